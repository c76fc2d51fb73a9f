// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.core.configuration.XmlConfigPropertyAdapted.ConfigPropertyType;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.junit.jupiter.api.Test;

class SnapshotFormTest {

    private final XmlConfigPropertiesAdapter adapter = new XmlConfigPropertiesAdapter();

    @Test
    void propertiesAreWhatTheyWere() throws Exception {
        Map<String, Object> properties = new HashMap<>();
        for (Object value : new Object[] {"a", 1L, 1.5, 1.5f, 1, (byte) 1, 'a', true, (short) 1}) {
            properties.put(value.getClass().getSimpleName(), value);
        }
        properties.put("texts", new String[] {"a", "b"});
        properties.put("numbers", new Integer[] {1, null, 2});

        assertThat(adapter.unmarshal(adapter.marshal(properties)))
                .usingRecursiveComparison()
                .isEqualTo(properties);
    }

    @Test
    void passwordsAreWrittenInBase64() throws Exception {
        XmlConfigPropertiesAdapted adapted = adapter.marshal(
                Map.of("secret", new Password("geheim \u00fc"), "other", new Password[] {new Password("b")}));

        assertThat(adapted.getProperties()).allMatch(XmlConfigPropertyAdapted::isEncrypted);
        assertThat(property(adapted, "secret").getType()).isEqualTo(ConfigPropertyType.PASSWORD_TYPE);
        assertThat(property(adapted, "secret").getValues()).containsExactly("Z2VoZWltIMO8");
        Map<String, Object> again = adapter.unmarshal(adapted);
        assertThat(again.get("secret")).isInstanceOf(Password.class).hasToString("geheim \u00fc");
        assertThat((Password[]) again.get("other")).singleElement().hasToString("b");
    }

    @Test
    void passwordThatIsNotEncryptedIsTheText() throws Exception {
        assertThat(value(ConfigPropertyType.PASSWORD_TYPE, "plain")).hasToString("plain");
    }

    @Test
    void passwordOfAnotherGatewayIsRefused() {
        XmlConfigPropertyAdapted property =
                new XmlConfigPropertyAdapted("secret", ConfigPropertyType.PASSWORD_TYPE, new String[] {"iv-text"});
        property.setEncrypted(true);

        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> adapter.unmarshal(all(property)))
                .withMessageContaining("secret")
                .withMessageNotContaining("iv-text");
    }

    /** Kura's own snapshots leave such properties out too. */
    @Test
    void whatHasNoFormIsLeftOut() throws Exception {
        Map<String, Object> properties = new HashMap<>();
        properties.put("none", null);
        properties.put("empty", new String[0]);
        properties.put("list", new ArrayList<>(List.of("a")));
        properties.put("primitive", new int[] {1});

        assertThat(adapter.marshal(properties).getProperties()).isEmpty();
        assertThat(adapter.marshal(null).getProperties()).isEmpty();
    }

    @Test
    void propertyWithoutTypeOrValueIsLeftOut() throws Exception {
        assertThat(adapter.unmarshal(all(
                        new XmlConfigPropertyAdapted("a", null, new String[] {"1"}),
                        new XmlConfigPropertyAdapted("b", ConfigPropertyType.STRING_TYPE, null),
                        new XmlConfigPropertyAdapted("c", ConfigPropertyType.STRING_TYPE, new String[0]),
                        new XmlConfigPropertyAdapted())))
                .isEmpty();
        assertThat(adapter.unmarshal(new XmlConfigPropertiesAdapted())).isEmpty();
    }

    @Test
    void textOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(ConfigPropertyType.INTEGER_TYPE, "many"))
                .withMessage("property x: 'many' is no Integer");
        assertThatIllegalArgumentException().isThrownBy(() -> value(ConfigPropertyType.CHAR_TYPE, ""));
    }

    @Test
    void snapshotHoldsConfigurations() {
        Tocd definition = new Tocd();
        ComponentConfigurationImpl configuration =
                new ComponentConfigurationImpl("plc", definition, Map.of("secret", new Password("geheim")));
        XmlComponentConfigurations snapshot = new XmlComponentConfigurations();
        assertThat(snapshot.getConfigurations()).isNull();
        snapshot.setConfigurations(List.of(configuration));

        ComponentConfiguration seen = snapshot.getConfigurations().get(0);
        assertThat(seen.getPid()).isEqualTo("plc");
        assertThat(seen.getDefinition()).isSameAs(definition);
        assertThat(seen.getConfigurationProperties()).containsOnlyKeys("secret");
        assertThat(seen).as("goes to logs").hasToString("plc[secret]");
    }

    @Test
    void configurationIsBuiltInSteps() {
        ComponentConfigurationImpl configuration = new ComponentConfigurationImpl();
        assertThat(configuration.getConfigurationProperties()).isNull();
        configuration.setPid("plc");
        configuration.setDefinition(new Tocd());
        assertThat(configuration).hasToString("plc");
        configuration.setProperties(Map.of());

        assertThat(configuration.getDefinition()).isNotNull();
        assertThat(configuration.getConfigurationProperties()).isEmpty();
    }

    @Test
    void idsAreListed() {
        XmlSnapshotIdResult ids = new XmlSnapshotIdResult();
        assertThat(ids.getSnapshotIds()).isNull();
        ids.setSnapshotIds(List.of(1L, 2L));

        assertThat(ids.getSnapshotIds()).containsExactly(1L, 2L);
    }

    @Test
    void changeIsAnEvent() {
        ConfigurationChangeEvent event =
                new ConfigurationChangeEvent(Map.of(ConfigurationChangeEvent.CONF_CHANGE_EVENT_PID_PROP, "plc"));

        assertThat(event.getTopic()).isEqualTo(ConfigurationChangeEvent.CONF_CHANGE_EVENT_TOPIC);
        assertThat(event.getProperty("pid")).isEqualTo("plc");
    }

    @Test
    @SuppressWarnings("deprecation")
    void passwordOfOldKeepsItsCharacters() {
        char[] text = {'a', 'b'};
        org.eclipse.kura.core.configuration.Password password = new org.eclipse.kura.core.configuration.Password(text);
        text[0] = 'x';

        assertThat(password.getPassword()).containsExactly('a', 'b');
        assertThat(new org.eclipse.kura.core.configuration.Password("ab")).hasToString("ab");
    }

    private Object value(ConfigPropertyType type, String text) throws Exception {
        return adapter.unmarshal(all(new XmlConfigPropertyAdapted("x", type, new String[] {text})))
                .get("x");
    }

    private static XmlConfigPropertiesAdapted all(XmlConfigPropertyAdapted... properties) {
        XmlConfigPropertiesAdapted all = new XmlConfigPropertiesAdapted();
        all.setProperties(properties);
        return all;
    }

    private static XmlConfigPropertyAdapted property(XmlConfigPropertiesAdapted all, String name) {
        return List.of(all.getProperties()).stream()
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
