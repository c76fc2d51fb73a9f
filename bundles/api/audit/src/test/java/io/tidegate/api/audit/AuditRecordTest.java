// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.audit.AuditContext;
import org.junit.jupiter.api.Test;

class AuditRecordTest {

    @Test
    void actorIsThatOfTheThread() {
        Map<String, String> properties =
                new HashMap<>(Map.of("entrypoint", "REST", "identity", "anna", "ip", "10.0.0.7"));
        try (AuditContext.Scope scope = AuditContext.openScope(new AuditContext(properties))) {
            assertThat(scope).isNotNull();
            AuditRecord entry = AuditRecord.of("config.update", "plc1", List.of(), AuditRecord.DONE);
            assertThat(entry.actor()).isEqualTo(new Actor("REST", "anna", "10.0.0.7"));
            assertThat(entry.actor()).hasToString("REST anna from 10.0.0.7");
        }
        assertThat(Actor.current()).isEqualTo(new Actor("internal", "", ""));
    }

    @Test
    void internalOfKuraIsOurs() {
        try (AuditContext.Scope scope = AuditContext.openScope(AuditContext.currentOrInternal())) {
            assertThat(scope).isNotNull();
            assertThat(Actor.current()).hasToString("internal");
        }
    }

    @Test
    void actionsAreATree() {
        AuditRecord entry = AuditRecord.of("config.update", "plc1", List.of(), AuditRecord.DONE);

        assertThat(List.of("", "config", "config.update")).allMatch(entry::isOf);
        assertThat(List.of("conf", "config.up", "config.update.x", "login")).noneMatch(entry::isOf);
    }

    @Test
    void secretTellsOnlyThatItDiffers() {
        assertThat(Difference.secret("password", true, true)).isEqualTo(new Difference("password", "***", "***"));
        assertThat(Difference.secret("password", false, true)).isEqualTo(new Difference("password", null, "***"));
    }
}
