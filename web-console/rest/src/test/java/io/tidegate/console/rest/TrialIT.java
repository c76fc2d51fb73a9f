// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the configuration that waits to be confirmed, over real HTTP. */
class TrialIT {

    private static final String TRIAL = "/api/v1/configuration/trial";

    @TempDir
    private Path data;

    @Test
    void tellsWhatWaits() throws Exception {
        try (Gateway gateway = new Gateway(data).started()) {
            assertThat(answer(gateway.get(TRIAL), 200)).containsEntry("trial", null);

            gateway.trials.begin("plc1");

            assertThat(Tree.member(answer(gateway.get(TRIAL), 200), "trial"))
                    .containsEntry("before", 17)
                    .containsEntry("components", List.of("plc1"))
                    .containsEntry("remaining", 60_000);
            gateway.unregister(gateway.trials);
            answer(gateway.get(TRIAL), 503);
        }
    }

    @Test
    void eventsTellThatItBeginsAndEnds() throws Exception {
        try (Gateway gateway = new Gateway(data).started();
                EventClient client = gateway.events("?topics=configuration")) {
            assertThat(client.next("snapshot").json())
                    .containsOnlyKeys("gateway", "trial")
                    .containsEntry("trial", null);

            gateway.trials.begin("plc1");
            assertThat(Tree.member(client.next("trial").json(), "trial")).containsEntry("components", List.of("plc1"));
            gateway.trials.begin("plc2");
            assertThat(Tree.member(client.next("trial").json(), "trial")).containsEntry("components", List.of("plc2"));
            gateway.trials.confirm();
            assertThat(client.next("trial").json()).containsEntry("trial", null);
        }
    }

    @Test
    void endsItOnBehalfOfWhoAsks() throws Exception {
        try (Gateway gateway = new Gateway(data, "tidegate.demo=true").started()) {
            for (Map.Entry<String, String> way :
                    Map.of("confirm", "confirmed", "revert", "reverted").entrySet()) {
                gateway.trials.begin("plc1");

                HttpResponse<String> done = gateway.post(TRIAL + "/" + way.getKey(), "X-Tidegate", "1");

                assertThat(answer(done, 200)).containsEntry("trial", null);
                assertThat(gateway.trials.ended).isEqualTo(way.getValue());
                assertThat(gateway.trials.behalf)
                        .containsEntry("entrypoint", "REST")
                        .containsEntry("ip", "127.0.0.1");
            }
            assertThat(answer(gateway.post(TRIAL + "/confirm", "X-Tidegate", "1"), 409))
                    .extractingByKey("detail")
                    .asString()
                    .contains("nothing waits");
        }
    }

    /** The same rule as for writing to a device. */
    @Test
    void endsItNeitherWithoutTheDemoNorForAnotherSite() throws Exception {
        try (Gateway gateway = new Gateway(data).started()) {
            gateway.trials.begin("plc1");
            assertThat(answer(gateway.post(TRIAL + "/confirm", "X-Tidegate", "1"), 403))
                    .extractingByKey("detail")
                    .asString()
                    .contains("bin/tidegate config confirm", "--demo");
            assertThat(gateway.trials.pending()).isPresent();
        }
        try (Gateway gateway = new Gateway(data, "tidegate.demo=true").started()) {
            gateway.trials.begin("plc1");
            answer(gateway.post(TRIAL + "/revert"), 403);
            assertThat(gateway.trials.pending()).isPresent();
        }
    }

    private static Map<String, Object> answer(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Tree.object(response.body());
    }
}
