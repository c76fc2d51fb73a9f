// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import javax.xml.namespace.QName;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionTest {

    @Test
    void attributeHasTheDefaultsOfMetatype() {
        AD attribute = new Tad();

        assertThat(attribute.isRequired()).isTrue();
        assertThat(attribute.getCardinality()).isZero();
        assertThat(attribute.getOption()).isEmpty();
        assertThat(attribute.getType()).isNull();
        assertThat(attribute.getDefault()).isNull();
    }

    @Test
    void definitionIsWhatWasSet() {
        Toption option = new Toption();
        option.setLabel("Coils");
        option.setValue("COILS");
        Tad attribute = new Tad();
        attribute.setId("primary.table");
        attribute.setType(Tscalar.STRING);
        attribute.setDefault("COILS");
        attribute.setRequired(false);
        attribute.setCardinality(-3);
        attribute.setOption(option);
        Ticon icon = new Ticon();
        icon.setResource("icon.png");
        icon.setSize(BigInteger.valueOf(32));
        Tocd definition = new Tocd();
        definition.setId("pid");
        definition.addAD(attribute);
        definition.setIcon(icon);
        definition.getOtherAttributes().put(new QName("x"), "y");

        OCD seen = definition;
        AD ad = seen.getAD().get(0);
        assertThat(ad.getType()).isEqualTo(Scalar.STRING);
        assertThat(ad.getDefault()).isEqualTo("COILS");
        assertThat(ad.isRequired()).isFalse();
        assertThat(ad.getCardinality()).isEqualTo(-3);
        assertThat(ad.getOption().get(0).getValue()).isEqualTo("COILS");
        assertThat(seen.getIcon().get(0).getSize()).isEqualTo(32);
        assertThat(definition.getOtherAttributes()).hasSize(1);
    }

    @Test
    void documentBindsDefinitionsToPids() {
        ObjectFactory factory = new ObjectFactory();
        Tobject object = factory.createTobject();
        object.setOcdref("ocd");
        Tdesignate designate = factory.createTdesignate();
        designate.setFactoryPid("factory");
        designate.setObject(object);
        Tmetadata document = factory.createTmetadata();
        document.setOCD(factory.createTocd());
        document.setDesignate(designate);

        assertThat(document.getOCD()).hasSize(1);
        assertThat(document.getDesignate().get(0).getObject().getOcdref()).isEqualTo("ocd");
        assertThat(document.getDesignate().get(0).isMerge()).isFalse();
        assertThat(document.getDesignate().get(0).isOptional()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void typesAreThoseOfTheApi(Tscalar type) {
        Tad attribute = new Tad();
        attribute.setType(type);

        assertThat(attribute.getType().name()).isEqualTo(type.name());
        assertThat(Tscalar.fromValue(type.value())).isEqualTo(type);
    }

    @Test
    void unknownTypeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tscalar.fromValue("STRING"));
    }
}
