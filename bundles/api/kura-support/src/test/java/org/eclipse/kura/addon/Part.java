// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.addon;

/** A component of which the add-on is a factory. */
public final class Part implements Runnable {

    @Override
    public void run() {
        // being there is all it does
    }
}
