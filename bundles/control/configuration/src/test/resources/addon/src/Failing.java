// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.SelfConfiguringComponent;

public class Failing implements SelfConfiguringComponent {

    @Override
    public ComponentConfiguration getConfiguration() {
        throw new IllegalStateException("not today");
    }
}
