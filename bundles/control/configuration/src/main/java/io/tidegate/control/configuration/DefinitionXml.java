// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Option;

/** A definition as it stands in a configuration's document. */
final class DefinitionXml {

    private DefinitionXml() {}

    /** @throws IOException if a text has a character that XML can't carry */
    static void write(StringBuilder out, OCD definition) throws IOException {
        out.append("    <ocd:OCD");
        attribute(out, "name", definition.getName());
        attribute(out, "description", definition.getDescription());
        attribute(out, "id", definition.getId());
        out.append(">\n");
        for (AD attribute : orNone(definition.getAD())) {
            write(out, attribute);
        }
        for (Icon icon : orNone(definition.getIcon())) {
            out.append("      <ocd:Icon");
            attribute(out, "resource", icon.getResource());
            attribute(out, "size", icon.getSize());
            out.append("/>\n");
        }
        out.append("    </ocd:OCD>\n");
    }

    private static void write(StringBuilder out, AD ad) throws IOException {
        out.append("      <ocd:AD");
        attribute(out, "name", ad.getName());
        attribute(out, "id", ad.getId());
        attribute(out, "type", ad.getType() == null ? null : ad.getType().value());
        attribute(out, "cardinality", ad.getCardinality());
        attribute(out, "required", ad.isRequired());
        attribute(out, "default", ad.getDefault());
        attribute(out, "description", ad.getDescription());
        attribute(out, "min", ad.getMin());
        attribute(out, "max", ad.getMax());
        out.append(">\n");
        for (Option option : orNone(ad.getOption())) {
            out.append("        <ocd:Option");
            attribute(out, "label", option.getLabel());
            attribute(out, "value", option.getValue());
            out.append("/>\n");
        }
        out.append("      </ocd:AD>\n");
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static void attribute(StringBuilder out, String name, Object value) throws IOException {
        if (value != null) {
            out.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(SnapshotXml.escape(value.toString()))
                    .append('"');
        }
    }
}
