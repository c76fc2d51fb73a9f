// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
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
     * @param lines where it is written
     * @param properties with those that say which component it is for
     */
    record Entry(Lines lines, String pid, Map<String, Object> properties) {

        int line() {
            return lines.component();
        }

        String factoryPid() {
            return Objects.toString(properties.get(Keys.FACTORY), "");
        }

        Configured configured() {
            return new Configured(pid, factoryPid(), properties);
        }
    }

    private final Xml xml;
    private final Passwords passwords;

    private SnapshotReader(Xml xml, Passwords passwords) {
        this.xml = xml;
        this.passwords = passwords;
    }

    /** Where the components are written. */
    static Map<String, Lines> lines(List<Entry> entries) {
        Map<String, Lines> lines = new HashMap<>();
        entries.forEach(entry -> lines.put(entry.pid(), entry.lines()));
        return lines;
    }

    /** As {@link #entries}, by name, each once. */
    static SortedMap<String, Configured> read(InputStream in, Passwords passwords) throws IOException {
        SortedMap<String, Configured> components = new TreeMap<>();
        for (Entry entry : entries(in, passwords)) {
            if (components.put(entry.pid(), entry.configured()) != null) {
                throw new IOException("line " + entry.line() + ": " + entry.pid() + " is there already");
            }
        }
        return components;
    }

    /** @throws IOException if the document is not complete and well-formed, or a value not of its type; with the place */
    static List<Entry> entries(InputStream in, Passwords passwords) throws IOException {
        Xml xml = null;
        try {
            xml = Xml.unbounded(in);
            return new SnapshotReader(xml, passwords).document();
        } catch (XMLStreamException e) {
            throw new IOException(Xml.words(e), e);
        } catch (KuraException | IllegalArgumentException e) {
            throw new IOException(Xml.words(xml.fault(String.valueOf(e.getMessage()), e)), e);
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
        checkName(pid);
        Map<String, Object> properties = new TreeMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (!beyond("configuration")) {
            if (at("property")) {
                String name = xml.getAttributeValue(null, "name");
                if (name == null || name.isBlank()) {
                    throw new IllegalArgumentException(pid + ": a property without name");
                }
                checkName(name);
                if (lines.put(name, xml.getLocation().getLineNumber()) != null) {
                    throw new IllegalArgumentException(pid + ": " + name + " is there already");
                }
                Object value = value(pid + ": ", name);
                if (value != null) {
                    properties.put(name, value);
                }
            }
            xml.next();
        }
        return new Entry(new Lines(line, lines), pid, properties);
    }

    private Object value(String component, String name) throws XMLStreamException, KuraException {
        String what = component + name;
        boolean array = flag(what, "array");
        boolean encrypted = flag(what, "encrypted");
        Scalar type = type(what, xml.getAttributeValue(null, "type"));
        List<Object> elements = new ArrayList<>();
        while (!beyond("property")) {
            if (at("value")) {
                elements.add(element(component, name, type, encrypted));
            }
            xml.next();
        }
        if (!array) {
            if (elements.size() > 1) {
                throw new IllegalArgumentException(what + " has " + elements.size() + " values, but is no array");
            }
            return elements.isEmpty() ? null : elements.get(0);
        }
        Object values = Array.newInstance(Values.javaType(type), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(values, i, elements.get(i));
        }
        return values;
    }

    private static void checkName(String name) {
        try {
            SnapshotXml.checkName(name);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private boolean flag(String what, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new IllegalArgumentException(
                what + ": " + attribute + " = " + FaultLine.quoted("", value) + " is not allowed: true or false");
    }

    private static Scalar type(String what, String name) {
        try {
            return Scalar.valueOf(name == null ? "STRING" : name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " is of the unknown type " + FaultLine.quoted("", name), e);
        }
    }

    private Object element(String component, String name, Scalar type, boolean encrypted)
            throws XMLStreamException, KuraException {
        String text = xml.getElementText();
        if (text.length() > Limits.TEXT_LENGTH) {
            throw new IllegalArgumentException(component + name + " holds " + text.length() + " characters, at most "
                    + Limits.TEXT_LENGTH + " are allowed");
        }
        try {
            return type == Scalar.PASSWORD ? passwords.read(text, encrypted) : Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            String wrong = type == Scalar.PASSWORD
                    ? " " + e.getMessage()
                    : " = " + FaultLine.quoted(name, text) + " is not allowed: " + Values.allowed(type);
            throw new IllegalArgumentException(component + name + wrong, e);
        }
    }
}
