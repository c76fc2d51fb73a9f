// SPDX-License-Identifier: EPL-2.0
package com.example.notifier;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.core.configuration.ComponentConfigurationImpl;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Tscalar;

/** Knows the greeting, and describes its configuration itself. */
public class Greeter implements SelfConfiguringComponent {

    private static final String PID = "com.example.notifier.Greeter";
    private static final String GREETING = "greeting";

    private volatile String greeting = "hello";

    protected void updated(Map<String, Object> properties) {
        Object value = properties.get(GREETING);
        greeting = value == null ? "hello" : (String) value;
    }

    String greeting() {
        return greeting;
    }

    @Override
    public ComponentConfiguration getConfiguration() throws KuraException {
        Tad text = new Tad();
        text.setId(GREETING);
        text.setName(GREETING);
        text.setType(Tscalar.STRING);
        text.setCardinality(0);
        text.setRequired(true);
        text.setDefault("hello");
        text.setDescription("What is said.");
        Tocd definition = new Tocd();
        definition.setId(PID);
        definition.setName("Greeter");
        definition.setDescription("Says something.");
        definition.addAD(text);
        Map<String, Object> properties = new HashMap<>();
        properties.put(GREETING, greeting);
        return new ComponentConfigurationImpl(PID, definition, properties);
    }
}
