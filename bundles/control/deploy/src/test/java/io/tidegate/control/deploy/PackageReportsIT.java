// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidegate.api.deploy.DeploymentPlan.Action;
import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.api.deploy.DeploymentRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** What is told of packages: what is wrong with them, what they lack, what became of them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackageReportsIT extends PackagesSetup {

    @Test
    void damagedPackageTouchesNothing() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        long generation = gateway.running().generation();
        byte[] whole = Files.readAllBytes(plant("2.0.0", "2.0.0", "2.0.0").in(jars));

        Path cut = Files.write(jars.resolve("cut.dp"), Arrays.copyOf(whole, whole.length / 2));
        Result result = install(cut).results().get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("cut.dp: it is damaged or cut off");
        assertThat(gateway.running().generation()).isEqualTo(generation);
    }

    @Test
    void whatIsMissingIsListedWithWhatToUseInstead() throws Exception {
        Path jar = TestBundle.of("addon", "1.0.0")
                .header(
                        "Import-Package",
                        "javax.ws.rs,javax.ws.rs.core,com.google.gson;version=\"[2,3)\","
                                + "org.osgi.framework;version=\"[9,10)\",javax.xml.bind;resolution:=optional")
                .header("Require-Bundle", "org.eclipse.osgi")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .in(jars);

        String reason = install(TestPackage.of("rest", "1.0.0").bundle("addon", "1.0.0", jar))
                .results()
                .get(0)
                .reason();

        assertThat(reason)
                .contains("addon 1.0.0 needs package javax.ws.rs, which nothing here provides")
                .contains("addon 1.0.0 needs package javax.ws.rs.core, which nothing here provides")
                .containsOnlyOnce("javax.ws.rs: REST add-ons")
                .contains("com.google.gson: install it with 'tidegate feature install kura-libraries'")
                .contains("needs package org.osgi.framework [9,10), but there is 1.10.0 of the framework")
                .contains("needs bundle org.eclipse.osgi", "import packages instead")
                .contains(
                        "needs Java 99, but there is Java " + Runtime.version().feature())
                .doesNotContain("javax.xml.bind");
    }

    @Test
    void oldExecutionEnvironmentsAreMet() throws Exception {
        for (String environment : List.of("J2SE-1.5", "JavaSE-1.7, JavaSE-1.8", "JavaSE-11")) {
            Result result = gateway.install(TestBundle.of("old", "1.0.0")
                    .header("Bundle-RequiredExecutionEnvironment", environment)
                    .in(jars));
            assertThat(result.outcome())
                    .as(environment + ": " + result.reason())
                    .isEqualTo(Outcome.DONE);
        }
        Result tooNew = gateway.install(TestBundle.of("new", "1.0.0")
                .header("Bundle-RequiredExecutionEnvironment", "JavaSE-98, JavaSE-99")
                .in(jars));
        assertThat(tooNew.reason()).contains("needs JavaSE-98 or JavaSE-99");
    }

    @Test
    void eventsTellWhatBecameOfAPackage() throws Exception {
        List<Event> events = new ArrayList<>();
        gateway.events().admin = new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                events.add(event);
            }

            @Override
            public void sendEvent(Event event) {
                throw new AssertionError("a deployment must not wait for listeners");
            }
        };
        Path file = plant("1.0.0", "1.0.0", "1.0.0").in(jars);
        install(file);
        install(TestPackage.of("plant", "2.0.0")
                .bundle(
                        "device",
                        "2.0.0",
                        TestBundle.device("2.0.0").throwingActivator().in(jars)));
        apply(DeploymentRequest.uninstall("plant"));

        assertThat(events)
                .extracting(Event::getTopic)
                .containsExactly(PackageEvents.INSTALLED, PackageEvents.INSTALLED, PackageEvents.UNINSTALLED);
        assertThat(events)
                .extracting(e -> e.getProperty("deploymentpackage.version"), e -> e.getProperty("successful"))
                .containsExactly(tuple("1.0.0", true), tuple("2.0.0", false), tuple("1.0.0", true));
        assertThat(events.get(0).getProperty("deploymentpackage.url"))
                .isEqualTo(file.toUri().toString());
        assertThat(events.get(0).getProperty("exception")).isNull();
        assertThat((Exception) events.get(1).getProperty("exception")).hasMessageContaining("no licence");
    }

    @Test
    void planNamesEveryStep() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        Path next = plant("1.1.0", "1.1.0", "1.1.0").in(jars);

        assertThat(gateway.deployer()
                        .plan(DeploymentRequest.install(List.of(next)))
                        .steps())
                .extracting(Step::symbolicName, Step::action)
                .containsExactly(tuple("library", Action.UPDATE_IN_PLACE), tuple("device", Action.SWAP));
    }
}
