// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * On whose behalf the current thread works. Whoever lets a request in opens a scope and closes it when the request is
 * done; what is called in between can tell an audit log about it.
 */
@ProviderType
public class AuditContext {

    private static final ThreadLocal<AuditContext> CURRENT = new ThreadLocal<>();

    private final Map<String, String> properties;

    /** Takes {@code properties}: modifiable, not copied; see {@link AuditConstants} for what everybody knows. */
    public AuditContext(Map<String, String> properties) {
        this.properties = Objects.requireNonNull(properties, "properties");
    }

    /** A context with properties of its own. */
    public AuditContext copy() {
        return new AuditContext(new HashMap<>(this.properties));
    }

    /** The context of the current thread; empty outside of any scope. */
    public static Optional<AuditContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The context of the current thread; outside of any scope a new one, whose entry point is internal. */
    public static AuditContext currentOrInternal() {
        return current().orElseGet(AuditContext::internal);
    }

    private static AuditContext internal() {
        Map<String, String> properties = new HashMap<>();
        properties.put(AuditConstants.KEY_ENTRY_POINT.getValue(), AuditConstants.ENTRY_POINT_INTERNAL.getValue());
        return new AuditContext(properties);
    }

    /** What is known of the request; modifiable. */
    public Map<String, String> getProperties() {
        return this.properties;
    }

    /** Makes a context that of the current thread, until the scope is closed. */
    public static Scope openScope(AuditContext context) {
        return new Scope(context);
    }

    /** The properties on one line, whatever is in them: a request must not forge lines of an audit log. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(this.properties.toString());
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, '_');
            }
        }
        return line.toString();
    }

    /** While it is open, its context is that of the thread that opened it. */
    @ProviderType
    public static class Scope implements AutoCloseable {

        private final AuditContext context;

        private Scope(AuditContext context) {
            this.context = context;
            CURRENT.set(context);
        }

        /** Takes the context from the thread, if it is the current one. */
        @Override
        public void close() {
            if (CURRENT.get() == this.context) {
                CURRENT.remove();
            }
        }
    }
}
