// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.control.deploy.Inventory.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Lists the bundles with version, state and slot. */
@Component
public final class BundlesCommand implements Command {

    private final Inventory inventory;

    @Activate
    public BundlesCommand(BundleContext context) {
        inventory = new Inventory(context);
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
        try {
            List<Line> lines = inventory.list();
            if (arguments.contains("--json")) {
                Json.print(out, json -> {
                    json.writeStartArray();
                    for (Line line : lines) {
                        line.write(json);
                    }
                    json.writeEndArray();
                });
            } else {
                out.println(row("BUNDLE", "VERSION", "STATE", "SLOT", "STANDBY", "LEVEL", "ORIGIN"));
                lines.forEach(b -> out.println(
                        row(b.bsn(), b.version(), b.state(), b.slot(), b.standby(), b.startLevel(), b.origin())));
            }
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static String row(Object... columns) {
        return String.format(Locale.ROOT, "%-42s %-12s %-10s %-4s %-12s %5s  %s", columns);
    }
}
