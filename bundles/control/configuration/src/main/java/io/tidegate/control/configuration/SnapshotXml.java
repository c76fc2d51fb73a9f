// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
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
        List<ComponentConfiguration> views = new ArrayList<>();
        for (Configured component : components) {
            Map<String, Object> properties = new LinkedHashMap<>();
            checkName(component.pid());
            if (!component.factoryPid().isEmpty()) {
                properties.put(Keys.FACTORY, component.factoryPid());
            }
            properties.put(Keys.NAME, component.pid());
            properties.putAll(component.properties());
            views.add(new View(component.pid(), null, properties));
        }
        return document(views).getBytes(StandardCharsets.UTF_8);
    }

    /** Configurations with their definitions, as far as these are known; passwords are {@link Encrypted}. */
    static String document(List<? extends ComponentConfiguration> components) throws IOException {
        StringBuilder out = new StringBuilder(HEAD);
        for (ComponentConfiguration component : components) {
            out.append("  <esf:configuration pid=\"")
                    .append(escape(component.getPid()))
                    .append("\">\n");
            if (component.getDefinition() != null) {
                DefinitionXml.write(out, component.getDefinition());
            }
            out.append("    <esf:properties>\n");
            for (Map.Entry<String, Object> entry :
                    component.getConfigurationProperties().entrySet()) {
                try {
                    property(out, entry.getKey(), entry.getValue());
                } catch (IOException e) {
                    throw new IOException(component.getPid() + ": " + entry.getKey() + " " + e.getMessage(), e);
                }
            }
            out.append("    </esf:properties>\n  </esf:configuration>\n");
        }
        return out.append("</esf:configurations>\n").toString();
    }

    private static void property(StringBuilder out, String name, Object value) throws IOException {
        if (name.isBlank()) {
            throw new IOException("is no key"); // no reader would take the snapshot
        }
        checkName(name);
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

    /** @throws IOException if a PID or key is longer than readers take */
    static void checkName(String name) throws IOException {
        if (name.length() > Limits.NAME_LENGTH) {
            throw new IOException(FaultLine.cut(name, 60) + " has " + name.length() + " characters, at most "
                    + Limits.NAME_LENGTH + " are allowed");
        }
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

    /** @throws IOException if the text has a character that XML can't carry, or is longer than readers take */
    static String escape(String text) throws IOException {
        if (text.length() > Limits.TEXT_LENGTH) {
            throw new IOException(
                    "holds " + text.length() + " characters, at most " + Limits.TEXT_LENGTH + " are allowed");
        }
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
}
