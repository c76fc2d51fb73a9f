// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy.sample;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An activator of a bundle that can't start. */
public final class ThrowingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no licence");
    }

    @Override
    public void stop(BundleContext context) {}
}
