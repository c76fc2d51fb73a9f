// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Verification;
import io.tidegate.lib.concurrent.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** The trail in files of {@code data/audit}. A disk that doesn't take them leaves it there, telling why. */
@Component(
        immediate = true,
        name = AuditConfig.PID,
        configurationPid = AuditConfig.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL,
        service = {AuditTrail.class, ConfigurableComponent.class, HealthCheck.class},
        property = {"kura.service.pid=" + AuditConfig.PID, "hc.name=Audit trail"})
@Designate(ocd = AuditConfig.class)
public final class FileAuditTrail implements AuditTrail, ConfigurableComponent, HealthCheck {

    private static final int MOST = 10_000;

    private final WorkerPool pool = new WorkerPool("audit", 2);
    private final TrailWriter writer;

    @Activate
    public FileAuditTrail(BundleContext context, Map<String, Object> properties) {
        this(Path.of(context.getProperty("tidegate.data")), Limits.of(properties));
    }

    FileAuditTrail(Path data, Limits limits) {
        writer = new TrailWriter(pool, new TrailStore(data), limits, Clock.systemUTC(), System::nanoTime);
    }

    @Activate
    void start() {
        writer.start();
    }

    @Modified
    void change(Map<String, Object> properties) {
        writer.change(Limits.of(properties));
    }

    @Deactivate
    void stop() {
        writer.stop();
        pool.close();
    }

    @Override
    public void record(AuditRecord entry) {
        writer.record(Shortened.of(entry));
    }

    @Override
    public List<AuditRecord> query(Instant from, Instant to, String action, int most) throws IOException {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most = " + most + ": allowed is 1 to " + MOST);
        }
        writer.flush();
        return writer.read(new Query(from, to, action, most));
    }

    @Override
    public Verification verify() throws IOException {
        if (!writer.flush()) {
            throw new IOException("the trail can't be written: " + writer.fault());
        }
        TrailStore store = writer.store();
        return new Verifier(
                        store.folder(), store.view(), () -> store.view().state().oldest())
                .run();
    }

    @Override
    public Result execute() {
        String fault = writer.fault();
        if (!fault.isEmpty()) {
            return new Result(
                    Result.Status.CRITICAL,
                    "the audit trail is not written: " + fault + "; " + writer.waits() + " records wait");
        }
        String warning = writer.warning(Duration.ofHours(1));
        TrailStore.View view = writer.store().view();
        if (view == null) {
            return new Result(Result.Status.OK, "is being opened");
        }
        return warning.isEmpty()
                ? new Result(
                        Result.Status.OK,
                        view.state().count() + " records, "
                                + (view.state().newest() - view.state().oldest() + 1) + " files")
                : new Result(Result.Status.WARN, warning);
    }
}
