// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.commands.Command;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.GatewayState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the deployment packages with their bundles. */
@Component
public final class PackagesCommand implements Command {

    private final GatewayState state;

    @Activate
    public PackagesCommand(@Reference GatewayState state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "packages";
    }

    @Override
    public String usage() {
        return "[--json]  each deployment package's version, state and bundles";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        Map<String, List<BundleState>> packages = packages(state.bundles());
        if (arguments.contains("--json")) {
            Json.print(out, json -> {
                json.writeStartArray();
                for (Map.Entry<String, List<BundleState>> each : packages.entrySet()) {
                    write(each.getKey(), each.getValue(), json);
                }
                json.writeEndArray();
            });
        } else {
            out.println(row("PACKAGE", "VERSION", "STATE", "BUNDLES"));
            packages.forEach((name, bundles) -> out.println(row(
                    name,
                    version(name, bundles),
                    state(bundles),
                    bundles.stream().map(b -> b.bsn() + " " + b.version()).collect(Collectors.joining(", ")))));
        }
        return 0;
    }

    private static Map<String, List<BundleState>> packages(List<BundleState> bundles) {
        Map<String, List<BundleState>> packages = new TreeMap<>();
        for (BundleState bundle : bundles) {
            for (Owner owner : Owner.of(bundle.origin())) {
                if (owner.kind() == Owner.Kind.PACKAGE) {
                    packages.computeIfAbsent(owner.name(), n -> new ArrayList<>())
                            .add(bundle);
                }
            }
        }
        return packages;
    }

    private static String version(String name, List<BundleState> bundles) {
        return Owner.of(bundles.get(0).origin()).stream()
                .filter(o -> o.kind() == Owner.Kind.PACKAGE && o.name().equals(name))
                .map(Owner::version)
                .findFirst()
                .orElse("");
    }

    private static String state(List<BundleState> bundles) {
        if (bundles.stream().anyMatch(b -> b.wanted() && !b.running())) {
            return "failed";
        }
        return bundles.stream().allMatch(BundleState::running) ? "active" : "stopped";
    }

    private static void write(String name, List<BundleState> bundles, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("version", version(name, bundles));
        json.writeStringField("state", state(bundles));
        json.writeArrayFieldStart("bundles");
        for (BundleState bundle : bundles) {
            BundlesCommand.write(bundle, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String row(Object... columns) {
        return String.format(Locale.ROOT, "%-42s %-12s %-8s %s", columns);
    }
}
