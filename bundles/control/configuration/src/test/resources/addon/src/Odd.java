// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import java.util.Date;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** Its value is of a type that no configuration has. */
public class Odd extends SelfMade {

    @Override
    public ComponentConfiguration getConfiguration() {
        return told(new Date());
    }
}
