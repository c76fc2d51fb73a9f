// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.commands.Command;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.GatewayState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the bundles with version, state and slot. */
@Component
public final class BundlesCommand implements Command {

    private final GatewayState state;

    @Activate
    public BundlesCommand(@Reference GatewayState state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "bundles";
    }

    @Override
    public String usage() {
        return "[--json]  each bundle's version, state, slot, standby version, start level and origin";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        List<BundleState> bundles = state.bundles();
        if (arguments.contains("--json")) {
            Json.print(out, json -> {
                json.writeStartArray();
                for (BundleState bundle : bundles) {
                    write(bundle, json);
                }
                json.writeEndArray();
            });
        } else {
            out.println(row("BUNDLE", "VERSION", "STATE", "SLOT", "STANDBY", "LEVEL", "ORIGIN"));
            bundles.forEach(b -> out.println(
                    row(b.bsn(), b.version(), b.state(), b.slot(), b.standby(), b.startLevel(), b.origin())));
        }
        return 0;
    }

    static void write(BundleState bundle, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("bsn", bundle.bsn());
        json.writeStringField("version", bundle.version());
        json.writeStringField("state", bundle.state());
        json.writeStringField("slot", bundle.slot());
        json.writeStringField("standby", bundle.standby());
        json.writeNumberField("startLevel", bundle.startLevel());
        json.writeStringField("origin", bundle.origin());
        json.writeEndObject();
    }

    private static String row(Object... columns) {
        return String.format(Locale.ROOT, "%-42s %-12s %-10s %-4s %-12s %5s  %s", columns);
    }
}
