// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.ConfigurationChangeEvent;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** What components written for Kura rely on, seen with an add-on that knows nothing of Tidegate. */
class KuraConventionsIT {

    private static final String PACKAGE = "com.example.heater.";
    private static final String HEATER = PACKAGE + "Heater";
    private static final String LAZY = "com.example.heater.lazy";

    @TempDir
    Path data;

    @TempDir
    Path classes;

    private Gateway gateway;
    private ConfigurationService service;
    private Bundle addOn;

    @BeforeEach
    void start() throws Exception {
        System.clearProperty(LAZY);
        gateway = new Gateway(data).configured();
        service = gateway.service(ConfigurationService.class);
        addOn = gateway.context().installBundle("addon", new ByteArrayInputStream(AddOn.jar(classes)));
        addOn.start();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void factoryComponentGetsItsDefaultsInTheirTypes() throws Exception {
        assertThat(service.getFactoryComponentPids()).containsExactly(PACKAGE + "Controller", HEATER);

        service.createFactoryConfiguration(HEATER, "hall", Map.of(), true);
        Map<String, Object> hall = Gateway.await(() -> gateway.component("hall"));

        assertThat(hall)
                .containsEntry("service.factoryPid", HEATER)
                .containsEntry("mode", "Program")
                .containsEntry("title", "North, upstairs")
                .containsEntry("grade", 'B')
                .containsEntry("letter", 'x')
                .containsEntry("single", 5L)
                .containsEntry("limit", 30.5f)
                .containsEntry("flag", true)
                .containsEntry("tiny", (byte) -1)
                .containsEntry("small", (short) 300)
                .containsEntry("exact", 0.1)
                .doesNotContainKey("codes");
        assertThat(gateway.service(ConfigurationAdmin.class)
                        .getFactoryConfiguration(HEATER, "hall", "?")
                        .getBundleLocation())
                .isEqualTo("?");
        assertThat(hall.get("rooms")).isEqualTo(new String[] {"hall", "bath, small"});
        assertThat(hall.get("steps")).isEqualTo(new Integer[] {1, 2, 3});
    }

    @Test
    void definitionIsThatOfTheMetatypeAndOfKurasOwnClass() throws Exception {
        service.createFactoryConfiguration(HEATER, "hall", Map.of(), true);
        Tocd heater = (Tocd) service.getComponentConfiguration("hall").getDefinition();

        assertThat(heater.getName()).isEqualTo("Heater");
        assertThat(heater.getDescription()).isEqualTo("Heats a room.");
        assertThat(heater.getIcon()).hasSize(1);
        AD mode = heater.getAD().get(0);
        assertThat(mode.getName()).isEqualTo("Mode");
        assertThat(mode.getOption().get(0).getLabel()).isEqualTo("By program");
        AD code = heater.getAD().get(2);
        assertThat(code.getType()).isEqualTo(Scalar.PASSWORD);
        assertThat(code.getDescription()).endsWith("|TextArea");
        assertThatThrownBy(() -> service.updateConfiguration("hall", Map.of("limit", 50f, "mode", "Auto")))
                .hasMessage(
                        """
                        hall: mode = 'Auto' is not allowed: one of Program, Manual
                        hall: limit = '50.0' is not allowed: a number from 5.0 to 40.0""");
    }

    /** The metatype of this one designates with a reference that leads nowhere. */
    @Test
    void singletonsFindDefaultsAndTheirNameWhenTheyAreFirstActivated() throws Exception {
        Map<String, Object> optional = Gateway.await(() -> gateway.component(PACKAGE + "Thermometer"));
        Map<String, Object> required = Gateway.await(() -> gateway.component(PACKAGE + "Meter"));

        assertThat(optional).containsEntry("interval", 1000L).containsEntry("service.pid", PACKAGE + "Thermometer");
        assertThat(required).containsEntry("factor", 1.5);
        assertThat(service.getSnapshots()).as("nobody set anything").isEmpty();

        service.updateConfiguration(PACKAGE + "Meter", Map.of("factor", "2"));
        awaitFactor(2);
        assertThat(service.getDefaultComponentConfiguration(PACKAGE + "Meter").getConfigurationProperties())
                .containsEntry("factor", 1.5);
    }

    @Test
    void replacingConfigurationDoesNotTouchSingletonsThatNobodyConfigured() throws Exception {
        Map<String, Object> before = Gateway.await(() -> gateway.component(PACKAGE + "Meter"));

        gateway.configuration().stop();
        gateway.configured();

        assertThat(gateway.component(PACKAGE + "Meter")).isEqualTo(before);
    }

    @Test
    void singletonOfARemovedBundleLeavesNothingBehind() throws Exception {
        Gateway.await(() -> gateway.component(PACKAGE + "Meter"));
        addOn.uninstall();

        assertThat(service.getConfigurableComponentPids()).isEmpty();
        assertThat(service.getFactoryComponentPids()).isEmpty();
    }

    @Test
    void passwordsReachComponentsEncryptedAndWhoAsksForOneConfigurationInClear() throws Exception {
        service.createFactoryConfiguration(HEATER, "hall", Map.of(), true);
        awaitCode("hall", "s3same");
        service.updateConfiguration("hall", Map.of("code", new Password("second")));
        awaitCode("hall", "second");
        service.updateConfiguration("hall", Map.of("code", "third", "codes", new Password[] {new Password("a")}));
        awaitCode("hall", "third");

        Map<String, Object> hall = service.getComponentConfiguration("hall").getConfigurationProperties();
        assertThat(hall.get("code")).hasToString("third");
        assertThat((Password[]) hall.get("codes"))
                .extracting(Password::toString)
                .containsExactly("a");
        assertThat(gateway.component("hall").get("code"))
                .isInstanceOf(String.class)
                .isNotEqualTo("third");
        assertThat(listed("hall").get("code").toString()).isNotEqualTo("third");
        assertThat(service.getDefaultComponentConfiguration("hall")
                        .getConfigurationProperties()
                        .get("code"))
                .hasToString("s3same");
        long newest = service.getSnapshots().stream().max(Long::compare).orElseThrow();
        assertThat(service.getSnapshot(newest)
                        .get(0)
                        .getConfigurationProperties()
                        .get("code"))
                .hasToString("third");

        String cipher = listed("hall").get("code").toString();
        service.updateConfiguration("hall", hall);
        assertThat(listed("hall").get("code"))
                .as("the same password again is no change")
                .hasToString(cipher);
    }

    @Test
    void referenceTargetIsAPropertyLikeAnyOther() throws Exception {
        service.createFactoryConfiguration(HEATER, "hall", Map.of(), true);
        service.createFactoryConfiguration(PACKAGE + "Controller", "watch", Map.of(), true);
        Gateway.await(() -> gateway.component("hall"));
        assertThat(gateway.component("watch")).isNull();

        service.updateConfiguration("watch", Map.of("Heater.target", "(kura.service.pid=hall)"));

        Gateway.await(() -> gateway.component("watch"));
    }

    @Test
    void delayedComponentIsListedWithoutBeingActivated() throws Exception {
        Gateway.await(() -> gateway.component(PACKAGE + "Lazy"));

        assertThat(service.getConfigurableComponentPids()).contains(PACKAGE + "Lazy");
        assertThat(listed(PACKAGE + "Lazy")).containsEntry("patience", 7);
        assertThat(System.getProperty(LAZY)).isNull();
    }

    @Test
    void selfConfiguringComponentsTellTheirOwnAndOneThatFailsHidesOnlyItself() throws Exception {
        Gateway.await(() -> service.getConfigurableComponentPids().contains(PACKAGE + "SelfMade")
                && service.getConfigurableComponentPids().contains(PACKAGE + "Failing"));

        ComponentConfiguration own = service.getComponentConfiguration(PACKAGE + "SelfMade");
        assertThat(own.getDefinition().getName()).isEqualTo("Self made");
        assertThat(own.getConfigurationProperties()).containsEntry("depth", 7);
        assertThat(service.getDefaultComponentConfiguration(PACKAGE + "SelfMade")
                        .getConfigurationProperties())
                .containsEntry("depth", 3);
        assertThat(service.getComponentConfiguration(PACKAGE + "Failing")).isNull();
        assertThat(service.getComponentConfiguration(PACKAGE + "Odd")).isNull();
        assertThat(service.getComponentConfigurations())
                .extracting(ComponentConfiguration::getPid)
                .contains(PACKAGE + "SelfMade", PACKAGE + "Meter")
                .doesNotContain(PACKAGE + "Failing", PACKAGE + "Odd");
    }

    @Test
    void hintsForUserInterfacesReachWhoeverLists() throws Exception {
        Gateway.await(() -> gateway.component(PACKAGE + "Meter"));
        OCDService definitions = gateway.service(OCDService.class);

        assertThat(definitions.getFactoryComponentOCDs())
                .extracting(ComponentConfiguration::getPid)
                .containsExactly(PACKAGE + "Controller", HEATER);
        assertThat(definitions.getFactoryComponentOCD(HEATER).getConfigurationProperties())
                .containsEntry("kura.ui.factory.hide", "true")
                .containsEntry("mode", "Program")
                .doesNotContainKey("kura.service.pid");
        assertThat(definitions.getFactoryComponentOCD(PACKAGE + "Meter")).isNull();
        assertThat(definitions.getServiceProviderOCDs(Supplier.class))
                .extracting(ComponentConfiguration::getPid)
                .containsExactly(HEATER);
        assertThat(service.getComponentConfigurations(gateway.context().createFilter("(kura.ui.service.hide=true)")))
                .extracting(ComponentConfiguration::getPid)
                .containsExactly(PACKAGE + "Meter");
    }

    @Test
    void eachCommittedChangeIsAnEvent() throws Exception {
        List<String> changed = new CopyOnWriteArrayList<>();
        gateway.context()
                .registerService(
                        EventHandler.class,
                        event -> changed.add(String.valueOf(event.getProperty("pid"))),
                        FrameworkUtil.asDictionary(
                                Map.of(EventConstants.EVENT_TOPIC, ConfigurationChangeEvent.CONF_CHANGE_EVENT_TOPIC)));
        gateway.service(EventAdmin.class);
        Gateway.await(() -> gateway.component(PACKAGE + "Meter"));

        service.createFactoryConfiguration(HEATER, "hall", Map.of(), true);
        service.updateConfigurations(
                List.of(
                        new View("hall", null, Map.of("flag", false)),
                        new View(PACKAGE + "Meter", null, Map.of("factor", 9))),
                true);
        service.updateConfiguration("hall", Map.of("flag", false));
        service.deleteFactoryConfiguration("hall", true);

        Gateway.await(() -> changed.size() >= 4);
        // In the order of the changes; the third one changed nothing.
        assertThat(changed).startsWith("hall").endsWith("hall");
        assertThat(changed).containsExactlyInAnyOrder("hall", PACKAGE + "Meter", "hall", "hall");
    }

    private Map<String, Object> listed(String pid) throws Exception {
        return service.getComponentConfigurations().stream()
                .filter(configuration -> configuration.getPid().equals(pid))
                .findFirst()
                .orElseThrow()
                .getConfigurationProperties();
    }

    /** The component is away for a moment when it is given new values. */
    private void awaitFactor(double factor) throws Exception {
        Gateway.await(() -> {
            Map<String, Object> meter = gateway.component(PACKAGE + "Meter");
            return meter != null && meter.get("factor").equals(factor);
        });
    }

    private void awaitCode(String name, String code) throws Exception {
        Gateway.await(() -> gateway.find(Supplier.class, "(kura.service.pid=" + name + ")")
                .map(reference -> ((Supplier<?>) gateway.context().getService(reference)).get())
                .filter(code::equals)
                .isPresent());
    }
}
