// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.itests.support.EmbeddedFramework;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The built bundle, wired by Declarative Services as in the gateway. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BuiltBundleIT {

    @TempDir
    Path temp;

    private EmbeddedFramework framework;
    private Bundle deploy;

    @BeforeEach
    void boot() throws Exception {
        framework = EmbeddedFramework.in(temp)
                .with(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "90")
                .with("tidegate.version", "1.2.3")
                .with("tidegate.home", temp.toString())
                .with("tidegate.data", temp.resolve("data").toString())
                .sharing(
                        "io.tidegate.api.deploy.Deployer",
                        "io.tidegate.api.commands.Command",
                        "io.tidegate.api.system.GatewayState",
                        "io.tidegate.api.audit.AuditTrail",
                        "org.eclipse.kura.KuraException",
                        "org.apache.felix.hc.api.HealthCheck",
                        "com.fasterxml.jackson.core.JsonFactory",
                        "org.osgi.service.event.EventAdmin")
                .configuredComponents()
                .start();
        deploy = framework.installTested();
        deploy.start();
    }

    @AfterEach
    void stop() {
        framework.close();
    }

    @Test
    void eventAdminThatComesLaterHearsOfAPackage() throws Exception {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        framework.register(
                EventAdmin.class,
                new EventAdmin() {
                    @Override
                    public void postEvent(Event event) {
                        events.add(event);
                    }

                    @Override
                    public void sendEvent(Event event) {}
                },
                Map.of());
        Path pump = TestBundle.of("pump", "1.0.0").in(temp);
        Path plant =
                TestPackage.of("plant", "1.0.0").bundle("pump", "1.0.0", pump).in(temp);
        Deployer deployer = framework.service(Deployer.class);

        DeploymentReport report = deployer.apply(deployer.plan(DeploymentRequest.install(List.of(plant))));

        assertThat(report.successful()).as("%s", report).isTrue();
        Event event = events.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.getTopic()).isEqualTo("org/eclipse/kura/deployment/agent/INSTALLED");
        assertThat(event.getProperty("successful")).isEqualTo(true);
    }

    @Test
    void everyCommandIsThereAndNoThreadIsLeftAfterTheStop() throws Exception {
        Set<String> names =
                framework.services(Command.class).stream().map(Command::name).collect(Collectors.toSet());
        assertThat(names)
                .contains("install", "update", "uninstall", "plan", "undo", "packages", "feature", "status", "bundles");

        deploy.stop();

        Await.until(() -> threads().isEmpty(), () -> "left: " + threads());
    }

    @Test
    void auditTrailHearsThatTheGatewayRunsAndThatItStops() throws Exception {
        DeployAuditTest.Kept trail = new DeployAuditTest.Kept();
        framework.register(AuditTrail.class, trail, Map.of());
        Await.until(() -> !trail.records.isEmpty(), () -> "no record");
        deploy.stop();

        assertThat(trail.records).extracting(AuditRecord::action).containsExactly("gateway.start", "gateway.stop");
        assertThat(trail.records.get(0).differences())
                .contains(
                        new Difference("version", null, "1.2.3"),
                        new Difference("java", null, System.getProperty("java.version")));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("deploy"))
                .collect(Collectors.toSet());
    }
}
