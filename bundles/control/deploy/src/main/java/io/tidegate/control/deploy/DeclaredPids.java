// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Bundle;

/** The configuration PIDs that a bundle claims: its components' names and PIDs, and its metatype designations. */
final class DeclaredPids {

    static final String SERVICE_COMPONENT = "Service-Component";
    private static final int LONGEST = 4 << 20;
    private static final String METATYPE = "OSGI-INF/metatype/";

    private DeclaredPids() {}

    static Set<String> of(JarFile jar, String components) throws IOException {
        Set<String> pids = new TreeSet<>();
        for (Headers.Clause clause : Headers.parse(components)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (matches(entry.getName(), clause.path())) {
                    read(jar.getInputStream(entry), entry.getName(), pids);
                }
            }
        }
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (matches(entry.getName(), METATYPE + "*.xml")) {
                read(jar.getInputStream(entry), entry.getName(), pids);
            }
        }
        return pids;
    }

    static Set<String> of(Bundle bundle) throws IOException {
        Set<String> pids = new TreeSet<>();
        for (Headers.Clause clause : Headers.parse(bundle.getHeaders("").get(SERVICE_COMPONENT))) {
            read(bundle, clause.path(), pids);
        }
        read(bundle, METATYPE + "*.xml", pids);
        return pids;
    }

    private static void read(Bundle bundle, String pattern, Set<String> pids) throws IOException {
        String folder = pattern.substring(0, pattern.lastIndexOf('/') + 1);
        // Not findEntries: it would resolve the bundle.
        Enumeration<String> paths = bundle.getEntryPaths(folder.isEmpty() ? "/" : folder);
        for (String path : paths == null ? List.<String>of() : Collections.list(paths)) {
            if (matches(path, pattern)) {
                read(bundle.getEntry(path).openStream(), path, pids);
            }
        }
    }

    private static boolean matches(String entry, String pattern) {
        String path = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        int star = path.lastIndexOf('*');
        if (star < 0) {
            return entry.equals(path);
        }
        String head = path.substring(0, star);
        String tail = path.substring(star + 1);
        return entry.startsWith(head)
                && entry.endsWith(tail)
                && entry.length() >= head.length() + tail.length()
                && entry.indexOf('/', head.length()) < 0;
    }

    private static void read(InputStream opened, String name, Set<String> pids) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Handwritten files use any prefix, and some without declaring it.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try (InputStream in = opened) {
            byte[] text = in.readNBytes(LONGEST + 1);
            if (text.length > LONGEST) {
                throw new IOException(name + " has more than " + LONGEST + " bytes");
            }
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    element(xml, pids);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static void element(XMLStreamReader xml, Set<String> pids) throws XMLStreamException {
        switch (unprefixed(xml.getLocalName())) {
            case "component" -> component(xml, pids);
            case "Designate" -> {
                add(pids, xml.getAttributeValue(null, "pid"));
                add(pids, xml.getAttributeValue(null, "factoryPid"));
            }
            default -> {}
        }
    }

    /** A component without a name has that of its class, which its {@code implementation} tells. */
    private static void component(XMLStreamReader xml, Set<String> pids) throws XMLStreamException {
        String given = xml.getAttributeValue(null, "name");
        String configured = xml.getAttributeValue(null, "configuration-pid");
        String name = given == null || given.isBlank() ? implementation(xml) : given;
        // A component that names other PIDs reads no configuration of its own name, but nobody else may take that
        // either.
        add(pids, name);
        for (String pid :
                configured == null ? new String[0] : configured.strip().split("\\s+")) {
            add(pids, pid.equals("$") ? name : pid);
        }
    }

    private static String implementation(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT
                    && unprefixed(xml.getLocalName()).equals("implementation")) {
                return xml.getAttributeValue(null, "class");
            }
            if (event == XMLStreamReader.END_ELEMENT
                    && unprefixed(xml.getLocalName()).equals("component")) {
                return null;
            }
        }
        return null;
    }

    private static String unprefixed(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static void add(Set<String> pids, String pid) {
        if (pid != null && !pid.isBlank()) {
            pids.add(pid.strip());
        }
    }
}
