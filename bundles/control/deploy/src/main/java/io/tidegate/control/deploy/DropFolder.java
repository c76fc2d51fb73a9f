// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.concurrent.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs what is put into {@code drop/}, once its size has stood still for a second; it then moves to {@code drop/done}, or
 * to {@code drop/failed} beside a text with the reason. Names that begin with a dot are left alone.
 */
@Component(service = {})
public final class DropFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final String ONLY = "only bundles (.jar) and packages (.dp) are installed from here";
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Deployer deployer;
    private final WorkerPool pool;
    private final Path folder;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<Path, Seen> taken = new HashMap<>();
    private boolean readable = true;
    private ScheduledFuture<?> poll;

    /** A file as the last look found it. */
    private record Seen(long size, long modified) {}

    @Activate
    public DropFolder(BundleContext context, @Reference Deployer deployer, @Reference Threads threads) {
        this(Path.of(context.getProperty("tidegate.data")), deployer, threads.pool());
    }

    DropFolder(Path data, Deployer deployer, WorkerPool pool) {
        this.deployer = deployer;
        this.pool = pool;
        folder = data.toAbsolutePath().normalize().resolve("drop");
    }

    @Activate
    void start() throws IOException {
        Files.createDirectories(folder);
        poll = pool.every(pool.serial("drop"), this::look, POLL, POLL);
    }

    @Deactivate
    void stop() {
        poll.cancel(false);
    }

    /** Takes what stands as it stood at the last look. */
    void look() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> present = files.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            seen.keySet().retainAll(present);
            taken.keySet().retainAll(present);
            for (Path file : present) {
                Seen now = new Seen(
                        Files.size(file), Files.getLastModifiedTime(file).toMillis());
                if (now.equals(seen.put(file, now)) && !now.equals(taken.put(file, now))) {
                    take(file);
                }
            }
            readable = true;
        } catch (NoSuchFileException e) {
            LOG.debug("{}: gone while it was looked at", e.getFile());
        } catch (IOException | UncheckedIOException e) {
            if (readable) {
                LOG.warn("{}: can't be read, nothing is installed from there: {}", folder, e.toString());
            }
            readable = false;
        }
    }

    private void take(Path file) {
        String reason = installed(file);
        try {
            move(file, reason.isEmpty() ? "done" : "failed", reason);
        } catch (IOException e) {
            LOG.warn(
                    "drop folder: {} can't be moved away, and is left alone until it changes: {}",
                    file.getFileName(),
                    e.toString());
        }
    }

    /** Why it was not installed; empty if it was. */
    private String installed(Path file) {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(jar|dp)")) {
            LOG.warn("drop folder: {} is left out: {}", file.getFileName(), ONLY);
            return ONLY;
        }
        LOG.info("drop folder: installing {}", file.getFileName());
        try {
            DeploymentReport report = deployer.apply(deployer.plan(DeploymentRequest.install(List.of(file))));
            return report.successful()
                    ? ""
                    : report.results().stream().map(Words::of).collect(Collectors.joining("\n"));
        } catch (RuntimeException e) {
            LOG.error("drop folder: {}", file.getFileName(), e);
            return e.toString();
        }
    }

    private void move(Path file, String where, String reason) throws IOException {
        Path to = Files.createDirectories(folder.resolve(where));
        Path text = to.resolve(file.getFileName() + ".txt");
        Files.deleteIfExists(text);
        Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        seen.remove(file);
        taken.remove(file);
        if (!reason.isEmpty()) {
            Files.writeString(text, reason + System.lineSeparator());
        }
    }
}
