// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraRuntimeException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.system.SystemAdminService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts the device and has it write to disk, by the commands {@code reboot} and {@code sync}: whether the gateway's user
 * may do that is the operating system's decision, and its refusal is the caller's exception.
 */
@Component(
        name = "org.eclipse.kura.system.SystemAdminService",
        service = SystemAdminService.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {"kura.service.pid=org.eclipse.kura.system.SystemAdminService", "kura.ui.service.hide:Boolean=true"})
public final class OperatingSystemAdmin implements SystemAdminService {

    private static final Logger LOG = LoggerFactory.getLogger(OperatingSystemAdmin.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Machine machine;
    private final List<String> reboot;
    private final List<String> sync;

    @Activate
    public OperatingSystemAdmin() {
        this(new Machine(Path.of("/")), List.of("reboot"), List.of("sync"));
    }

    OperatingSystemAdmin(Machine machine, List<String> reboot, List<String> sync) {
        this.machine = machine;
        this.reboot = reboot;
        this.sync = sync;
    }

    @Override
    public String getUptime() {
        return machine.uptime().map(String::valueOf).orElse(SystemService.UNKNOWN);
    }

    @Override
    public void reboot() {
        LOG.warn("The device is asked to restart: {}", AuditContext.currentOrInternal());
        run(reboot, "the device can't be restarted");
    }

    @Override
    public void sync() {
        run(sync, "nothing can be said about what is on disk");
    }

    private static void run(List<String> command, String failed) {
        try {
            Commands.output(LIMIT, command);
        } catch (IOException e) {
            throw new KuraRuntimeException(KuraErrorCode.OS_COMMAND_ERROR, e, failed + ": " + e.getMessage());
        }
    }
}
