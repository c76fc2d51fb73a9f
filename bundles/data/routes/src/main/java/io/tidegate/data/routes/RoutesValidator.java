// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Refuses a text that is not routes, and a route that another group already has. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = ConfigurationValidator.COMPONENTS + "=" + RouteGroup.PID)
public final class RoutesValidator implements ConfigurationValidator {

    private final RouteHost host;

    @Activate
    public RoutesValidator(@Reference RouteHost host) {
        this.host = host;
    }

    @Override
    public List<Problem> validate(Candidate candidate) {
        Settings settings = new Settings(candidate.pid(), candidate.properties());
        try {
            RoutesSettings read = RoutesSettings.of(settings);
            for (PlannedRoute route : parse(settings, read)) {
                String owner = host.owners().get(route.id());
                if (owner != null && !owner.equals(candidate.pid()) && keeps(owner, route.id(), candidate)) {
                    return List.of(new Problem(
                            candidate.pid(),
                            RoutesSettings.ROUTES,
                            "route id " + route.id(),
                            "a route id that no other group has; group '" + owner + "' has it"));
                }
            }
            return List.of();
        } catch (SettingFault e) {
            return List.of(new Problem(e.pid(), e.key(), e.value(), e.allowed()));
        }
    }

    private List<PlannedRoute> parse(Settings settings, RoutesSettings read) {
        try {
            return host.engine().parse(settings.pid(), read.text());
        } catch (TextFault e) {
            throw RoutesSettings.fault(settings, e, read.text().xml());
        }
    }

    /** Whether the other group will still have the route after the change, which may move it. */
    private boolean keeps(String owner, String routeId, Candidate candidate) {
        Map<String, Object> other = candidate.others().apply(owner).orElse(null);
        if (other == null) {
            return false;
        }
        try {
            Set<String> ids = new HashSet<>();
            Settings settings = new Settings(owner, other);
            parse(settings, RoutesSettings.of(settings)).forEach(route -> ids.add(route.id()));
            return ids.contains(routeId);
        } catch (SettingFault e) {
            return false;
        }
    }
}
