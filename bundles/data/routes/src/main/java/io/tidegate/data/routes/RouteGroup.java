// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A group of routes as a configuration; a changed text touches only the routes that changed. */
@Component(
        name = RouteGroup.PID,
        configurationPid = RouteGroup.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, HealthCheck.class},
        property = HealthCheck.NAME + "=Routes")
@Designate(ocd = RoutesConfig.class, factory = true)
public final class RouteGroup implements ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.data.routes";

    private static final Logger LOG = LoggerFactory.getLogger(RouteGroup.class);

    private final RouteHost host;
    private final String pid;
    private final GroupRoutes routes;
    private volatile RoutesSettings settings;
    /** Why the configured text is not the one that works; empty if it is. */
    private volatile String fault = "";

    private volatile boolean applied;

    @Activate
    public RouteGroup(@Reference RouteHost host, Map<String, Object> properties) {
        this.host = host;
        settings = RoutesSettings.of(Settings.of(properties));
        pid = settings.pid();
        routes = new GroupRoutes(pid, host);
        parse(Settings.of(properties), settings);
    }

    @Activate
    void start() {
        host.add(routes);
        apply(settings);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        Settings given = Settings.of(properties);
        try {
            RoutesSettings next = RoutesSettings.of(given);
            parse(given, next);
            settings = next;
            fault = "";
            apply(next);
        } catch (SettingFault e) {
            fault = e.getMessage();
            LOG.error("{}; the routes before it stay", fault);
        }
    }

    @Deactivate
    void stop() {
        host.remove(routes);
    }

    @Override
    public Result execute() {
        return applied
                ? GroupHealth.of(pid, settings, fault, routes, host)
                : new Result(Result.Status.WARN, pid + ": its routes are being started");
    }

    private List<PlannedRoute> parse(Settings given, RoutesSettings read) {
        try {
            return host.engine().parse(pid, read.text());
        } catch (TextFault e) {
            throw RoutesSettings.fault(given, e, read.text().xml());
        }
    }

    private void apply(RoutesSettings next) {
        applied = false;
        host.lane().soon(() -> {
            try {
                routes.apply(next.text(), next.autostart() ? host.engine().parse(pid, next.text()) : List.of());
            } catch (TextFault e) {
                fault = e.getMessage();
            }
            applied = true;
            host.reconsider();
        });
    }
}
