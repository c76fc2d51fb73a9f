// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;

class ConfigurationTextsTest {

    @Test
    void commasSeparateUnlessEscaped() {
        assertThat(StringUtil.splitValues("a,b")).containsExactly("a", "b");
        assertThat(StringUtil.splitValues("a\\,b\\\\,c")).containsExactly("a,b\\", "c");
        assertThat(StringUtil.splitValues(",a,")).containsExactly("", "a", "");
        assertThat(StringUtil.splitValues("")).containsExactly("");
        assertThat(StringUtil.splitValues(null)).isNull();
    }

    @Test
    void whiteSpaceCountsInsideOrEscaped() {
        assertThat(StringUtil.splitValues(" a b ,\tc\n")).containsExactly("a b", "c");
        assertThat(StringUtil.splitValues("\\ a\\ ,\\ ")).containsExactly(" a ", " ");
        assertThat(StringUtil.splitValues("a \\")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a,b", " a  b ", "\\", "\\,", "C:\\x, y"})
    void escapedTextIsOneElementAgain(String text) {
        assertThat(StringUtil.splitValues(StringUtil.escapeString(text))).containsExactly(text);
        assertThat(StringUtil.unescapeString(StringUtil.escapeString(text))).isEqualTo(text);
    }

    @Test
    void commaOfASingleElementNeedsNoEscape() {
        assertThat(StringUtil.unescapeString(" 1, 2\\x ")).isEqualTo("1, 2x");
    }

    @Test
    void valuesBecomeText() {
        assertThat(StringUtil.valueToString("a,b")).isEqualTo("a,b");
        assertThat(StringUtil.valueToString(1.5f)).isEqualTo("1.5");
        assertThat(StringUtil.valueToString('x')).isEqualTo("x");
        assertThat(StringUtil.valueToString(new Password("p"))).isEqualTo("p");
        assertThat(StringUtil.valueToString(new String[] {"a,b", null, "c"})).isEqualTo("a\\,b,c");
        assertThat(StringUtil.valueToString(new Integer[] {1, 2})).isEqualTo("1,2");
        assertThat(StringUtil.valueToString(new Password[] {new Password("p,")}))
                .isEqualTo("p\\,");
    }

    @Test
    void whatNoConfigurationHoldsIsNoText() {
        assertThat(StringUtil.valueToString(null)).isNull();
        assertThat(StringUtil.valueToString(new ArrayList<>())).isNull();
        assertThat(StringUtil.valueToString(new Object[] {"a"})).isNull();
    }

    @Test
    void passwordsAreTextsForConfigurationAdmin() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("secret", new Password("s"));
        properties.put("secrets", new Password[] {new Password("a"), new Password("b")});
        properties.put("port", 502);
        properties.put("none", null);

        Dictionary<String, Object> dictionary = CollectionsUtil.mapToDictionary(properties);

        assertThat(dictionary.size()).isEqualTo(3);
        assertThat(dictionary.get("secret")).isEqualTo("s");
        assertThat(dictionary.get("secrets")).isEqualTo(new String[] {"a", "b"});
        assertThat(dictionary.get("port")).isEqualTo(502);
        assertThat(CollectionsUtil.mapToDictionary(null)).isNull();
    }

    @Test
    void textsOfPasswordsAreOnesForTheApi() {
        Tocd definition = new Tocd();
        for (String id : new String[] {"secret", "secrets", "chars"}) {
            Tad attribute = new Tad();
            attribute.setId(id);
            attribute.setType(Tscalar.PASSWORD);
            definition.addAD(attribute);
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("secret", "s");
        properties.put("secrets", new String[] {"a", "b"});
        properties.put("chars", new char[] {'c'});
        properties.put("host", "plc");

        Dictionary<String, Object> dictionary = FrameworkUtil.asDictionary(properties);

        Map<String, Object> map = CollectionsUtil.dictionaryToMap(dictionary, definition);

        assertThat(map.get("secret")).isInstanceOf(Password.class).hasToString("s");
        assertThat((Password[]) map.get("secrets"))
                .extracting(Password::toString)
                .containsExactly("a", "b");
        assertThat(map.get("chars")).isInstanceOf(Password.class).hasToString("c");
        assertThat(map.get("host")).isEqualTo("plc");
        assertThat(CollectionsUtil.dictionaryToMap(dictionary, null).get("secret"))
                .isEqualTo("s");
        assertThat(CollectionsUtil.dictionaryToMap(null, definition)).isNull();
    }
}
