// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the component descriptions in a bundle say, read before Declarative Services does: a component written for Kura finds
 * its defaults, and its name in {@code kura.service.pid}, when it is first activated.
 */
final class DeclaredComponents {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredComponents.class);

    private static final Set<String> CONFIGURABLE =
            Set.of(ConfigurableComponent.class.getName(), SelfConfiguringComponent.class.getName());

    private DeclaredComponents() {}

    /**
     * The PIDs of the configurable components that follow Kura's convention of naming their PID among the component's
     * properties. One that doesn't is asking for nothing: it is configured only when somebody configures it.
     */
    static Set<String> expectingDefaults(Bundle bundle) {
        return of(bundle).stream()
                .filter(Declared::expectsDefaults)
                .flatMap(component -> component.pids().stream())
                .collect(Collectors.toSet());
    }

    /**
     * A component as described.
     *
     * @param pids of its configurations
     * @param properties those that have one value, and of the others the values in lines
     */
    record Declared(List<String> pids, Set<String> interfaces, Map<String, String> properties) {

        private boolean expectsDefaults() {
            return !Collections.disjoint(interfaces, CONFIGURABLE)
                    && !Collections.disjoint(properties.keySet(), Set.of(Keys.PID, Keys.NAME));
        }
    }

    static List<Declared> of(Bundle bundle) {
        String header = bundle.getHeaders("").get("Service-Component");
        List<Declared> components = new ArrayList<>();
        for (String clause : header == null ? new String[0] : header.split(",", -1)) {
            for (String path : paths(bundle, clause.strip())) {
                URL document = bundle.getEntry(path);
                if (document != null) {
                    try (InputStream in = document.openStream()) {
                        read(Xml.reader(in), components);
                    } catch (IOException | XMLStreamException e) {
                        // Declarative Services reports it to the operator.
                        LOG.debug("{}: {} can't be read", bundle.getSymbolicName(), path, e);
                    }
                }
            }
        }
        return components;
    }

    /** Not by findEntries, which would resolve the bundle. */
    private static List<String> paths(Bundle bundle, String clause) {
        int slash = clause.lastIndexOf('/') + 1;
        String name = clause.substring(slash);
        if (!name.contains("*")) {
            return clause.isEmpty() ? List.of() : List.of(clause);
        }
        Pattern pattern = Pattern.compile("\\Q" + name.replace("*", "\\E[^/]*\\Q") + "\\E");
        var entries = bundle.getEntryPaths(slash == 0 ? "/" : clause.substring(0, slash));
        List<String> paths = new ArrayList<>();
        if (entries != null) {
            for (String entry : Collections.list(entries)) {
                if (pattern.matcher(entry.substring(entry.lastIndexOf('/') + 1)).matches()) {
                    paths.add(entry);
                }
            }
        }
        return paths;
    }

    private static void read(XMLStreamReader xml, List<Declared> components) throws XMLStreamException {
        String pid = null;
        Set<String> interfaces = new HashSet<>();
        Map<String, String> properties = new HashMap<>();
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "component" -> {
                        String name = attribute(xml, "name", null);
                        String given = attribute(xml, "configuration-pid", name);
                        pid = given == null || name == null ? given : given.replace("$", name);
                        interfaces.clear();
                        properties.clear();
                    }
                    case "implementation" -> pid = pid == null ? attribute(xml, "class", null) : pid;
                    case "property" -> property(xml, properties);
                    case "provide" -> interfaces.add(attribute(xml, "interface", ""));
                    default -> {
                        // Nothing else is needed.
                    }
                }
            } else if (xml.isEndElement() && xml.getLocalName().equals("component") && pid != null) {
                List<String> pids = List.of(pid.strip().split("\\s+", -1));
                components.add(new Declared(pids, Set.copyOf(interfaces), Map.copyOf(properties)));
            }
        }
    }

    /** Several values stand in lines between the tags. */
    private static void property(XMLStreamReader xml, Map<String, String> properties) throws XMLStreamException {
        String name = attribute(xml, "name", "");
        String value = attribute(xml, "value", null);
        properties.put(name, value == null ? xml.getElementText() : value);
    }

    private static String attribute(XMLStreamReader xml, String name, String fallback) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? fallback : value;
    }
}
