// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.commands.Command;
import io.tidegate.control.deploy.Components.State;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Lists the components; an unchanged id says that a component was not activated anew. */
@Component
public final class ComponentsCommand implements Command {

    private final Components components;

    @Activate
    public ComponentsCommand(@Reference ServiceComponentRuntime runtime) {
        components = new Components(runtime);
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
        List<State> states = components.all().stream()
                .sorted(Comparator.comparing(State::bundle)
                        .thenComparing(s -> s.key().toString()))
                .toList();
        if (arguments.contains("--json")) {
            Json.print(out, json -> {
                json.writeStartArray();
                for (State state : states) {
                    write(state, json);
                }
                json.writeEndArray();
            });
        } else {
            states.forEach(s -> out.println(
                    String.format(Locale.ROOT, "%5d %-12s %s  %s", s.id(), s.stateName(), s.key(), s.fault())
                            .stripTrailing()));
        }
        return 0;
    }

    static void write(State state, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", state.key().component());
        json.writeStringField("kura.service.pid", state.key().pid());
        json.writeStringField("bundle", state.bundle());
        json.writeNumberField("component.id", state.id());
        json.writeStringField("state", state.stateName());
        json.writeStringField("fault", state.fault());
        json.writeEndObject();
    }
}
