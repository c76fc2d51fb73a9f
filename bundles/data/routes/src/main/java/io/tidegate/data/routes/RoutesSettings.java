// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.nio.charset.StandardCharsets;

/** The checked configuration of a group. */
record RoutesSettings(String pid, RouteText text, boolean autostart) {

    static final String ROUTES = "routes";
    static final int MOST_BYTES = 256 * 1024;

    private enum Format {
        AUTO,
        YAML,
        XML
    }

    /** What the text must be apart from Camel's own grammar, which needs a context. */
    static RoutesSettings of(Settings settings) {
        String text = settings.text(ROUTES, "");
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw settings.fault(
                    ROUTES, bytes + " bytes", "at most " + MOST_BYTES + " bytes; more routes go into another group");
        }
        Format format = settings.choice("format", Format.class, Format.AUTO);
        boolean xml = format == Format.XML
                || (format == Format.AUTO && text.stripLeading().startsWith("<"));
        try {
            RouteText routes = xml
                    ? new RouteText(text, true, XmlShape.check(text))
                    : new RouteText(text, false, YamlShape.check(text));
            return new RoutesSettings(settings.pid(), routes, settings.flag("autostart", true));
        } catch (TextFault e) {
            throw fault(settings, e, xml);
        }
    }

    static SettingFault fault(Settings settings, TextFault fault, boolean xml) {
        return settings.fault(
                ROUTES, fault.getMessage(), xml ? "routes in Camel's XML" : "a list of routes in Camel's YAML");
    }
}
