// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import org.eclipse.kura.configuration.ConfigurableComponent;

public class Lazy implements ConfigurableComponent {

    protected void activate() {
        System.setProperty("com.example.heater.lazy", "activated");
    }
}
