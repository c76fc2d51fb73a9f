// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.metatype.Scalar;

/** Kura's snapshot document. The prefix {@code esf} is part of the format. */
final class SnapshotXml {

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0"\
             xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0">
            """;

    private SnapshotXml() {}

    /** @throws IOException if a value can't be told in XML, naming component and key */
    static byte[] write(Collection<Configured> components) throws IOException {
        StringBuilder out = new StringBuilder(HEAD);
        for (Configured component : components) {
            out.append("  <esf:configuration pid=\"")
                    .append(escape(component.pid()))
                    .append("\">\n");
            out.append("    <esf:properties>\n");
            if (!component.factoryPid().isEmpty()) {
                property(out, Keys.FACTORY, component.factoryPid());
            }
            property(out, Keys.NAME, component.pid());
            for (Map.Entry<String, Object> entry : component.properties().entrySet()) {
                try {
                    property(out, entry.getKey(), entry.getValue());
                } catch (IOException e) {
                    throw new IOException(component.pid() + ": " + entry.getKey() + " " + e.getMessage(), e);
                }
            }
            out.append("    </esf:properties>\n  </esf:configuration>\n");
        }
        return out.append("</esf:configurations>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void property(StringBuilder out, String name, Object value) throws IOException {
        boolean array = value.getClass().isArray();
        Class<?> type = array ? value.getClass().getComponentType() : value.getClass();
        out.append("      <esf:property array=\"").append(array);
        out.append("\" encrypted=\"").append(type == Encrypted.class);
        out.append("\" name=\"").append(escape(name));
        out.append("\" type=\"").append(typeName(type)).append("\">");
        for (Object element : Values.elements(value, false)) {
            if (element != null) {
                String text = element instanceof Encrypted encrypted ? encrypted.text() : element.toString();
                out.append("<esf:value>").append(escape(text)).append("</esf:value>");
            }
        }
        out.append("</esf:property>\n");
    }

    private static String typeName(Class<?> type) throws IOException {
        for (Scalar scalar : Scalar.values()) {
            if (Values.javaType(scalar) == type) {
                String name = scalar.name();
                return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            }
        }
        throw new IOException("is of type " + type.getName() + ", which a snapshot can't hold");
    }

    /** @throws IOException if the text has a character that XML can't carry */
    static String escape(String text) throws IOException {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
                default -> {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < ' ' || Character.isSurrogate(c) || c >= 0xFFFE) {
                        throw new IOException(
                                String.format("holds the character U+%04X, which a snapshot can't hold", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** @throws IOException if the document is not complete and well-formed, or a value not of its type */
    static SortedMap<String, Configured> read(InputStream in, Secrets secrets) throws IOException {
        SortedMap<String, Configured> components = new TreeMap<>();
        try {
            XMLStreamReader xml = Xml.reader(in);
            boolean root = false;
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement() && xml.getLocalName().equals("configurations")) {
                    root = true;
                } else if (xml.isStartElement() && xml.getLocalName().equals("configuration")) {
                    Configured component = component(xml, secrets);
                    components.put(component.pid(), component);
                }
            }
            if (!root) {
                throw new IOException("not a snapshot");
            }
        } catch (XMLStreamException | KuraException | IllegalArgumentException e) {
            throw new IOException(String.valueOf(e.getMessage()).replace('\n', ' '), e);
        }
        return components;
    }

    private static Configured component(XMLStreamReader xml, Secrets secrets) throws XMLStreamException, KuraException {
        String pid = xml.getAttributeValue(null, "pid");
        if (pid == null || pid.isBlank()) {
            throw new IllegalArgumentException("a configuration without pid");
        }
        Map<String, Object> properties = new TreeMap<>();
        while (!(xml.isEndElement() && xml.getLocalName().equals("configuration"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("property")) {
                String name = xml.getAttributeValue(null, "name");
                Object value = value(xml, pid + ": " + name, secrets);
                if (value != null) {
                    properties.put(name, value);
                }
            }
            xml.next();
        }
        Object factory = properties.get(Keys.FACTORY);
        return new Configured(pid, factory == null ? "" : factory.toString(), properties);
    }

    private static Object value(XMLStreamReader xml, String what, Secrets secrets)
            throws XMLStreamException, KuraException {
        boolean array = Boolean.parseBoolean(xml.getAttributeValue(null, "array"));
        boolean encrypted = Boolean.parseBoolean(xml.getAttributeValue(null, "encrypted"));
        String typeName = xml.getAttributeValue(null, "type");
        Scalar type = Scalar.valueOf(typeName == null ? "STRING" : typeName.toUpperCase(Locale.ROOT));
        List<Object> elements = new ArrayList<>();
        while (!(xml.isEndElement() && xml.getLocalName().equals("property"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("value")) {
                String text = xml.getElementText();
                try {
                    elements.add(
                            type != Scalar.PASSWORD
                                    ? Values.parse(type, text)
                                    : encrypted ? new Encrypted(text) : secrets.sealBase64(text));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(what + " = '" + text + "' is no " + typeName, e);
                }
            }
            xml.next();
        }
        if (!array) {
            return elements.isEmpty() ? null : elements.get(0);
        }
        Object values = Array.newInstance(Values.javaType(type), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(values, i, elements.get(i));
        }
        return values;
    }
}
