// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy.sample;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The component of the bundles that the tests deploy; its properties say which version it plays and how it misbehaves. */
public final class Device implements Supplier<String> {

    private volatile String version = "";
    private boolean hang;

    public void start(Map<String, Object> properties) {
        version = (String) properties.get("version");
        hang = "hang".equals(properties.get("fault"));
        if ("activate".equals(properties.get("fault"))) {
            throw new IllegalStateException("no such port");
        }
    }

    public void stop() {
        version = "";
        while (hang && System.getProperty("device.release") == null) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
    }

    public void bind(LongSupplier missing) {}

    @Override
    public String get() {
        return version;
    }
}
