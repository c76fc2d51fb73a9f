// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** What several tests read. */
final class Documents {

    static final String METATYPE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <MetaData xmlns="http://www.osgi.org/xmlns/metatype/v1.2.0" localization="en_us">
              <OCD id="test.driver" name="Driver" description="A driver.">
                <Icon resource="icon.png" size="32"/>
                <AD id="host" name="Host" type="String" cardinality="0" required="true" description="Where."/>
                <AD id="port" name="Port" type="Integer" cardinality="0" required="true" default="502" min="1" max="65535"/>
                <AD id="mode" type="String" cardinality="0" required="true" default="TCP">
                  <Option label="TCP" value="TCP"/>
                  <Option label="RTU" value="RTU"/>
                </AD>
                <AD id="password" type="Password" cardinality="0" required="false"/>
                <AD id="units" type="Integer" cardinality="3" required="false" default="1,2"/>
                <AD id="label" type="String" cardinality="0" required="false" max="5"/>
                <AD id="wait" type="Double" cardinality="0" required="false" min="0.5"/>
              </OCD>
              <OCD id="test.service" name="Service">
                <AD id="level" type="Long" cardinality="0" required="true" default="7"/>
              </OCD>
              <Designate pid="test.driver" factoryPid="test.driver"><Object ocdref="test.driver"/></Designate>
              <Designate pid="test.service"><Object ocdref="test.service"/></Designate>
            </MetaData>
            """;

    private Documents() {}

    static List<Designated> designated() throws XMLStreamException {
        return designated(METATYPE, "test.driver");
    }

    static List<Designated> designated(String document, String name) throws XMLStreamException {
        InputStream in = new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
        return MetatypeReader.designated(MetatypeReader.read(in, base -> Map.of()), name);
    }
}
