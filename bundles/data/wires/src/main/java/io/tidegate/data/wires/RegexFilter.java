// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Passes every record on with some of its properties, chosen by their names; perhaps with none, as Kura does. */
@Component(
        name = RegexFilter.PID,
        configurationPid = RegexFilter.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            WireEmitter.class,
            WireReceiver.class,
            WireComponent.class,
            Producer.class,
            Consumer.class,
            ConfigurableComponent.class
        },
        property = {
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1"
        })
@Designate(ocd = RegexFilterConfig.class, factory = true)
public final class RegexFilter extends Wired implements WireEmitter, WireReceiver, ConfigurableComponent {

    static final String PID = "org.eclipse.kura.wire.RegexFilter";

    private final WireHelperService helper;
    private volatile RegexFilterSettings settings;

    @Activate
    public RegexFilter(Map<String, Object> properties, @Reference WireHelperService helper) {
        settings = RegexFilterSettings.of(Settings.of(properties));
        this.helper = helper;
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = RegexFilterSettings.of(Settings.of(properties));
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        RegexFilterSettings present = settings;
        support().emit(envelope.getRecords().stream().map(present::filtered).toList());
    }
}
