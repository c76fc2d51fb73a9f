// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Add-ons made for Kura 5, dropped in as packages and configured, do at a broker what they do there. */
class KuraAddonsIT {

    @TempDir
    private static Path folder;

    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        site = Site.start(folder);
        site.drop(DeploymentPackage.all(1, folder));
        site.configure("addons.json");
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void driverValuesTravelThroughAssetAndWireComponentToTheBroker() {
        String message = site.hears("plant/gw/data/scaled", "\"value\":[1-9]");
        assertThat(message).contains("\"assetName\":\"line\"", "\"scale.edition\":1");
        assertThat(number(message, "value") % 10).isZero();
        assertThat(number(site.hears("plant/gw/data/scaled", "\"value\":"), "value"))
                .isGreaterThan(number(message, "value"));
    }

    /** The timer's own record is what is written: its property is named as the channel is. */
    @Test
    void writtenValueIsReadBack() {
        assertThat(number(site.hears("plant/gw/data/scaled", "\"level\":[1-9]"), "level"))
                .isGreaterThan(10.0 * 1_600_000_000_000L);
    }

    @Test
    void driverPushesFromItsOwnThread() {
        assertThat(site.hears("plant/gw/data/pushed", "\"rung\":1")).contains("\"assetName\":\"doorbell\"");
    }

    @Test
    void driverDecryptsItsPassword() throws Exception {
        assertThat(site.cli("config", "show", "gauge1")).contains("access.code").doesNotContain("sesame");
        site.cli("config", "set", "gauge1", "access.code=let me in");
        Await.until("the status tells why nothing is read", Site.SOON, () -> site.cli("status")
                .contains("the gauge does not open with this code"));
        site.cli("config", "set", "gauge1", "access.code=open sesame");
        site.hears("plant/gw/data/scaled", "\"value\":[1-9]");
    }

    @Test
    void severalPortsAreJoined() {
        assertThat(site.hears("plant/gw/data/joined", "\"pairing.edition\":1"))
                .contains("\"from.line\":true", "\"from.tenfold\":true", "\"scale.edition\":1");
        double difference = number(site.hears("plant/gw/data/difference", "\"difference\":"), "difference");
        assertThat(difference).isPositive();
        assertThat(difference % 9).isZero();
    }

    @Test
    void applicationPublishesAndHearsOfDelivery() {
        assertThat(site.hears("plant/gw/notifier/greeting", "\"confirmed\":[1-9]"))
                .contains("\"edition\":1", "\"tags\":2")
                .as("the version of Kura that add-ons are told")
                .containsPattern("\"kura\":\"KURA_5");
    }

    @Test
    void applicationHearsACommandOfItsSubscriber() {
        site.ask(
                "plant/gw/notifier/command",
                "{\"metrics\":{\"command\":\"go\"}}",
                "plant/gw/notifier/greeting",
                "\"command\":\"go\"");
    }

    @Test
    void applicationAnswersARequest() {
        String answer = site.ask(
                "$EDC/plant/gw/NOTIFIER-V1/EXEC/command/halt",
                "{\"metrics\":{\"request.id\":\"r1\",\"requester.client.id\":\"tester\"}}",
                "$EDC/plant/tester/NOTIFIER-V1/REPLY/r1",
                "\"response.code\":200");
        assertThat(answer).contains("\"accepted\":\"halt\"");
    }

    @Test
    void selfConfiguringComponentIsConfiguredByWhatItSays() throws Exception {
        assertThat(site.cli("config", "show", "com.example.notifier.Greeter")).contains("greeting");
        site.cli("config", "set", "com.example.notifier.Greeter", "greeting=welcome");
        site.hears("plant/gw/notifier/greeting", "\"greeting\":\"welcome\"");
    }

    @Test
    void applicationOfTheFirstCloudApiRunsOnItsDefaults() {
        assertThat(site.hears("plant/gw/heater/temperature", "\"confirmed\":[1-9]"))
                .contains("\"setPoint\":21.5", "\"edition\":1");
    }

    @Test
    void applicationOfTheFirstCloudApiAnswersCommands() {
        site.ask(
                "plant/gw/heater/command/now",
                "{\"metrics\":{\"command\":\"warmer\"}}",
                "plant/gw/heater/answer",
                "\"answer\":\"warmer\"");
        site.ask(
                "$EDC/plant/gw/heater/EXEC/now",
                "{\"metrics\":{\"command\":\"colder\",\"requester.client.id\":\"tester\"}}",
                "$EDC/plant/tester/heater/REPLY/1",
                "\"answer\":\"colder\"");
    }

    private static double number(String message, String metric) {
        String after = message.substring(message.indexOf("\"" + metric + "\":") + metric.length() + 3);
        return Double.parseDouble(after.split("[,}]", 2)[0]);
    }
}
