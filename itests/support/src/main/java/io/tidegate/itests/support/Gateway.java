// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The assembled distribution as a process, started as its operators start it: by {@code bin/tidegate run}. */
public final class Gateway extends Program {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("^Tidegate .* ready in (\\d+) ms, (\\d+) bundles");

    private final Path home;
    private final Path data;

    private Gateway(Path home, Path data, Map<String, String> environment, List<String> words) throws IOException {
        super("gateway", builder(home, data, environment, words));
        this.home = home;
        this.data = data;
    }

    /** What a command line call printed and how it ended. */
    public record Answer(int exit, String output) {}

    /** Starts the process and returns at once. */
    public static Gateway launch(Path home, Path data, Map<String, String> environment) throws IOException {
        return new Gateway(home, data, environment, List.of("run"));
    }

    /** Starts the gateway and waits until it says that it is ready. */
    public static Gateway start(Path home, Path data) throws IOException {
        return start(home, data, Map.of());
    }

    /** The same with environment variables, for example {@code JAVA_HOME} or {@code TIDEGATE_JAVA_OPTS}. */
    public static Gateway start(Path home, Path data, Map<String, String> environment) throws IOException {
        Gateway gateway = launch(home, data, environment);
        gateway.awaitReady();
        return gateway;
    }

    /** The same as {@code bin/tidegate run --demo}: whoever reaches the console may write. */
    public static Gateway startDemo(Path home, Path data) throws IOException {
        Gateway gateway = new Gateway(home, data, Map.of(), List.of("run", "--demo"));
        gateway.awaitReady();
        return gateway;
    }

    /** The same as {@code bin/tidegate run} with further options. */
    public static Gateway startWith(Path home, Path data, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(options));
        Gateway gateway = new Gateway(home, data, Map.of(), words);
        gateway.awaitReady();
        return gateway;
    }

    public String awaitReady() {
        return awaitLine(READY.pattern(), START);
    }

    /** The number of bundles in the ready line. */
    public int bundles() {
        Matcher ready = READY.matcher(awaitReady());
        return ready.find() ? Integer.parseInt(ready.group(2)) : -1;
    }

    public Path data() {
        return data;
    }

    /** Runs {@code bin/tidegate} with these words on this gateway's data root. */
    public Answer cli(String... words) throws IOException, InterruptedException {
        return cli(home, data, words);
    }

    /** Runs {@code bin/tidegate} on a data root, whether a gateway runs on it or not. */
    public static Answer cli(Path home, Path data, String... words) throws IOException, InterruptedException {
        try (Program call = new Program("tidegate", builder(home, data, Map.of(), List.of(words)))) {
            int exit = call.awaitExit(Duration.ofSeconds(60));
            return new Answer(exit, call.output());
        }
    }

    private static ProcessBuilder builder(Path home, Path data, Map<String, String> environment, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/tidegate").toString());
        command.addAll(words);
        command.add("--data");
        command.add(data.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeAll(Set.of("TIDEGATE_DATA", "TIDEGATE_ENVIRONMENT", "TIDEGATE_GATEWAY_ID"));
        builder.environment().putAll(environment);
        return builder;
    }
}
