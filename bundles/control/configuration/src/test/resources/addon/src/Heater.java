// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.service.component.ComponentContext;

/** Decrypts its code itself, as components do in Kura. */
public class Heater implements ConfigurableComponent, Supplier<String> {

    private CryptoService cryptoService;
    private String code;

    public void setCryptoService(CryptoService cryptoService) {
        this.cryptoService = cryptoService;
    }

    protected void activate(ComponentContext componentContext, Map<String, Object> properties) {
        updated(properties);
    }

    protected void deactivate(ComponentContext componentContext) {
        this.code = null;
    }

    public void updated(Map<String, Object> properties) {
        try {
            this.code = new String(this.cryptoService.decryptAes(((String) properties.get("code")).toCharArray()));
        } catch (KuraException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String get() {
        return this.code;
    }
}
