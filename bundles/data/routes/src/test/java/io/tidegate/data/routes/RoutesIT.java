// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Sample;
import io.tidegate.itests.support.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** The built host bundle in a framework; the test plays the assets and the cloud connection. */
@Timeout(60)
class RoutesIT {

    private final TestAsset plant = new TestAsset()
            .channel("level", DataType.INTEGER, "mm")
            .channel("flow", DataType.DOUBLE, "l/s")
            .channel("text", DataType.STRING, "");

    private RoutesFramework gateway;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        gateway = new RoutesFramework(folder);
        gateway.register(Asset.class, plant, "plant");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void yamlRouteWritesChannels() throws Exception {
        gateway.group(
                "ticks",
                """
                - route:
                    id: tick
                    from:
                      uri: timer:tick
                      parameters:
                        period: 20
                        includeMetadata: true
                      steps:
                        - setBody:
                            simple: ${exchangeProperty.CamelTimerCounter}
                        - to: seda:ticks
                - route:
                    id: write
                    from:
                      uri: seda:ticks
                      steps:
                        - to: tidegate-asset:plant/level
                """);

        assertThat(plant.next()).isEqualTo(Map.of("level", 1));
        assertThat(plant.next()).isEqualTo(Map.of("level", 2));
        gateway.awaitOk("ticks");
        assertThat(gateway.health("ticks"))
                .contains("ticks: 2 of 2 routes run, ")
                .contains(" exchanges, 0 failed");
    }

    @Test
    void xmlRouteGetsSamplesAndWrites() throws Exception {
        gateway.group(
                "copy",
                """
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route id="copy">
                    <from uri="tidegate-asset:boiler/*"/>
                    <setBody><simple>${header.TidegateAsset}/${header.TidegateChannel} ${body} ${header.TidegateUnit} ${header.TidegateQuality}</simple></setBody>
                    <to uri="tidegate-asset:plant/text"/>
                  </route>
                </routes>
                """);
        gateway.register(Asset.class, new TestAsset().channel("t1", DataType.DOUBLE, "°C"), "boiler");
        gateway.awaitOk("copy");

        gateway.offer("boiler", "t1", 21.5);
        gateway.offer("other", "t1", 1.0);
        gateway.offer("boiler", "t1", 21.5);
        gateway.offer("boiler", "t1", 22.0);

        assertThat(plant.next()).isEqualTo(Map.of("text", "boiler/t1 21.5 °C GOOD"));
        assertThat(plant.next()).isEqualTo(Map.of("text", "boiler/t1 22.0 °C GOOD"));
    }

    @Test
    void badSamplesComeWhenAskedFor() throws Exception {
        gateway.group(
                "any", copy("any", "tidegate-asset:boiler/t1?quality=any&onChange=false", "${header.TidegateReason}"));
        gateway.group("good", copy("good", "tidegate-asset:boiler/t1", "good ${body}"));
        gateway.awaitHealth("any", "1 of 1 routes run");
        gateway.awaitHealth("good", "1 of 1 routes run");

        Instant now = Instant.now();
        gateway.offer(Sample.bad(new ChannelId("boiler", "t1"), "timeout after 2 s", now, now));
        assertThat(plant.next()).isEqualTo(Map.of("text", "timeout after 2 s"));
        assertThat(plant.waiting()).isZero();
    }

    @Test
    void unknownAssetIsToldAndHeals() throws Exception {
        gateway.group("late", copy("late", "tidegate-asset:boiler/t1", "${body}"));

        gateway.awaitHealth("late", "late: route 'late': there is no asset 'boiler' now");
        assertThat(gateway.status("late")).isEqualTo(Result.Status.WARN);
        gateway.register(Asset.class, new TestAsset(), "boiler");
        gateway.awaitOk("late");
    }

    @Test
    void refusedWriteFailsTheExchangeWithTheReason() throws Exception {
        gateway.group(
                "level", copy("level", "tidegate-asset:plant/flow", "${body}").replace("plant/text", "plant/level"));
        gateway.awaitOk("level");

        gateway.offer("plant", "flow", 1.5);
        gateway.awaitHealth("level", "route 'level' failed: WriteFault: plant/level: '1.5' is no INTEGER");
        plant.refuse("the valve is locked");
        gateway.group("level", copy("level", "tidegate-asset:plant/flow", "7").replace("plant/text", "plant/level"));
        gateway.awaitOk("level");
        gateway.offer("plant", "flow", 4.0);
        gateway.awaitHealth("level", "plant/level: not written: the valve is locked");
        plant.refuse("");
        gateway.offer("plant", "flow", 5.0);
        gateway.awaitOk("level");
        assertThat(plant.next()).isEqualTo(Map.of("level", 7));
        assertThat(plant.behalf())
                .as("what the audit trail is told")
                .containsEntry("entrypoint", "routes")
                .containsEntry("identity", "level");
    }

