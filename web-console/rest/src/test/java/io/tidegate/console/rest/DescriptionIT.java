// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.Verdict;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What openapi.json says is what is answered: whoever writes a client has nothing else. */
class DescriptionIT {

    private Gateway gateway;
    private Map<String, Object> document;
    private Schemas schemas;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = new Gateway(data, "tidegate.demo=true").started();
        gateway.cache.good("pump", "speed", 1450.5);
        gateway.cache.bad("pump", "setpoint", "plc1: timeout after 2 s");
        gateway.cache.good("pump", "setpoint", 1450);
        gateway.state.checks.add(new CheckState("Asset", "pump", Verdict.DEGRADED, List.of("pump: write failed")));
        gateway.state.components.add(new ComponentState("c", "", "b", 7, "unsatisfied", "waits for X"));
        document = Tree.object(gateway.get("/api/v1/openapi.json").body());
        schemas = new Schemas(document);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void everyPathAnswersAsItIsDescribed() throws Exception {
        int walked = 0;
        for (Map.Entry<String, Object> path : Tree.member(document, "paths").entrySet()) {
            for (String method :
                    Tree.member(Tree.member(document, "paths"), path.getKey()).keySet()) {
                if (path.getKey().equals("/events")) {
                    continue;
                }
                Map<String, Object> answer =
                        Tree.member(Tree.member(Tree.member(path.getValue(), method), "responses"), "200");
                check(method.toUpperCase(Locale.ROOT), path.getKey(), answer);
                walked++;
            }
        }
        assertThat(walked).isEqualTo(13);
    }

    private void check(String method, String path, Map<String, Object> described) throws Exception {
        String channel = path.replace("{asset}", "pump").replace("{channel}", "setpoint");
        gateway.trials.begin("plc1");
        HttpResponse<String> answer =
                switch (method) {
                    case "PUT" -> gateway.write("pump/setpoint", "17");
                    case "POST" -> gateway.post("/api/v1" + path, "X-Tidegate", "1");
                    default -> gateway.get("/api/v1" + channel);
                };

        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        Map<String, Object> schema =
                Tree.member(Tree.member(Tree.member(described, "content"), "application/json"), "schema");
        schemas.check(method + " " + path, schema, Tree.read(answer.body()));
        // What is described but refuses the other methods.
        HttpResponse<String> refused = gateway.http.send(
                gateway.request("/api/v1" + channel).DELETE().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains(method.equals("GET") ? "GET, HEAD" : method);
        schemas.check("Problem", Tree.read(refused.body()));
    }

    @Test
    void everyEventIsAsItIsDescribed() throws Exception {
        try (EventClient client = gateway.events("")) {
            schemas.check("Snapshot", client.next("snapshot").json());
            gateway.tell(gateway.cache.good("pump", "speed", 2.5));
            schemas.check("Values", client.next("values").json());
            gateway.changed("pump", gateway.pump.with("new", ChannelType.READ, DataType.LONG, ""));
            schemas.check("Channels", client.next("channels").json());
            gateway.state.checks.clear();
            schemas.check("Health", client.next("health").json());
            gateway.context().getBundle(1).stop();
            schemas.check("Bundles", client.next("bundles").json());
            gateway.trials.begin("plc1");
            schemas.check("PendingTrial", client.next("trial").json());
        }
    }
}
