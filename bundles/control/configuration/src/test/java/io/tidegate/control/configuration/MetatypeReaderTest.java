// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;

/** Metatype documents as add-ons in the field have them. */
class MetatypeReaderTest {

    private static final String OCD = "<OCD id='a.B' name='b'><AD id='k' type='String' default='v'/></OCD>";

    @Test
    void definitionIsFoundFromThePidWhateverTheDesignateSays() throws Exception {
        for (String designate : List.of(
                "<Designate pid='a.B'><Object ocdref='a.B'/></Designate>",
                "<Designate pid='a.B'><Object ocdref='wrong'/></Designate>",
                "<Designate pid='a.B'><Object/></Designate>",
                "<Designate pid='a.B'/>",
                "")) {
            List<Designated> read = read("<MetaData>" + OCD + designate + "</MetaData>");

            assertThat(read).as(designate).hasSize(1);
            assertThat(read.get(0).pid()).isEqualTo("a.B");
            assertThat(read.get(0).factory()).isFalse();
            assertThat(read.get(0).ocd().getName()).isEqualTo("b");
        }
    }

    @Test
    void factoriesAreKnownByTheirFactoryPid() throws Exception {
        for (String designate : List.of("pid='a.B' factoryPid='a.B'", "factoryPid='a.B'", "pid='*' factoryPid='a.B'")) {
            List<Designated> read = read("<MetaData xmlns='http://www.osgi.org/xmlns/metatype/v1.0.0'><Designate "
                    + designate + "><Object ocdref='a.B'/></Designate>" + OCD + "</MetaData>");

            assertThat(read).as(designate).hasSize(1);
            assertThat(read.get(0).pid()).isEqualTo("a.B");
            assertThat(read.get(0).factory()).isTrue();
        }
    }

    @Test
    void amongSeveralDefinitionsOnlyTheRightOneCounts() throws Exception {
        List<Designated> read =
                read("<MetaData>" + OCD + "<OCD id='c'/><Designate pid='x'><Object ocdref='y'/></Designate>"
                        + "<Designate pid='c'><Object ocdref='y'/></Designate></MetaData>");

        assertThat(read).extracting(Designated::pid).containsExactly("c");
    }

    @Test
    void numbersThatAreNoneAreZeroAsInKura() throws Exception {
        AD ad =
                read("<MetaData><OCD id='a.B'><Icon resource='i' size='big'/><AD id='k' type='Char' cardinality='many'/>"
                                + "</OCD></MetaData>")
                        .get(0)
                        .ocd()
                        .getAD()
                        .get(0);

        assertThat(ad.getCardinality()).isZero();
        assertThat(ad.getType()).isEqualTo(Scalar.CHAR);
        assertThat(ad.isRequired()).isTrue();
    }

    @Test
    void unknownTypeIsAFaultAndNoDefinition() {
        assertThatThrownBy(() -> read("<MetaData><OCD id='a.B'><AD id='k' type='Date'/></OCD></MetaData>"))
                .isInstanceOf(XMLStreamException.class);
    }

    private static List<Designated> read(String document) throws Exception {
        return Documents.designated(document, "a.B");
    }
}
