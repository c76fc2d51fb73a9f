// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.commands.Command;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.GatewayState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says in one word how the gateway is, and why. */
@Component
public final class StatusCommand implements Command {

    private final BundleContext context;
    private final GatewayState state;

    @Activate
    public StatusCommand(BundleContext context, @Reference GatewayState state) {
        this.context = context;
        this.state = state;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String usage() {
        return "[--json]  is everything well, and if not, what; exit code 0 if OK or DEGRADED, 1 if FAILED";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        HealthReport found = state.health();
        if (arguments.contains("--json")) {
            Json.print(out, json -> document(found, json));
        } else {
            text(found, out);
        }
        return found.verdict() == Verdict.FAILED ? 1 : 0;
    }

    private void text(HealthReport found, PrintWriter out) {
        out.println(found.verdict() + "  " + property("tidegate.version") + " " + property("tidegate.profile") + ", "
                + found.bundles() + " bundles");
        found.bundlesNotRunning()
                .forEach(b -> out.println("bundle     " + b.bsn() + " " + b.version() + " is " + b.state()));
        found.componentFaults().forEach(c -> out.println("component  " + c.line()));
        for (CheckState check : found.checks()) {
            String of = check.pid().isEmpty() || check.pid().equals(check.name()) ? "" : " of " + check.pid();
            out.println(word(check)
                    + check.name()
                    + of
                    + (check.lines().isEmpty() ? "" : ": " + String.join("; ", check.lines())));
        }
    }

    private static String word(CheckState check) {
        return switch (check.verdict()) {
            case OK -> "ok         ";
            case DEGRADED -> "degraded   ";
            case FAILED -> "FAILED     ";
        };
    }

    private void document(HealthReport found, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", found.verdict().name());
        json.writeStringField("version", property("tidegate.version"));
        json.writeStringField("profile", property("tidegate.profile"));
        json.writeNumberField("bundles", found.bundles());
        json.writeArrayFieldStart("bundlesNotRunning");
        for (BundleState bundle : found.bundlesNotRunning()) {
            BundlesCommand.write(bundle, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("componentsUnsatisfied");
        for (ComponentState component : found.componentFaults()) {
            ComponentsCommand.write(component, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (CheckState check : found.checks()) {
            json.writeStartObject();
            json.writeStringField("name", check.name());
            json.writeStringField("kura.service.pid", check.pid());
            json.writeStringField("status", check.verdict().name());
            json.writeArrayFieldStart("lines");
            for (String line : check.lines()) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private String property(String name) {
        String value = context.getProperty(name);
        return value == null ? "" : value;
    }
}
