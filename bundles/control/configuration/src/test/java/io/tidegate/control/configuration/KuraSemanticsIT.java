// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ConfigurationService does with what it is given, as in Kura, seen with the add-on's components. */
class KuraSemanticsIT {

    private static final String PACKAGE = "com.example.heater.";
    private static final String HEATER = PACKAGE + "Heater";
    private static final String METER = PACKAGE + "Meter";

    @TempDir
    Path data;

    @TempDir
    Path classes;

    private Gateway gateway;
    private ConfigurationService service;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway(data).configured();
        service = gateway.service(ConfigurationService.class);
        gateway.context()
                .installBundle("addon", new ByteArrayInputStream(AddOn.jar(classes)))
                .start();
        gateway.installDriver();
        service.createFactoryConfiguration(HEATER, "hall", Map.of(), true);
        Gateway.await(() -> gateway.component("hall"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void valuesAreTakenAsTextsOrInTheirTypes() throws Exception {
        service.updateConfiguration(
                "hall",
                Map.of(
                        "grade", "C", "single", "7", "limit", 20, "flag", "FALSE", "tiny", 5L, "small", "-300", "exact",
                        1));

        Map<String, Object> hall = awaitHall("tiny", (byte) 5);
        assertThat(hall)
                .containsEntry("grade", 'C')
                .containsEntry("single", 7L)
                .containsEntry("limit", 20f)
                .containsEntry("flag", false)
                .containsEntry("small", (short) -300)
                .containsEntry("exact", 1.0)
                .as("what is not given stays")
                .containsEntry("title", "North, upstairs");
    }

    @Test
    void valueOutsideOfItsTypeIsRefusedWithWhatIsAllowed() {
        assertRefused("tiny", 128, "'128' is not allowed: a whole number from -128 to 127");
        assertRefused("tiny", 1.5, "a whole number from -128 to 127");
        assertRefused("small", "32768", "a whole number from -32768 to 32767");
        assertRefused("single", "9223372036854775808", "a whole number from -9223372036854775808");
        assertRefused("grade", "BC", "one character");
        assertRefused("flag", "yes", "true or false");
        assertRefused("exact", "many", "a number");
        assertRefused("exact", "1e999", "a number");
        assertRefused("limit", 4.9, "a number from 5.0 to 40.0");
        assertRefused("limit", List.of(10, 20), "one value, not 2");
        assertRefused("mode", "Auto", "one of Program, Manual");
        assertRefused("label", "x", "a text of from 2 to 5 characters");
        assertRefused("label", "toolong", "a text of from 2 to 5 characters");
    }

    @Test
    void listsHaveAtMostAsManyElementsAsTheirCardinality() throws Exception {
        assertRefused("rooms", List.of("a", "b", "c", "d"), "at most 3 values, not 4");
        assertRefused("steps", new int[] {1, 2, 3, 4}, "at most 3 values, not 4");
        assertRefused("steps", new String[] {"1", "x"}, "a whole number from");
        assertRefused("days", List.of("Mon", "Sun"), "one of Mon, Tue");

        service.updateConfiguration(
                "hall", Map.of("rooms", "a\\,b, c", "steps", new long[] {4}, "days", List.of("Tue", "Mon")));

        Map<String, Object> hall = Gateway.await(() -> {
            Map<String, Object> now = gateway.component("hall");
            return now != null && now.containsKey("days") ? now : null;
        });
        assertThat(hall.get("rooms")).isEqualTo(new String[] {"a,b", "c"});
        assertThat(hall.get("steps")).isEqualTo(new Integer[] {4});
        assertThat(hall.get("days")).isEqualTo(new String[] {"Tue", "Mon"});
    }

    @Test
    void keyThatIsSetToNullGoesBackToItsDefault() throws Exception {
        service.updateConfiguration("hall", Map.of("tiny", 5, "label", "abc"));
        awaitHall("label", "abc");
        service.updateConfiguration("hall", Collections.singletonMap("tiny", null));
        awaitHall("tiny", (byte) -1);
        service.updateConfiguration("hall", Collections.singletonMap("label", null));
        Gateway.await(() -> {
            Map<String, Object> now = gateway.component("hall");
            return now != null && !now.containsKey("label");
        });

        assertThatThrownBy(() -> service.createFactoryConfiguration("test.driver", "plc1", Map.of(), true))
                .hasMessage("plc1: host = '' is not allowed: a value is required");
        assertThatThrownBy(() -> service.createFactoryConfiguration("test.driver", "plc1", Map.of("host", ""), true))
                .hasMessage("plc1: host = '' is not allowed: a value is required");
        service.createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
        assertThatThrownBy(() -> service.updateConfiguration("plc1", Collections.singletonMap("host", null)))
                .hasMessage("plc1: host = '' is not allowed: a value is required");
    }

    @Test
    void nameThatIsTakenIsRefused() {
        for (String taken : List.of("hall", METER)) {
            assertThatThrownBy(() -> service.createFactoryConfiguration(HEATER, taken, Map.of(), true))
                    .hasMessage(taken + ": there is a component of this name already");
        }
        for (String name : new String[] {null, "", " ", "a\nb"}) {
            assertThatThrownBy(() -> service.createFactoryConfiguration(HEATER, name, Map.of(), true))
                    .hasMessageContaining("pid");
        }
        assertThat(service.getConfigurableComponentPids()).contains("hall", METER);
    }

    @Test
    void onlyInstancesAreDeletedAndSingletonsGoBackToTheirDefaults() throws Exception {
        service.updateConfiguration(METER, Map.of("factor", 2));
        awaitFactor(2.0);
        for (String name : List.of(METER, "none", HEATER)) {
            assertThatThrownBy(() -> service.deleteFactoryConfiguration(name, true))
                    .hasMessage(name + ": there is no factory component of this name");
        }

        service.deleteFactoryConfiguration("hall", true);
        assertThat(gateway.config("delete", METER)).startsWith("0 ");

        Gateway.await(() -> gateway.component("hall") == null);
        awaitFactor(1.5);
        assertThat(service.getConfigurableComponentPids()).contains(METER).doesNotContain("hall");
        assertThat(service.getComponentConfiguration("hall")).isNull();
    }

    /** In force at once, in the next snapshot, and forgotten if the gateway starts again before that. */
    @Test
    void changeWithoutSnapshotIsKeptByTheNextOne() throws Exception {
        int before = service.getSnapshots().size();
        service.createFactoryConfiguration(HEATER, "bath", Map.of("tiny", 3), false);
        service.createFactoryConfiguration(HEATER, "attic", Map.of("tiny", 4), false);
        service.updateConfiguration(METER, Map.of("factor", 3), false);
        Gateway.await(() -> gateway.component("bath"));
        awaitFactor(3);
        assertThat(service.getSnapshots()).hasSize(before);
        service.deleteFactoryConfiguration("attic", false);

        service.snapshot();

        assertThat(service.getSnapshots()).hasSize(before + 1);
        service.updateConfiguration(METER, Map.of("factor", 4), false);
        gateway.close();
        gateway = new Gateway(data).configured();
        service = gateway.service(ConfigurationService.class);
        assertThat(service.getConfigurableComponentPids()).contains("bath").doesNotContain("attic");
        assertThat(service.getComponentConfiguration(METER).getConfigurationProperties())
                .containsEntry("factor", 3.0);
    }

    @Test
    void whatNobodyKnowsIsKeptAsItIsGiven() throws Exception {
        assertThat(service.getComponentConfiguration("later")).isNull();
        assertThat(service.getDefaultComponentConfiguration("later").getConfigurationProperties())
                .isEmpty();

        service.updateConfiguration("later", Map.of("n", (short) 5, "list", List.of(1, 2)));
        service.updateConfiguration("hall", Map.of("extra", 'x'));

        assertThat(service.getComponentConfiguration("later").getConfigurationProperties())
                .containsEntry("n", (short) 5)
                .containsEntry("kura.service.pid", "later");
        assertThat(awaitHall("extra", 'x')).containsEntry("tiny", (byte) -1);
        assertThatThrownBy(() -> service.updateConfiguration("later", Map.of("n", new Object())))
                .hasMessageContaining("later: n = 'Object' is not allowed: texts, numbers");
    }

    /** Its own word counts, whatever somebody sets; what is set is kept for it to see. */
    @Test
    void selfConfiguringComponentAnswersItself() throws Exception {
        String own = PACKAGE + "SelfMade";
        Gateway.await(() -> service.getConfigurableComponentPids().contains(own));

        service.updateConfiguration(own, Map.of("depth", 9));

        // It is made anew, and can't answer while it is not there.
        Gateway.await(() -> Integer.valueOf(9)
                .equals(gateway.find(SelfConfiguringComponent.class, "(&(kura.service.pid=" + own + ")(depth=*))")
                        .map(reference -> reference.getProperty("depth"))
                        .orElse(null)));

        assertThat(service.getComponentConfiguration(own).getConfigurationProperties())
                .containsEntry("depth", 7);
        assertThat(gateway.config("show", own)).startsWith("0 ");
    }

    private void assertRefused(String key, Object value, String message) {
        assertThatThrownBy(() -> service.updateConfiguration("hall", Map.of(key, value)))
                .hasMessageStartingWith("hall: " + key + " = '")
                .hasMessageContaining(message);
    }

    private Map<String, Object> awaitHall(String key, Object value) {
        return Gateway.await(() -> {
            Map<String, Object> now = gateway.component("hall");
            return now != null && value.equals(now.get(key)) ? now : null;
        });
    }

    private void awaitFactor(double factor) {
        Gateway.await(() -> {
            Map<String, Object> meter = gateway.component(METER);
            return meter != null && meter.get("factor").equals(factor);
        });
    }
}
