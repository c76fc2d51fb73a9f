// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.audit;

import org.osgi.annotation.versioning.ProviderType;

/** Keys and values of {@link AuditContext#getProperties()} that everybody knows. */
@ProviderType
public enum AuditConstants {
    /** Key: by which way a request came in; always there. */
    KEY_ENTRY_POINT("entrypoint"),
    /** Key: the address that a request came from. */
    KEY_IP("ip"),
    /** Key: the identity that made a request. */
    KEY_IDENTITY("identity"),
    /** Value of the entry point for what the gateway does of its own accord. */
    ENTRY_POINT_INTERNAL("Internal");

    private final String value;

    AuditConstants(String value) {
        this.value = value;
    }

    /** The key or value. */
    public String getValue() {
        return this.value;
    }
}
