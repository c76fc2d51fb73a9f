// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.commands.Command;
import io.tidegate.control.deploy.Checks.Answer;
import io.tidegate.control.deploy.Components.State;
import io.tidegate.control.deploy.Inventory.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * Says in one word how the gateway is, and why. OK: all is well. DEGRADED: everything runs, something outside (a device, the
 * broker, a wire's target) does not. FAILED: a bundle does not run, a component waits or failed, or a check is critical.
 */
@Component
public final class StatusCommand implements Command {

    private final BundleContext context;
    private final Inventory inventory;
    private final Components components;
    private final Checks checks;

    @Activate
    public StatusCommand(BundleContext context, @Reference ServiceComponentRuntime runtime, @Reference Checks checks) {
        this.context = context;
        inventory = new Inventory(context);
        components = new Components(runtime);
        this.checks = checks;
    }

    /** What was found. */
    private record Found(List<Line> bundles, List<Line> notRunning, List<State> components, List<Answer> checks) {

        boolean failed() {
            return !notRunning.isEmpty()
                    || !components.isEmpty()
                    || checks.stream().anyMatch(Answer::critical);
        }

        String verdict() {
            return failed() ? "FAILED" : checks.stream().allMatch(Answer::ok) ? "OK" : "DEGRADED";
        }
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
        try {
            List<Line> bundles = inventory.list();
            Found found = new Found(
                    bundles,
                    bundles.stream().filter(b -> b.wanted() && !b.running()).toList(),
                    components.faults(),
                    checks.ask());
            if (arguments.contains("--json")) {
                Json.print(out, json -> document(found, json));
            } else {
                text(found, out);
            }
            return found.failed() ? 1 : 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void text(Found found, PrintWriter out) {
        out.println(found.verdict() + "  " + property("tidegate.version") + " " + property("tidegate.profile") + ", "
                + found.bundles().size() + " bundles");
        found.notRunning().forEach(b -> out.println("bundle     " + b.bsn() + " " + b.version() + " is " + b.state()));
        found.components().forEach(c -> out.println("component  " + c.line()));
        for (Answer check : found.checks()) {
            String of = check.pid().isEmpty() || check.pid().equals(check.name()) ? "" : " of " + check.pid();
            out.println(word(check)
                    + check.name()
                    + of
                    + (check.lines().isEmpty() ? "" : ": " + String.join("; ", check.lines())));
        }
    }

    private static String word(Answer check) {
        return check.ok() ? "ok         " : check.critical() ? "FAILED     " : "degraded   ";
    }

    private void document(Found found, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", found.verdict());
        json.writeStringField("version", property("tidegate.version"));
        json.writeStringField("profile", property("tidegate.profile"));
        json.writeNumberField("bundles", found.bundles().size());
        json.writeArrayFieldStart("bundlesNotRunning");
        for (Line bundle : found.notRunning()) {
            bundle.write(json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("componentsUnsatisfied");
        for (State component : found.components()) {
            ComponentsCommand.write(component, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (Answer check : found.checks()) {
            json.writeStartObject();
            json.writeStringField("name", check.name());
            json.writeStringField("kura.service.pid", check.pid());
            json.writeStringField("status", check.status().name());
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
