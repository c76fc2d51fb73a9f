// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import org.eclipse.kura.configuration.ConfigurableComponent;

public class Plain implements ConfigurableComponent {
}
