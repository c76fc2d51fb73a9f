// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.commands.Command;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.GatewayState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the components; an unchanged id says that a component was not activated anew. */
@Component
public final class ComponentsCommand implements Command {

    private final GatewayState state;

    @Activate
    public ComponentsCommand(@Reference GatewayState state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public String usage() {
        return "[--json]  each component's PID, component.id, state, and what it waits for";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        List<ComponentState> states = state.components();
        if (arguments.contains("--json")) {
            Json.print(out, json -> {
                json.writeStartArray();
                for (ComponentState component : states) {
                    write(component, json);
                }
                json.writeEndArray();
            });
        } else {
            states.forEach(s ->
                    out.println(String.format(Locale.ROOT, "%5d %-12s %s  %s", s.id(), s.state(), s.label(), s.fault())
                            .stripTrailing()));
        }
        return 0;
    }

    static void write(ComponentState state, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", state.name());
        json.writeStringField("kura.service.pid", state.pid());
        json.writeStringField("bundle", state.bundle());
        json.writeNumberField("component.id", state.id());
        json.writeStringField("state", state.state());
        json.writeStringField("fault", state.fault());
        json.writeEndObject();
    }
}
