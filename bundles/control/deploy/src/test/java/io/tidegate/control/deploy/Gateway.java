// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.control.deploy.BundleDeployer.Limits;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A framework with Declarative Services and ConfigurationAdmin, booted from {@code running.json} as the launcher does. */
final class Gateway {

    private final Path data;
    private final EmbeddedFramework framework;
    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final PackageEvents events = new PackageEvents();
    private final DeployAudit audit = new DeployAudit();

    Gateway(Path data) throws Exception {
        this.data = data;
        framework = EmbeddedFramework.in(Files.createTempDirectory("cache"))
                .with(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "90")
                // As the launcher sets it: the slots of a bundle may hold one version twice.
                .with(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE)
                .with("felix.log.level", "1")
                .with("tidegate.data", data.toString())
                // The test asks Declarative Services itself, so both must mean the same by its types.
                .sharing(
                        "org.osgi.util.function.Function",
                        "org.osgi.util.promise.Promise",
                        "org.osgi.service.component.ComponentContext",
                        "org.osgi.service.cm.ConfigurationAdmin")
                .bundles("org.apache.felix.cm.impl.ConfigurationManager", "org.apache.felix.scr.impl.Activator")
                .start();
        context = framework.context();
        runtime = framework.service(ServiceComponentRuntime.class);
        boot();
    }

    private void boot() throws Exception {
        List<Entry> entries = RunningSet.read(data).map(RunningSet::bundles).orElse(List.of());
        for (Entry entry : entries) {
            place(entry.bsn(), entry.slot(), entry.sha256());
            if (!entry.standbySha256().isEmpty()) {
                place(entry.bsn(), entry.slot().other(), entry.standbySha256());
            }
        }
        for (Entry entry : entries) {
            if (entry.desired() == Desired.STARTED) {
                context.getBundle(RunningSet.location(data, entry.bsn(), entry.slot()))
                        .start(Bundle.START_TRANSIENT);
            }
        }
    }

    private void place(String bsn, Slot slot, String sha256) throws Exception {
        DurableFiles.link(RunningSet.link(data, bsn, slot), data.resolve("deploy/store/" + sha256 + ".jar"));
        context.installBundle(RunningSet.location(data, bsn, slot));
    }

    BundleDeployer deployer() {
        return deployer(step -> {});
    }

    BundleDeployer deployer(Checkpoints checkpoints) {
        Limits limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new BundleDeployer(context, runtime, data, limits, checkpoints, events, audit);
    }

    Result install(Path jar) {
        return install(deployer(), jar).results().get(0);
    }

    static DeploymentReport install(BundleDeployer deployer, Path... jars) {
        return deployer.apply(deployer.plan(DeploymentRequest.install(List.of(jars))));
    }

    void configure(String pid) throws IOException {
        framework
                .service(ConfigurationAdmin.class)
                .getConfiguration(pid, "?")
                .update(FrameworkUtil.asDictionary(Map.of("kura.service.pid", pid)));
    }

    /** What the device answers: its version; empty if there is no device. */
    String answer() {
        ServiceReference<?> reference = context.getServiceReference(Supplier.class);
        // Kept, as a real user keeps it: a component that nobody uses would be taken down again.
        if (reference == null || !(context.getService(reference) instanceof Supplier<?> device)) {
            return "";
        }
        return String.valueOf(device.get());
    }

    /** Waits for the answer, as configurations arrive asynchronously. */
    void awaitAnswer(String version) {
        Await.until(
                () -> answer().equals(version), () -> "the device answers '" + answer() + "', not '" + version + "'");
    }

    void awaitState(String version, int state) {
        Await.until(
                () -> bundles("device").stream()
                        .anyMatch(b -> b.getVersion().toString().equals(version) && b.getState() == state),
                () -> "device " + version + " does not reach state " + state);
    }

    RunningSet running() throws IOException {
        return RunningSet.read(data).orElseThrow();
    }

    List<Bundle> bundles(String bsn) {
        return Arrays.stream(context.getBundles())
                .filter(b -> bsn.equals(b.getSymbolicName()))
                .toList();
    }

    DeployAudit audit() {
        return audit;
    }

    PackageEvents events() {
        return events;
    }

    BundleContext context() {
        return context;
    }

    ServiceComponentRuntime runtime() {
        return runtime;
    }

    void close() throws Exception {
        System.setProperty("device.release", "now");
        framework.close();
        System.clearProperty("device.release");
    }
}
