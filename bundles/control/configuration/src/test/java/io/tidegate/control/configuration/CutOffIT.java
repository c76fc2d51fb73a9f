// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.itests.support.TestBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can be cut off by a change has to confirm it, whatever service he makes it by. */
class CutOffIT {

    @TempDir
    Path data;

    private Gateway gateway;
    private ConfigurationTrials trials;

    @BeforeEach
    void begin() throws Exception {
        gateway = new Gateway(data).configured();
        trials = gateway.service(ConfigurationTrials.class);
    }

    @AfterEach
    void end() {
        gateway.close();
    }

    @Test
    void remoteCallerHasToConfirmAChangeOfTheHttpServer() throws Exception {
        by("REST", () -> service().updateConfiguration("org.apache.felix.http", Map.of("port", 8081)));

        assertThat(trials.pending()).hasValueSatisfying(trial -> {
            assertThat(trial.components()).containsExactly("org.apache.felix.http");
            assertThat(trial.remaining()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
        });
        assertThat(gateway.service(ConfigurationHistory.class).history().get(0).comment())
                .isEqualTo("to be confirmed within 60 s");
        trials.revert();
        assertThat(service().getComponentConfiguration("org.apache.felix.http")).isNull();
    }

    @Test
    void whoCanNotBeCutOffHasNot() throws Exception {
        int port = 8081;
        for (String entryPoint : List.of("CLI", "file", "fleet", "Internal")) {
            Map<String, Object> change = Map.of("port", port++);
            by(entryPoint, () -> service().updateConfiguration("org.apache.felix.http", change));
            assertThat(trials.pending()).as(entryPoint).isEmpty();
        }
        service().updateConfiguration("org.apache.felix.http", Map.of("port", port));
        assertThat(trials.pending()).isEmpty();
    }

    @Test
    void changeOfTheVariableBehindThePortCountsToo() throws Exception {
        service().updateConfiguration(GatewayVariables.PID, Map.of("port", 8080, "line", 1));
        service().updateConfiguration("org.apache.felix.http", Map.of("port", "$[gateway:port]"));

        by("REST", () -> service().updateConfiguration(GatewayVariables.PID, Map.of("line", 2)));
        assertThat(trials.pending()).isEmpty();
        by("REST", () -> service().updateConfiguration(GatewayVariables.PID, Map.of("port", 8081)));
        assertThat(trials.pending()).isPresent();
    }

    /** Over the local socket nobody is cut off, but the console may be. */
    @Test
    void commandAdvisesAgainstDoingWithout() throws Exception {
        service().updateConfiguration("org.apache.felix.http", Map.of("port", 8080));

        assertThat(gateway.config("delete", "org.apache.felix.http"))
                .startsWith("0 org.apache.felix.http: deleted\nmay cut off the console: with --confirm-within 60s");
    }

    @Test
    void deletingAndGoingBackCountToo() throws Exception {
        service().updateConfiguration("org.apache.felix.http", Map.of("port", 8080));
        long first =
                gateway.service(ConfigurationHistory.class).history().get(0).id();
        service().updateConfiguration("org.apache.felix.http", Map.of("port", 8081));

        by("REST", () -> service().rollback(first));
        assertThat(trials.pending()).isPresent();
        trials.revert();

        by("REST", () -> gateway.service(ConfigurationHistory.class).rollback(first, List.of("org.apache.felix.http")));
        assertThat(trials.pending()).isPresent();
        trials.revert();
        assertThat(service().getComponentConfiguration("org.apache.felix.http").getConfigurationProperties())
                .containsEntry("port", 8081);
    }

    /** Read from the bundle, which needs not run: the first change may be what lets it. */
    @Test
    void componentSaysItselfWhomItCanCutOffAndForHowLong() throws Exception {
        gateway.install(
                new TestBundle("test.way")
                        .component(
                                """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="test.way">
                          <property name="tidegate.confirm.within.s" type="Integer" value="90"/>
                          <implementation class="test.Way"/>
                        </scr:component>
                        """)
                        .component(
                                """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="test.cloud"
                            configuration-pid="test.cloud.factory">
                          <property name="tidegate.confirm.within.s" type="Integer">a while</property>
                          <property name="tidegate.confirm.entrypoints" type="String">
                            Cloud
                            Modem
                          </property>
                          <implementation class="test.Cloud"/>
                        </scr:component>
                        """));

        by("REST", () -> service().updateConfiguration("test.way", Map.of("a", "b")));
        assertThat(trials.pending())
                .hasValueSatisfying(trial -> assertThat(trial.remaining()).isGreaterThan(Duration.ofSeconds(60)));
        trials.revert();

        by("REST", () -> service().createFactoryConfiguration("test.cloud.factory", "c1", Map.of("a", "b"), false));
        assertThat(trials.pending()).isEmpty();
        by("CLOUD", () -> service().deleteFactoryConfiguration("c1", false));
        assertThat(trials.pending())
                .as("what is declared badly counts as 60 s")
                .hasValueSatisfying(trial -> assertThat(trial.remaining()).isLessThanOrEqualTo(Duration.ofSeconds(60)));
        trials.revert();
        by("modem", () -> service().updateConfiguration("plc1", Map.of("a", "b")));
        assertThat(trials.pending()).isEmpty();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws KuraException;
    }

    private static void by(String entryPoint, Work work) throws KuraException {
        AuditContext.Scope scope = AuditContext.openScope(
                new AuditContext(new HashMap<>(Map.of("entrypoint", entryPoint, "identity", "anna"))));
        try {
            work.run();
        } finally {
            scope.close();
        }
    }

    private ConfigurationService service() {
        return gateway.service(ConfigurationService.class);
    }
}