    /** Editing one route must not disturb its neighbours. */
    @Test
    void changedTextRestartsOnlyTheRouteThatChanged() throws Exception {
        String stays = ticking("stays", "level");
        gateway.group("two", stays + ticking("changes", "flow"));
        awaitAtLeast("level", 3);
        awaitAtLeast("flow", 3);
        plant.clear();

        gateway.group(
                "two", stays + "# a comment\n" + ticking("changes", "flow").replace("period: 20", "period: 10"));
        awaitValue("flow", 1);
        int level = awaitChannel("level");
        assertThat(level).isGreaterThan(3);
        gateway.group("two", stays);
        gateway.awaitHealth("two", "1 of 1 routes run");
        plant.clear();
        for (int i = 0; i < 5; i++) {
            assertThat(plant.next()).containsOnlyKeys("level");
        }
    }

    @Test
    void textThatIsNoRouteIsRefused() {
        assertThat(problems("- route:\n    id: x\n   from: y\n"))
                .containsExactly(
                        "g: routes = 'line 3, column 4: expected <block end>, but found '<block mapping start>''"
                                + " is not allowed: a list of routes in Camel's YAML");
        assertThat(problems("- route:\n    from:\n      uri: timer:x\n      steps:\n        - sendTo: log:x\n")
                        .get(0))
                .startsWith("g: routes = 'line 5, column 11: ")
                .contains("sendTo");
        assertThat(problems("- beans:\n    - name: x\n").get(0)).contains("line 1, column 3: 'beans' is none of");
        assertThat(problems("[]").get(0)).contains("'no route'");
        assertThat(problems("").get(0)).contains("'no route'");
        assertThat(problems("<routes/>").get(0)).contains("'no route'").endsWith("routes in Camel's XML");
        assertThat(problems("<routes><route id='a'><from uri='timer:x'/><sendTo uri='log:x'/></route></routes>")
                        .get(0))
                .contains("sendTo");
        assertThat(problems("<routes><route></routes>").get(0)).contains("line 1, column ");
        assertThat(problems("<!DOCTYPE routes SYSTEM 'file:///etc/passwd'><routes><route/></routes>")
                        .get(0))
                .contains("a DOCTYPE is refused");
        assertThat(problems("# " + "x".repeat(300_000)).get(0))
                .contains("300002 bytes")
                .contains("at most 262144 bytes");
    }

    @Test
    void routeIdOfAnotherGroupIsRefused() throws Exception {
        String text = ticking("tick", "level");
        gateway.group("first", text);
        awaitValue("level", 1);

        assertThat(gateway.problems("second", text, Map.of("first", text)))
                .containsExactly("second: routes = 'route id tick' is not allowed: a route id that no other group has;"
                        + " group 'first' has it");
        // One change may move a route from one group to another.
        assertThat(gateway.problems("second", text, Map.of("first", ticking("other", "level"))))
                .isEmpty();
        assertThat(gateway.problems("first", text, Map.of("first", text))).isEmpty();

        gateway.group("second", text);
        gateway.awaitHealth("second", "route 'tick' the route id belongs to group 'first'");
        gateway.delete("first");
        gateway.awaitOk("second");
    }

    @Test
    void malformedChangeLeavesTheRoutesAsTheyAre() throws Exception {
        gateway.group("g", ticking("tick", "level"));
        awaitValue("level", 1);
        gateway.group("g", "- route: [");
        gateway.awaitHealth("g", "the routes before it stay");
        plant.clear();
        plant.next();
    }

    @Test
    void missingComponentIsToldInOneLine() throws Exception {
        gateway.group(
                "web",
                copy("web", "tidegate-asset:plant/flow", "${body}").replace("tidegate-asset:plant/text", "nowhere:x"));
        gateway.awaitHealth("web", "web: route 'web' waits for component 'nowhere'");
        assertThat(gateway.health("web")).contains("web: 0 of 1 routes run");
    }

    @Test
    void groupThatIsNotToStartIsKept() throws Exception {
        gateway.group("off", ticking("tick", "level"), "autostart", false);
        gateway.awaitHealth("off", "off: not started, as autostart = 'false'");
        gateway.group("off", ticking("tick", "level"), "autostart", true);
        awaitValue("level", 1);
        gateway.group("off", ticking("tick", "level"), "autostart", false);
        gateway.awaitHealth("off", "not started");
    }

