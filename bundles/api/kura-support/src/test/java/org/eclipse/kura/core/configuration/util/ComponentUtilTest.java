// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.MetaData;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tmetadata;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentUtilTest {

    private static final String DOCUMENT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <m:MetaData xmlns:m="http://www.osgi.org/xmlns/metatype/v1.2.0" localization="l10n/texts">
              <OCD id="plc" name="%plc" description="A PLC" x:hint="tab" xmlns:x="urn:x">
                <Icon resource="plc.png" size="32"/>
                <AD id="mode" name="Mode" type="String" required="false" default="RTU" description=" ">
                  <Option label="Serial" value="RTU"/>
                  <Option label="Network" value="TCP"/>
                </AD>
                <AD id="ports" type="Integer" cardinality="4" default="502,503" min="1" max="65535"/>
                <AD id="flag" type="Character"/>
              </OCD>
              <Designate factoryPid="plc.factory" bundle="*" optional="true">
                <Object ocdref="plc">
                  <Attribute adref="ports"><Value>1</Value><Value>2</Value></Attribute>
                  <Attribute adref="mode" content="TCP"/>
                </Object>
              </Designate>
            </m:MetaData>
            """;

    @Test
    void documentIsReadWhole() throws Exception {
        Tmetadata document = ComponentUtil.unmarshal(DOCUMENT, Tmetadata.class);

        assertThat(document.getLocalization()).isEqualTo("l10n/texts");
        Tocd definition = (Tocd) document.getOCD().get(0);
        assertThat(definition.getName()).isEqualTo("%plc");
        assertThat(definition.getDescription()).isEqualTo("A PLC");
        assertThat(definition.getOtherAttributes()).containsEntry(new QName("urn:x", "hint"), "tab");
        assertThat(definition.getIcon().get(0).getResource()).isEqualTo("plc.png");
        assertThat(definition.getIcon().get(0).getSize()).isEqualTo(BigInteger.valueOf(32));
        List<AD> attributes = definition.getAD();
        assertThat(attributes).extracting(AD::getId).containsExactly("mode", "ports", "flag");
        assertThat(attributes).extracting(AD::getType).containsExactly(Scalar.STRING, Scalar.INTEGER, Scalar.CHAR);
        AD mode = attributes.get(0);
        assertThat(mode.isRequired()).isFalse();
        assertThat(mode.getDescription()).isNull();
        assertThat(mode.getOption()).extracting(Option::getValue).containsExactly("RTU", "TCP");
        AD ports = attributes.get(1);
        assertThat(ports.isRequired()).isTrue();
        assertThat(ports.getCardinality()).isEqualTo(4);
        assertThat(ports.getMin()).isEqualTo("1");
        assertThat(ports.getMax()).isEqualTo("65535");
    }

    @Test
    void designatedValuesAreRead() throws Exception {
        MetaData document = ComponentUtil.unmarshal(DOCUMENT, MetaData.class);

        var designate = document.getDesignate().get(0);
        assertThat(designate.getPid()).isNull();
        assertThat(designate.getFactoryPid()).isEqualTo("plc.factory");
        assertThat(designate.isOptional()).isTrue();
        assertThat(designate.isMerge()).isFalse();
        var values = designate.getObject().getAttribute();
        assertThat(values.get(0).getAdref()).isEqualTo("ports");
        assertThat(values.get(0).getValue()).containsExactly("1", "2");
        assertThat(values.get(1).getContent()).isEqualTo("TCP");
    }

    @Test
    void definitionIsFoundByItsIdAndByPid() throws Exception {
        Tmetadata document = ComponentUtil.unmarshal(DOCUMENT, Tmetadata.class);

        OCD definition = ComponentUtil.getOCD(document, "plc");
        assertThat(definition.getId()).isEqualTo("plc");
        assertThat(ComponentUtil.getOCD(document, "plc.factory")).isSameAs(definition);
        assertThat(ComponentUtil.getOCD(document, "other")).isNull();
        assertThat(ComponentUtil.getDesignate(document, "plc.factory"))
                .isSameAs(document.getDesignate().get(0));
        assertThat(ComponentUtil.getDesignate(document, "other")).isNull();
        assertThat(ComponentUtil.getDesignate(null, "plc")).isNull();
        assertThat(ComponentUtil.getDesignate(document, null)).isNull();
    }

    @Test
    void addressIsReadInItsOwnEncoding(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("plc.xml");
        String document = DOCUMENT.replace("UTF-8", "UTF-16").replace("A PLC", "\u63a7\u5236\u5668");
        Files.write(file, document.getBytes(StandardCharsets.UTF_16));

        assertThat(ComponentUtil.readObjectClassDefinition(file.toUri().toURL()).getDescription())
                .isEqualTo("\u63a7\u5236\u5668");
        assertThat(ComponentUtil.readObjectClassDefinition((URL) null)).isNull();
        assertThat(ComponentUtil.readObjectClassDefinition("no.such.pid")).isNull();
    }

    @Test
    void documentWithoutDefinitionsHasNoFirst(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("none.xml"), "<MetaData/>");

        assertThat(ComponentUtil.readObjectClassDefinition(file.toUri().toURL()))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<MetaData>",
                "<Other/>",
                "<MetaData><AD id='x'/></MetaData>",
                "<MetaData><OCD><AD id='x' type='Colour'/></OCD></MetaData>",
                "<MetaData><OCD><AD id='x' cardinality='many'/></OCD></MetaData>"
            })
    void otherTextIsNoDocument(String text) {
        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ComponentUtil.unmarshal(text, Tmetadata.class))
                .withMessageContaining("no metatype document")
                .matches(e -> !e.getMessage().contains("\n"), "is one line");
    }

    @Test
    void nothingButADocumentCanBeRead() {
        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ComponentUtil.unmarshal(DOCUMENT, String.class))
                .withMessageContaining("java.lang.String");
    }

    /** A document of an add-on must not read files of the gateway. */
    @Test
    void entitiesOfOtherFilesAreNotRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String text = "<!DOCTYPE MetaData [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]>"
                + "<MetaData><OCD/><Designate><Object><Attribute><Value>&s;</Value></Attribute></Object></Designate>"
                + "</MetaData>";

        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> ComponentUtil.unmarshal(text, Tmetadata.class))
                .withMessageNotContaining("the secret");
    }

    @ParameterizedTest
    @CsvSource({
        "LONG,5,5",
        "DOUBLE,5,5.0",
        "FLOAT,5,5.0",
        "INTEGER,5,5",
        "BYTE,5,5",
        "SHORT,5,5",
        "BOOLEAN,true,true",
        "CHAR,xy,x",
        "PASSWORD,p,p"
    })
    void defaultHasItsType(Tscalar type, String text, String value) {
        Object defaultValue = defaults(type, 0, text).get("x");

        assertThat(defaultValue).hasToString(value);
        assertThat(defaultValue.getClass().getSimpleName()).startsWithIgnoringCase(type.name());
    }

    @Test
    void cardinalityMakesAnArray() {
        assertThat(defaults(Tscalar.INTEGER, 3, "1, 2").get("x")).isEqualTo(new Integer[] {1, 2});
        assertThat(defaults(Tscalar.STRING, -2, "a\\,b").get("x")).isEqualTo(new String[] {"a,b"});
        assertThat((Password[]) defaults(Tscalar.PASSWORD, 2, "a,b").get("x")).hasSize(2);
        assertThat(defaults(Tscalar.INTEGER, 1, "1").get("x")).isEqualTo(1);
        assertThat(defaults(Tscalar.INTEGER, -1, "1").get("x")).isEqualTo(1);
    }

    /** A schedule or a script has commas. */
    @Test
    void textOfASingleValueIsNotSplit() {
        assertThat(defaults(Tscalar.STRING, 0, "1,2 * * * ?").get("x")).isEqualTo("1,2 * * * ?");
    }

    @Test
    void withoutADefaultThereIsNoProperty() {
        assertThat(defaults(Tscalar.STRING, 0, null)).isEmpty();
        assertThat(defaults(Tscalar.STRING, 0, "")).isEmpty();
        assertThat(defaults(null, 0, "a")).isEmpty();
        assertThat(ComponentUtil.getDefaultProperties(null, null)).isEmpty();
    }

    @Test
    void defaultOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults(Tscalar.INTEGER, 0, "many"))
                .withMessage("attribute x: the default 'many' is no Integer");
    }

    private static Map<String, Object> defaults(Tscalar type, int cardinality, String text) {
        Tad attribute = new Tad();
        attribute.setId("x");
        attribute.setType(type);
        attribute.setCardinality(cardinality);
        attribute.setDefault(text);
        Tocd definition = new Tocd();
        definition.addAD(attribute);
        return ComponentUtil.getDefaultProperties(definition, null);
    }
}
