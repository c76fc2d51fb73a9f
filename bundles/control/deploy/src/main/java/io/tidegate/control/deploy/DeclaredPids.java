// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

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
        try (InputStream in = opened) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    element(xml, pids);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static void element(XMLStreamReader xml, Set<String> pids) {
        switch (xml.getLocalName()) {
            case "component" -> {
                String name = xml.getAttributeValue(null, "name");
                add(pids, name);
                String configured = xml.getAttributeValue(null, "configuration-pid");
                for (String pid :
                        configured == null ? new String[0] : configured.strip().split("\\s+")) {
                    add(pids, pid.equals("$") ? name : pid);
                }
            }
            case "Designate" -> {
                add(pids, xml.getAttributeValue(null, "pid"));
                add(pids, xml.getAttributeValue(null, "factoryPid"));
            }
            default -> {}
        }
    }

    private static void add(Set<String> pids, String pid) {
        if (pid != null && !pid.isBlank()) {
            pids.add(pid);
        }
    }
}
