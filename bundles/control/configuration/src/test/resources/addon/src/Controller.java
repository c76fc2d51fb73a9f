// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.ConfigurableComponent;

public class Controller implements ConfigurableComponent {

    private Supplier<?> heater;

    public void setHeater(Supplier<?> heater) {
        this.heater = heater;
    }

    protected void activate(Map<String, Object> properties) {
        if (this.heater == null) {
            throw new IllegalStateException("no heater");
        }
    }
}
