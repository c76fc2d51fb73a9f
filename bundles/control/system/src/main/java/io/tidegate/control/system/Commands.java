// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the operating system to their end. */
final class Commands {

    private Commands() {}

    /**
     * What a command writes, without white space around it.
     *
     * @throws IOException if it is not there, fails, or is not done in time; the message tells which and what it said
     */
    static String output(Duration limit, List<String> command) throws IOException {
        // Into a file: a pipe would fill up and hold the command, or want a thread that empties it.
        Path file = Files.createTempFile("command", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            process.getOutputStream().close();
            int exit = await(process, limit, command);
            String output = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            if (exit != 0) {
                throw new IOException(words(command) + " ended with code " + exit + ": " + lastLine(output));
            }
            return output;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static int await(Process process, Duration limit, List<String> command) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IOException(words(command) + " is not done after " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(words(command) + " was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String words(List<String> command) {
        return String.join(" ", command);
    }

    private static String lastLine(String output) {
        return output.isEmpty() ? "it said nothing" : output.substring(output.lastIndexOf('\n') + 1);
    }
}
