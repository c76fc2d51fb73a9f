// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.audit.AuditContext.Scope;
import org.junit.jupiter.api.Test;

class AuditContextTest {

    private final AuditContext context = new AuditContext(new HashMap<>(Map.of("entrypoint", "Rest", "identity", "a")));

    @Test
    void contextHoldsWhileItsScopeIsOpen() {
        try (Scope scope = AuditContext.openScope(context)) {
            assertThat(scope).isNotNull();
            assertThat(AuditContext.current()).containsSame(context);
            assertThat(AuditContext.currentOrInternal()).isSameAs(context);
        }
        assertThat(AuditContext.current()).isEmpty();
    }

    @Test
    void outsideOfAScopeTheGatewayItselfActs() {
        assertThat(AuditContext.currentOrInternal().getProperties()).isEqualTo(Map.of("entrypoint", "Internal"));
        assertThat(AuditContext.current()).isEmpty();
    }

    @Test
    void scopeOfAnotherContextTakesNothingAway() {
        Scope former = AuditContext.openScope(context);
        try (Scope scope = AuditContext.openScope(context.copy())) {
            former.close();

            assertThat(scope).isNotNull();
            assertThat(AuditContext.current()).isPresent();
        }
    }

    @Test
    void contextOfOneThreadIsNotThatOfAnother() throws Exception {
        try (Scope scope = AuditContext.openScope(context)) {
            boolean[] present = {true};
            Thread thread = new Thread(() -> present[0] = AuditContext.current().isPresent());
            thread.start();
            thread.join();

            assertThat(scope).isNotNull();
            assertThat(present[0]).isFalse();
        }
    }

    @Test
    void copyHasPropertiesOfItsOwn() {
        AuditContext copy = context.copy();
        copy.getProperties().put("ip", "192.0.2.7");

        assertThat(context.getProperties()).doesNotContainKey("ip");
        assertThatNullPointerException().isThrownBy(() -> new AuditContext(null));
    }

    @Test
    void nobodyForgesALineOfTheLog() {
        context.getProperties().put("identity", "eve\r\nentrypoint=Internal\tidentity=admin");

        assertThat(context.toString()).doesNotContain("\n", "\r", "\t").contains("eve__entrypoint=Internal_identity");
    }
}
