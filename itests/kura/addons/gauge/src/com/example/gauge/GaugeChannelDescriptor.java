// SPDX-License-Identifier: EPL-2.0
package com.example.gauge;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;

/** What a channel of a gauge must tell. */
final class GaugeChannelDescriptor implements ChannelDescriptor {

    @Override
    public Object getDescriptor() {
        Tad signal = new Tad();
        signal.setId("signal");
        signal.setName("signal");
        signal.setType(Tscalar.STRING);
        signal.setDescription("What is measured.");
        signal.setDefault("RAMP");
        signal.setCardinality(0);
        signal.setRequired(true);
        for (String value : new String[] {"RAMP", "LEVEL", "EDITION"}) {
            Toption option = new Toption();
            option.setLabel(value);
            option.setValue(value);
            signal.setOption(option);
        }
        List<Tad> elements = new ArrayList<>();
        elements.add(signal);
        return elements;
    }
}
