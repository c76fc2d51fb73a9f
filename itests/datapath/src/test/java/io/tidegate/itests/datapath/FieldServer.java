// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A Modbus TCP server that is not ours. It numbers each request it answers in registers 0 to 3 and logs the numbers. */
final class FieldServer implements AutoCloseable {

    /** The gateway's request time-out: an answer that took longer is none. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

    private final Program program;
    private final Path log;
    private final int port;

    private FieldServer(Program program, Path log) {
        this.program = program;
        this.log = log;
        this.port = Integer.parseInt(
                program.awaitLine("^PORT \\d+", Duration.ofSeconds(20)).substring("PORT ".length()));
    }

    /** On Debian's python3-pymodbus, so by Debian's Python: another one on the PATH lacks the package. */
    static FieldServer python(Path folder) throws IOException {
        Path log = folder.resolve("answered.log");
        return start(log, List.of("/usr/bin/python3", field("server.py"), "--port", "0", "--log", log.toString()));
    }

    /** On Debian's libmodbus, compiled here. */
    static FieldServer libmodbus(Path folder) throws IOException, InterruptedException {
        Path binary = folder.resolve("field-server");
        Path log = folder.resolve("answered.log");
        try (Program compiler = new Program(
                "gcc",
                new ProcessBuilder(
                        "sh",
                        "-c",
                        "gcc -O2 -o " + binary + " " + field("server.c")
                                + " $(pkg-config --cflags --libs libmodbus)"))) {
            if (compiler.awaitExit(Duration.ofSeconds(60)) != 0) {
                throw new IOException(
                        "the field server needs gcc, pkg-config and libmodbus-dev:\n" + compiler.output());
            }
        }
        return start(log, List.of(binary.toString(), "--port", "0", "--log", log.toString()));
    }

    private static FieldServer start(Path log, List<String> command) throws IOException {
        return new FieldServer(new Program("field server", new ProcessBuilder(command)), log);
    }

    int port() {
        return port;
    }

    /** The numbers of the requests answered so far within the time-out. */
    Set<Long> answered() throws IOException {
        Set<Long> numbers = new TreeSet<>();
        if (!Files.exists(log)) {
            return numbers;
        }
        for (String line : Files.readAllLines(log)) {
            String[] words = line.split("\\s+", -1);
            if (words.length >= 2 && Double.parseDouble(words[1]) < REQUEST_TIMEOUT.toMillis()) {
                numbers.add(Long.parseLong(words[0]));
            }
        }
        return numbers;
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }

    private static String field(String file) {
        return Homes.root().resolve("itests/field").resolve(file).toString();
    }
}
