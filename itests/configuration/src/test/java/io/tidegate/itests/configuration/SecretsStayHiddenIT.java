// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way a password came, nothing that the gateway writes, prints or answers holds it. */
class SecretsStayHiddenIT {

    private final String word = "wEir" + Long.toString(System.nanoTime(), 36) + "Q7";
    private final MarkerSearch search = new MarkerSearch(word);

    @TempDir
    private Path folder;

    @Test
    void passwordIsNowhere() throws Exception {
        Path home = chatty(Homes.copy(Homes.demo(), folder.resolve("home")));
        Path data = Files.createDirectories(folder.resolve("data"));
        Path files = Files.createDirectories(folder.resolve("files"));
        SecretWays ways = new SecretWays(word, files);
        ways.prepare(data);
        List<String> found = new ArrayList<>();
        Map<String, String> environment = Map.of(SecretWays.VARIABLE, ways.secret("variable"));
        try (Gateway gateway = Gateway.start(home, data, environment)) {
            ControlSocket socket = new ControlSocket(data);
            ways.right(socket);
            ways.wrong(socket);
            ways.wrongFile(data);
            new Eyes(socket, data).look().forEach((what, seen) -> found.addAll(search.in(what, seen)));
            ways.printed().forEach(line -> found.addAll(search.in("a command's output", line)));
            found.addAll(search.in(
                    "bin/tidegate", gateway.cli("config", "show", "sensors").output()));
            assertThat(gateway.stop(Duration.ofSeconds(30))).isZero();
            assertThat(gateway.output()).as("it tells everything").contains(" DEBUG ");
            found.addAll(search.in("output of the gateway", gateway.output()));
        }
        found.addAll(search.below(data));
        found.addAll(search.in("export", Files.readString(files.resolve("export.json"))));
        found.addAll(search.in("export without key", Files.readString(files.resolve("without.json"))));
        found.addAll(search.in("export for Kura", Files.readString(files.resolve("kura.xml"))));

        assertThat(found).as("the search is not blind").anyMatch(line -> isOperators(data, line));
        assertThat(found).filteredOn(line -> !isOperators(data, line)).isEmpty();
    }

    /** A file that an operator laid down is his: the gateway leaves it as it is, or moves it aside, with his password in it. */
    private static boolean isOperators(Path data, String line) {
        return Stream.of("config/plant.json", "config/late.json.rejected")
                .anyMatch(file -> line.startsWith(data.resolve(file) + ": in clear"));
    }

    private static Path chatty(Path home) throws IOException {
        Path logging = home.resolve("etc/logback.xml");
        String text = Files.readString(logging);
        Files.writeString(logging, text.replace("<root level=\"INFO\">", "<root level=\"DEBUG\">"));
        return home;
    }
}
