// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * Reads a metatype document. The MetaTypeService is no help here: its interface gives no minimum and maximum, and it
 * answers only for bundles that resolve.
 */
final class MetatypeReader {

    private final XMLStreamReader xml;
    private final Map<String, OCD> definitions = new HashMap<>();
    private final List<Designated> designated = new ArrayList<>();
    private UnaryOperator<String> text = UnaryOperator.identity();

    private MetatypeReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The texts of a localisation base name, by key. */
    @FunctionalInterface
    interface Texts {
        Map<String, String> read(String baseName);
    }

    static List<Designated> read(InputStream in, Texts texts) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(in);
        try {
            return new MetatypeReader(xml).document(texts);
        } finally {
            xml.close();
        }
    }

    private List<Designated> document(Texts texts) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "MetaData" -> localise(texts);
                    case "OCD" -> definition();
                    case "Designate" -> designate();
                    default -> {
                        // Nothing else is needed.
                    }
                }
            }
        }
        return designated;
    }

    private void localise(Texts texts) {
        String baseName = attribute("localization", "OSGI-INF/l10n/bundle");
        Map<String, String> known = texts.read(baseName);
        text = value -> value != null && value.startsWith("%") ? known.getOrDefault(value.substring(1), value) : value;
    }

    private void definition() throws XMLStreamException {
        String id = attribute("id", "");
        String name = text.apply(attribute("name", id));
        String description = text.apply(attribute("description", ""));
        List<AD> attributes = new ArrayList<>();
        List<Icon> icons = new ArrayList<>();
        while (!endOf("OCD")) {
            if (xml.isStartElement() && xml.getLocalName().equals("AD")) {
                attributes.add(attribute());
            } else if (xml.isStartElement() && xml.getLocalName().equals("Icon")) {
                icons.add(new MetatypeIcon(attribute("resource", ""), new BigInteger(attribute("size", "0"))));
            }
        }
        definitions.put(id, new MetatypeDefinition(id, name, description, List.copyOf(attributes), List.copyOf(icons)));
    }

    private AD attribute() throws XMLStreamException {
        String id = attribute("id", "");
        String name = text.apply(attribute("name", id));
        String description = text.apply(attribute("description", ""));
        Scalar type = scalar(attribute("type", "String"));
        int cardinality = Integer.parseInt(attribute("cardinality", "0"));
        boolean required = Boolean.parseBoolean(attribute("required", "true"));
        String fallback = attribute("default", null);
        String min = attribute("min", null);
        String max = attribute("max", null);
        List<Option> options = new ArrayList<>();
        while (!endOf("AD")) {
            if (xml.isStartElement() && xml.getLocalName().equals("Option")) {
                String value = attribute("value", "");
                options.add(new MetatypeOption(text.apply(attribute("label", value)), value));
            }
        }
        return new MetatypeAttribute(
                id, name, description, type, cardinality, required, fallback, min, max, List.copyOf(options));
    }

    private void designate() throws XMLStreamException {
        String factoryPid = attribute("factoryPid", "");
        String pid = factoryPid.isEmpty() ? attribute("pid", "") : factoryPid;
        while (!endOf("Designate")) {
            if (xml.isStartElement() && xml.getLocalName().equals("Object")) {
                OCD ocd = definitions.get(attribute("ocdref", ""));
                if (ocd != null && !pid.isEmpty()) {
                    designated.add(new Designated(pid, !factoryPid.isEmpty(), ocd));
                }
            }
        }
    }

    private boolean endOf(String element) throws XMLStreamException {
        xml.next();
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    private String attribute(String name, String fallback) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? fallback : value;
    }

    private static Scalar scalar(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        return name.equals("CHARACTER") ? Scalar.CHAR : Scalar.valueOf(name);
    }
}
