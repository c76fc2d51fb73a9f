// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process whose output (both streams) is kept line by line. */
public class Program implements AutoCloseable {

    private final String name;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** Starts it. */
    public Program(String name, ProcessBuilder builder) throws IOException {
        this.name = name;
        this.process = builder.redirectErrorStream(true).start();
        this.reader = new Thread(this::read, name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    public final Process process() {
        return process;
    }

    public final long pid() {
        return process.pid();
    }

    /** What it has printed so far; a live view. */
    public final List<String> lines() {
        return lines;
    }

    public final String output() {
        return String.join("\n", lines);
    }

    /** Waits until a line holds a match of the expression, and returns the first such line. */
    public final String awaitLine(String regex, Duration limit) {
        return awaitLine(regex, 0, limit);
    }

    /** The same, looking only at lines from {@code from} on. */
    public final String awaitLine(String regex, int from, Duration limit) {
        Pattern pattern = Pattern.compile(regex);
        String[] found = new String[1];
        try {
            Await.until(name + " prints " + regex, limit, () -> {
                found[0] = lines.stream()
                        .skip(from)
                        .filter(line -> pattern.matcher(line).find())
                        .findFirst()
                        .orElse(null);
                return found[0] != null || (!process.isAlive() && !reader.isAlive());
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it printed:\n" + output(), e);
        }
        if (found[0] == null) {
            throw new AssertionError(name + " ended with exit code " + process.exitValue() + " without printing "
                    + regex + "; it printed:\n" + output());
        }
        return found[0];
    }

    /** Waits for its end and returns the exit code. */
    public final int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(name + " still runs after " + limit.toSeconds() + " s; it printed:\n" + output());
        }
        reader.join(2_000);
        return process.exitValue();
    }

    /** SIGTERM; returns the exit code. What it prints until its end is still read. */
    public final int stop(Duration limit) throws InterruptedException {
        process.toHandle().destroy();
        return awaitExit(limit);
    }

    /** SIGKILL. */
    public final void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join(2_000);
    }

    /** Kills it if it still runs. */
    @Override
    public final void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(output closed: " + e.getMessage() + ")");
        }
    }
}
