// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The gateway's key, as far as there is one: outside of a framework there is none. */
final class Decryption {

    private Decryption() {}

    /** The clear text; null if there is nobody to decrypt, or it was not encrypted here. */
    static char[] decrypt(char[] encrypted) {
        Bundle bundle = FrameworkUtil.getBundle(Decryption.class);
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        ServiceReference<CryptoService> reference =
                context == null ? null : context.getServiceReference(CryptoService.class);
        if (reference == null) {
            return null;
        }
        try {
            CryptoService crypto = context.getService(reference);
            return crypto == null ? null : crypto.decryptAes(encrypted);
        } catch (KuraException e) {
            return null;
        } finally {
            context.ungetService(reference);
        }
    }
}
