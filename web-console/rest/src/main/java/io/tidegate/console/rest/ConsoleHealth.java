// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.io.IOException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Tells whether the console can be reached: the HTTP server itself only logs when its port is taken. */
@Component(
        service = HealthCheck.class,
        // So that asking for the state does not start and end the parts asked about each time.
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = HealthCheck.NAME + "=Console")
public final class ConsoleHealth implements HealthCheck {

    static final String SERVER_PID = "org.apache.felix.http";
    static final String PORT = "org.osgi.service.http.port";

    private final BundleContext context;
    private final HttpEndpoint endpoint;
    private final EventHub events;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ConfigurationAdmin configurations;

    @Activate
    public ConsoleHealth(BundleContext context, @Reference HttpEndpoint endpoint, @Reference EventHub events) {
        this.context = context;
        this.endpoint = endpoint;
        this.events = events;
    }

    @Override
    public Result execute() {
        String address = endpoint.address();
        if (address.isEmpty()) {
            return new Result(
                    Result.Status.WARN,
                    "console: " + PORT + " = '" + wantedPort() + "' can't be opened or the HTTP server is stopped: free"
                            + " the port, which is then opened, or choose another one in " + SERVER_PID);
        }
        return new Result(
                Result.Status.OK,
                "console: listening on " + address + ", loopback only; " + events.streams() + " of "
                        + EventHub.MOST_STREAMS + " event streams, " + events.dropped() + " dropped as too slow");
    }

    /** As the HTTP server finds it: its configuration goes before the framework's property. */
    private String wantedPort() {
        ConfigurationAdmin admin = configurations;
        try {
            Configuration[] found = admin == null ? null : admin.listConfigurations("(service.pid=" + SERVER_PID + ")");
            Object port = found == null ? null : found[0].getProperties().get(PORT);
            if (port != null) {
                return port.toString();
            }
        } catch (IOException | InvalidSyntaxException | IllegalStateException e) {
            // Then what the framework says.
        }
        String property = context.getProperty(PORT);
        return property == null ? "8080" : property;
    }
}
