// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.system.ComponentState;
import io.tidegate.control.deploy.Components.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once after the boot, when everything has had the time to settle: the components that stay without what they need. */
@Component(service = {})
public final class BootReport {

    private static final Logger LOG = LoggerFactory.getLogger(BootReport.class);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Components components;
    private final Threads threads;
    private ScheduledFuture<?> report;

    @Activate
    public BootReport(@Reference ServiceComponentRuntime runtime, @Reference Threads threads) {
        components = new Components(runtime);
        this.threads = threads;
    }

    @Activate
    void start() {
        report = threads.pool().schedule(threads.pool()::execute, this::log, SETTLED);
    }

    @Deactivate
    void stop() {
        report.cancel(false);
    }

    private void log() {
        List<State> faults = components.faults();
        if (!faults.isEmpty()) {
            String lines =
                    faults.stream().map(State::shown).map(ComponentState::line).collect(Collectors.joining("\n  "));
            LOG.warn("{} components don't work:\n  {}", faults.size(), lines);
        }
    }
}
