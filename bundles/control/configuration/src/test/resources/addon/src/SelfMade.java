// SPDX-License-Identifier: EPL-2.0
package com.example.heater;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.core.configuration.ComponentConfigurationImpl;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Tscalar;

public class SelfMade implements SelfConfiguringComponent {

    @Override
    public ComponentConfiguration getConfiguration() throws KuraException {
        return told(7);
    }

    protected ComponentConfiguration told(Object depth) {
        String pid = getClass().getName();
        Tad ad = new Tad();
        ad.setId("depth");
        ad.setName("Depth");
        ad.setType(Tscalar.INTEGER);
        ad.setCardinality(0);
        ad.setRequired(true);
        ad.setDefault("3");
        Tocd ocd = new Tocd();
        ocd.setId(pid);
        ocd.setName("Self made");
        ocd.addAD(ad);
        Map<String, Object> properties = new HashMap<>();
        properties.put("depth", depth);
        return new ComponentConfigurationImpl(pid, ocd, properties);
    }
}
