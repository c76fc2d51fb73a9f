// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.keystore;

/** What is told of a key store. */
public class KeystoreInfo {

    private final String keystoreServicePid;
    private String type;
    private int size;

    /** Takes {@code keystoreServicePid}: the {@code kura.service.pid} of the key store. */
    public KeystoreInfo(String keystoreServicePid) {
        this.keystoreServicePid = keystoreServicePid;
    }

    /** The {@code kura.service.pid} of the key store. */
    public String getKeystoreServicePid() {
        return this.keystoreServicePid;
    }

    /** How many entries the key store has; 0 if it was not set. */
    public int getSize() {
        return this.size;
    }

    /** The kind of key store, as Java names it; {@code null} if it was not set. */
    public String getType() {
        return this.type;
    }

    /** Sets how many entries the key store has. */
    public void setSize(int size) {
        this.size = size;
    }

    /** Sets the kind of key store, as Java names it. */
    public void setType(String type) {
        this.type = type;
    }
}
