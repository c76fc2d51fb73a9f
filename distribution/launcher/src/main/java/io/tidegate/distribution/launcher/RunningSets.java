// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must run: {@code running.json}, brought up to date with the distribution, and its slot links. */
final class RunningSets {

    private final Path data;
    private final Distribution distribution;
    private final Jars jars;

    RunningSets(Path data, Distribution distribution, Jars jars) {
        this.data = data;
        this.distribution = distribution;
        this.jars = jars;
    }

    /** Reads, seeds or upgrades the running set, and writes it if that changed it. */
    RunningSet load() throws LaunchFault {
        try {
            Optional<RunningSet> current = RunningSet.read(data);
            Map<String, String> lastOffer = LastOffer.read(data);
            List<RunningSet.Entry> offer = distribution.offer();
            Map<String, String> thisOffer = LastOffer.of(offer);
            if (current.isPresent() && thisOffer.equals(lastOffer)) {
                return current.get();
            }
            Seed seed = new Seed(offer, lastOffer, jars::isDeployed, this::available);
            RunningSet loaded = current.isPresent() ? seed.applyTo(current.get()) : seed.first();
            if (!loaded.equals(current.orElse(null))) {
                loaded.write(data);
            }
            LastOffer.write(data, thisOffer);
            seed.differences().forEach(line -> System.out.println("Upgrade of the distribution: " + line));
            return loaded;
        } catch (IOException e) {
            throw new LaunchFault(
                    Exit.DAMAGED,
                    "the running set is damaged: " + e.getMessage()
                            + ": restore the file from a backup, or remove it to start with the distribution's bundles",
                    e);
        }
    }

    /** Points every slot's link at its jar. */
    void link(RunningSet running) throws LaunchFault {
        for (RunningSet.Entry entry : running.bundles()) {
            Path jar = jars.find(entry.sha256())
                    .orElseThrow(() -> new LaunchFault(
                            Exit.DAMAGED,
                            "the jar of " + entry.bsn() + " " + entry.version() + " (SHA-256 " + entry.sha256()
                                    + ") is neither in " + data.resolve("deploy/store") + " nor in "
                                    + distribution.home().resolve("system")
                                    + ": was the distribution replaced by an older one?"));
            link(entry, entry.slot(), jar);
            if (!entry.standbySha256().isEmpty()) {
                Optional<Path> standby = jars.find(entry.standbySha256());
                if (standby.isPresent()) {
                    link(entry, entry.slot().other(), standby.get());
                }
            }
        }
    }

    private void link(RunningSet.Entry entry, RunningSet.Slot slot, Path jar) throws LaunchFault {
        Path link = RunningSet.link(data, entry.bsn(), slot);
        try {
            if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(jar)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, jar);
            }
        } catch (IOException e) {
            throw new LaunchFault(Exit.FAILED, "link " + link + " can't be set: " + e, e);
        }
    }

    private boolean available(String sha256) {
        try {
            return !sha256.isEmpty() && jars.find(sha256).isPresent();
        } catch (LaunchFault e) {
            return false;
        }
    }
}
