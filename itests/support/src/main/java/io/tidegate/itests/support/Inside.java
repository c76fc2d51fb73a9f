// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What the test-only bundle {@link Probes#jar} sees inside a gateway. */
public final class Inside {

    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Gateway gateway;

    /** @param gateway one into which the bundle was installed */
    public Inside(Gateway gateway) {
        this.gateway = gateway;
    }

    /** What a swap must not let grow: names of threads, targets of open files, live class loaders of one bundle. */
    public record Footprint(List<String> threads, List<String> files, int loaders) {

        /** The pools of bundles breathe by a worker or two with their load; every other thread counts. */
        private boolean isWithin(Footprint other) {
            return fixed() <= other.fixed()
                    && threads.size() - fixed() <= other.threads.size() - other.fixed() + 3
                    && files.size() <= other.files.size();
        }

        private long fixed() {
            return threads.stream()
                    .filter(name -> !name.matches("[a-z]+(-driver|-opcua-opening)?-\\d+( .*)?"))
                    .count();
        }
    }

    /** {@code STARTED <bundle>} and {@code STOPPED <bundle>} since the probe was installed. */
    public List<String> events() throws IOException, InterruptedException {
        return ask("probe", "events");
    }

    /** Bundle, name, id and state of every component, sorted, but for those of some bundles. */
    public List<String> componentsWithout(String... bundles) throws IOException, InterruptedException {
        return ask("probe", "components").stream()
                .filter(line -> Arrays.stream(bundles).noneMatch(bundle -> line.startsWith(bundle + " ")))
                .sorted()
                .toList();
    }

    /** Threads, files, and how many class loaders of the bundle are alive after a garbage collection. */
    public Footprint footprint(String bundle) throws IOException, InterruptedException {
        int loaders = Integer.parseInt(ask("probe", "loaders", bundle).get(0));
        return new Footprint(
                ask("probe", "threads").stream().sorted().toList(),
                ask("probe", "files").stream().sorted().toList(),
                loaders);
    }

    /** Two class loaders at most, active and standby; threads and files as before, once idle workers have ended. */
    public void assertWithin(Footprint before, String bundle) throws IOException, InterruptedException {
        int loaders = footprint(bundle).loaders();
        if (loaders > 2) {
            throw new AssertionError(
                    bundle + ": " + loaders + " live class loaders, 2 are allowed: active and standby");
        }
        try {
            Await.until(bundle + ": threads and open files as before", QUIET, () -> footprint(bundle)
                    .isWithin(before));
        } catch (AssertionError e) {
            throw new AssertionError(before + "\nbecame\n" + footprint(bundle), e);
        }
    }

    /** Stops a bundle behind the back of the deployment, as if it had broken. */
    public void stop(String bundle) throws IOException, InterruptedException {
        ask("probe", "stop", bundle);
    }

    public void start(String bundle) throws IOException, InterruptedException {
        ask("probe", "start", bundle);
    }

    private List<String> ask(String... words) throws IOException, InterruptedException {
        Gateway.Answer answer = gateway.cli(words);
        if (answer.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + ": exit code " + answer.exit() + ": " + answer.output());
        }
        return answer.output().lines().toList();
    }
}
