// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.metatype.Scalar;

/** Reads Kura's snapshot document; definitions in it, as those of CONF-V1 have, are passed over. */
final class SnapshotReader {

    /** How the text of a password is taken. */
    @FunctionalInterface
    interface Passwords {

        /** The password; {@code encrypted} is what the document says about the text. */
        Encrypted read(String text, boolean encrypted) throws KuraException;
    }

    /**
     * One configuration as it stands there.
     *
     * @param line where it begins
     * @param properties with those that say which component it is for
     */
    record Entry(int line, String pid, Map<String, Object> properties) {

        String factoryPid() {
            return Objects.toString(properties.get(Keys.FACTORY), "");
        }

        Configured configured() {
            return new Configured(pid, factoryPid(), properties);
        }
    }

    private final XMLStreamReader xml;
    private final Passwords passwords;

    private SnapshotReader(XMLStreamReader xml, Passwords passwords) {
        this.xml = xml;
        this.passwords = passwords;
    }

    /** As {@link #entries}, by name; of one that is there twice the later one counts. */
    static SortedMap<String, Configured> read(InputStream in, Passwords passwords) throws IOException {
        SortedMap<String, Configured> components = new TreeMap<>();
        entries(in, passwords).forEach(entry -> components.put(entry.pid(), entry.configured()));
        return components;
    }

    /** @throws IOException if the document is not complete and well-formed, or a value not of its type; with the line */
    static List<Entry> entries(InputStream in, Passwords passwords) throws IOException {
        XMLStreamReader xml = null;
        try {
            xml = Xml.reader(in);
            return new SnapshotReader(xml, passwords).document();
        } catch (XMLStreamException e) {
            throw new IOException(Xml.words(e), e);
        } catch (KuraException | IllegalArgumentException e) {
            String line = "line " + xml.getLocation().getLineNumber() + ": ";
            throw new IOException(line + Xml.oneLine(String.valueOf(e.getMessage())), e);
        }
    }

    private List<Entry> document() throws XMLStreamException, KuraException {
        List<Entry> entries = new ArrayList<>();
        boolean root = false;
        while (xml.hasNext()) {
            xml.next();
            if (at("configurations")) {
                root = true;
            } else if (at("configuration")) {
                entries.add(configuration());
            } else if (xml.isStartElement() && !root) {
                throw new IllegalArgumentException("not a snapshot, but <" + xml.getLocalName() + ">");
            }
        }
        if (!root) {
            throw new IllegalArgumentException("not a snapshot");
        }
        return entries;
    }

    private boolean at(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    private boolean beyond(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    private Entry configuration() throws XMLStreamException, KuraException {
        int line = xml.getLocation().getLineNumber();
        String pid = xml.getAttributeValue(null, "pid");
        if (pid == null || pid.isBlank()) {
            throw new IllegalArgumentException("a configuration without pid");
        }
        Map<String, Object> properties = new TreeMap<>();
        while (!beyond("configuration")) {
            if (at("property")) {
                String name = xml.getAttributeValue(null, "name");
                if (name == null || name.isBlank()) {
                    throw new IllegalArgumentException(pid + ": a property without name");
                }
                Object value = value(pid + ": " + name);
                if (value != null) {
                    properties.put(name, value);
                }
            }
            xml.next();
        }
        return new Entry(line, pid, properties);
    }

    private Object value(String what) throws XMLStreamException, KuraException {
        boolean array = Boolean.parseBoolean(xml.getAttributeValue(null, "array"));
        boolean encrypted = Boolean.parseBoolean(xml.getAttributeValue(null, "encrypted"));
        Scalar type = type(what, xml.getAttributeValue(null, "type"));
        List<Object> elements = new ArrayList<>();
        while (!beyond("property")) {
            if (at("value")) {
                elements.add(element(what, type, encrypted, xml.getElementText()));
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

    private static Scalar type(String what, String name) {
        try {
            return Scalar.valueOf(name == null ? "STRING" : name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is of the unknown type '" + name + "'", e);
        }
    }

    private Object element(String what, Scalar type, boolean encrypted, String text) throws KuraException {
        if (type == Scalar.PASSWORD) {
            try {
                return passwords.read(text, encrypted);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(what + " " + e.getMessage(), e);
            }
        }
        try {
            return Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " = '" + text + "' is no " + type.value(), e);
        }
    }
}
