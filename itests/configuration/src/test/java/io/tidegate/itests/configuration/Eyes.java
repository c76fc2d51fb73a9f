// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a running gateway shows: each command that looks, each GET of the REST interface. */
final class Eyes {

    private static final List<String> COMMANDS = List.of(
            "help",
            "status",
            "status --json",
            "bundles",
            "bundles --json",
            "components",
            "components --json",
            "packages --json",
            "feature list",
            "audit list --most 1000",
            "audit list --most 1000 --json",
            "audit verify --json",
            "config list",
            "config list --json",
            "config history --json",
            "config pending",
            "secrets list");
    private static final List<String> OF_A_COMPONENT = List.of(
            "config show %s", "config show %s --json", "config show %s --unresolved", "config show %s --layers");
    private static final List<String> OF_A_SNAPSHOT = List.of(
            "config show-snapshot %s", "config show-snapshot %s --json", "config diff %s", "config diff %s --json");
    private static final Pattern FIRST_WORD = Pattern.compile("(?m)^(\\S+)");
    private static final Pattern GET = Pattern.compile("\"(/[^\"]*)\"\\s*:\\s*\\{\\s*\"get\"");

    private final ControlSocket gateway;
    private final Path data;
    private final Map<String, String> seen = new LinkedHashMap<>();

    Eyes(ControlSocket gateway, Path data) {
        this.gateway = gateway;
        this.data = data;
    }

    /** What was asked, and what was shown. */
    Map<String, String> look() throws IOException, InterruptedException {
        for (String command : COMMANDS) {
            ask(command);
        }
        askEach(OF_A_COMPONENT, ask("config list"));
        askEach(OF_A_SNAPSHOT, ask("config history"));
        rest();
        return seen;
    }

    private void askEach(List<String> commands, String listing) throws IOException {
        List<String> names = FIRST_WORD
                .matcher(listing)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            for (String command : commands) {
                ask(command.formatted(name));
            }
        }
    }

    private String ask(String command) throws IOException {
        Gateway.Answer answer = gateway.run(command.split(" "));
        seen.put(command, answer.output());
        return answer.output();
    }

    private void rest() throws IOException, InterruptedException {
        Path port = data.resolve("run/http.port");
        Await.until("the console's port in " + port, () -> Files.exists(port));
        String api = "http://127.0.0.1:" + Files.readString(port).strip() + "/api/v1";
        List<String> paths = GET.matcher(get(api + "/openapi.json"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(paths).contains("/components", "/events");
        for (String path : paths) {
            String url = api + path.replace("{asset}", "press-3").replace("{channel}", "force");
            assertThat(url).doesNotContain("{");
            seen.put("GET " + url, get(url));
        }
    }

    /** A stream never ends: its first lines will do. */
    private static String get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).as(url).isEqualTo(200);
        try (Stream<String> lines = response.body()) {
            return (url.endsWith("/events") ? lines.limit(20) : lines).collect(Collectors.joining("\n"));
        }
    }
}
