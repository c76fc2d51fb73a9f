// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Inside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks the gateway for a value learns whether it is still true, and if not, why; for each kind of device. */
class FreshnessIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MODBUS = "io.tidegate.drivers.modbus";
    private static final String SIMULATOR = "io.tidegate.drivers.simulator";
    private static final String OPCUA_SERVER = "io.tidegate.drivers.simulator.opcua";

    /** One channel by each protocol. */
    private static final String LEVEL = "tank/level";

    private static final String TEMPERATURE = "furnace/temperature";
    private static final String VIBRATION = "monitor/vibration";

    @TempDir
    private static Path folder;

    private static DemoPlant plant;
    private static Inside inside;
    private static URI console;

    private final HttpClient http = HttpClient.newHttpClient();

    /** What REST says of a channel. */
    private record Told(String quality, String reason, String document) {}

    @BeforeAll
    static void start() throws Exception {
        plant = DemoPlant.start(folder);
        inside = new Inside(plant.gateway());
        console = plant.console();
    }

    @AfterAll
    static void stop() {
        if (plant != null) {
            plant.close();
        }
    }

    @AfterEach
    void everythingIsGoodAgain() {
        Stream.of(LEVEL, TEMPERATURE, VIBRATION).forEach(channel -> await(channel, "GOOD"));
    }

    @Test
    void stoppedDriverMakesItsChannelsBadAndNoOther() throws Exception {
        inside.stop(MODBUS);
        try {
            assertThat(await(LEVEL, "BAD").reason()).contains("plant");
            assertThat(ask(TEMPERATURE).quality()).isEqualTo("GOOD");
            assertThat(ask(VIBRATION).quality()).isEqualTo("GOOD");
        } finally {
            inside.start(MODBUS);
        }
    }

    @Test
    void stoppedServerMakesItsChannelsBadUntilItIsBack() throws Exception {
        inside.stop(OPCUA_SERVER);
        try {
            assertThat(await(TEMPERATURE, "BAD").reason()).contains("opc.tcp://127.0.0.1");
            assertThat(ask(LEVEL).quality()).isEqualTo("GOOD");
        } finally {
            inside.start(OPCUA_SERVER);
        }
    }

    /** A polled device that is gone is BAD; one that pushes just says nothing any more: its last value grows old. */
    @Test
    void silentDeviceBecomesStaleAndKeepsItsValue() throws Exception {
        inside.stop(SIMULATOR);
        try {
            assertThat(await(LEVEL, "BAD").reason()).contains("127.0.0.1");
            assertThat(await(TEMPERATURE, "BAD").reason()).contains("Bad_");
            Told stale = await(VIBRATION, "STALE");
            assertThat(stale.document()).containsPattern("\"value\":[0-9.]+");
            // Health is looked at now and then, not at each question.
            Await.until("health tells of it", LIMIT, () -> {
                String health = get("api/v1/health");
                return health.contains("\"kind\":\"channels\"") && health.contains("STALE");
            });
        } finally {
            inside.start(SIMULATOR);
        }
    }

    private Told await(String channel, String quality) {
        Told[] told = new Told[1];
        try {
            Await.until(channel + " is " + quality, LIMIT, () -> {
                told[0] = ask(channel);
                return told[0].quality().equals(quality);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it is " + told[0], e);
        }
        return told[0];
    }

    private Told ask(String channel) throws IOException, InterruptedException {
        String document = get("api/v1/channels/" + channel);
        return new Told(field(document, "quality"), field(document, "reason"), document);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(console.resolve(path)).timeout(LIMIT).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String field(String document, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"(.*?)\"[,}]").matcher(document);
        return field.find() ? field.group(1) : "";
    }
}