    @Test
    void stoppedBundleLeavesNoThread() throws Exception {
        Instant begin = Instant.now();
        for (int i = 0; i < 3; i++) {
            gateway.group("g", ticking("tick", "level") + copy("copy", "tidegate-asset:boiler", "x"));
            awaitValue("level", 1);
            begin = Instant.now();
            gateway.host().stop(Bundle.STOP_TRANSIENT);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
            Await.until("no thread of routes", () -> threads().isEmpty());
            plant.clear();
            gateway.host().start(Bundle.START_TRANSIENT);
        }
        gateway.delete("g");
        // Camel ends with the last group, not with the bundle.
        Await.until("no thread of Camel", () -> threads().stream().noneMatch(name -> name.contains("camel")));
    }

    @Test
    void mapIsPublishedAsMetricsAndAnythingElseAsBody() throws Exception {
        TestPublisher publisher = new TestPublisher();
        gateway.register(CloudPublisher.class, publisher, "north");
        gateway.group(
                "body",
                copy("body", "tidegate-asset:boiler/t1", "${body} degrees")
                        .replace("tidegate-asset:plant/text", "kura-cloud:north"));
        gateway.awaitHealth("body", "1 of 1 routes run");
        gateway.offer("boiler", "t1", 21.5);

        KuraMessage message = publisher.next();
        assertThat(message.getPayload().getBody())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("21.5 degrees");
        assertThat(message.getProperties()).containsEntry("assetName", "boiler");
    }

    /** Replacing the cloud connection must not cost the message that is being published. */
    @Test
    void publishingWaitsForAPublisherThatIsBeingReplaced() throws Exception {
        TestPublisher publisher = new TestPublisher();
        ServiceRegistration<CloudPublisher> registration = gateway.register(CloudPublisher.class, publisher, "north");
        gateway.group(
                "body",
                copy("body", "tidegate-asset:boiler/t1", "${body}")
                        .replace("tidegate-asset:plant/text", "kura-cloud:north"));
        gateway.awaitHealth("body", "1 of 1 routes run");
        gateway.offer("boiler", "t1", 1);
        publisher.next();

        registration.unregister();
        gateway.offer("boiler", "t1", 2);
        gateway.awaitHealth("body", "there is no cloud publisher or subscriber 'north' now");
        gateway.register(CloudPublisher.class, publisher, "north");

        assertThat(publisher.next().getPayload().getBody())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("2");
        assertThat(gateway.health("body")).contains(" 0 failed");
    }

    @Test
    void messageOfASubscriberIsWritten() throws Exception {
        TestSubscriber subscriber = new TestSubscriber();
        gateway.register(CloudSubscriber.class, subscriber, "south");
        gateway.group(
                "in",
                """
                - from:
                    uri: kura-cloud:south
                    steps:
                      - to: tidegate-asset:plant
                """);
        gateway.awaitOk("in");
        KuraPayload payload = new KuraPayload();
        payload.addMetric("level", 3);
        payload.addMetric("flow", "1.5");
        subscriber.arrive(new KuraMessage(payload));

        assertThat(plant.next()).isEqualTo(Map.of("level", 3, "flow", 1.5));
        gateway.delete("in");
        Await.until("nobody listens", () -> subscriber.listeners() == 0);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("camel") || name.startsWith("routes"))
                .toList();
    }

    private List<String> problems(String text) {
        return gateway.problems("g", text, Map.of());
    }

    private void awaitValue(String channel, int value) throws InterruptedException {
        while (awaitChannel(channel) != value) {
            // The next write tells.
        }
    }

    private void awaitAtLeast(String channel, int value) throws InterruptedException {
        while (awaitChannel(channel) < value) {
            // The next write tells.
        }
    }

    private int awaitChannel(String channel) throws InterruptedException {
        Map<String, Object> write = plant.next();
        while (!write.containsKey(channel)) {
            write = plant.next();
        }
        return ((Number) write.get(channel)).intValue();
    }

    /** A route that writes its own count. */
    private static String ticking(String id, String channel) {
        return """
                - route:
                    id: %s
                    from:
                      uri: timer:%s
                      parameters:
                        period: 20
                        includeMetadata: true
                      steps:
                        - setBody:
                            simple: ${exchangeProperty.CamelTimerCounter}
                        - to: tidegate-asset:plant/%s
                """
                .formatted(id, id, channel);
    }

    private static String copy(String id, String from, String body) {
        return """
                - route:
                    id: %s
                    from:
                      uri: %s
                      steps:
                        - setBody:
                            simple: "%s"
                        - to: tidegate-asset:plant/text
                """
                .formatted(id, from, body);
    }
}
