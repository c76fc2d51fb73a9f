// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Packed into a test's bundle. */
public final class FailingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no water in the pump");
    }

    @Override
    public void stop(BundleContext context) {}
}
