// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/**
 * Passes whole records on when a watched value of theirs left its band. A first value always passes; texts, flags and
 * errors pass when they change, an error also when it ends; time stamps and the asset's name never make a record pass.
 */
@Component(
        name = DeadBand.PID,
        configurationPid = DeadBand.PID,
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
@Designate(ocd = DeadBandConfig.class, factory = true)
public final class DeadBand extends Wired implements WireEmitter, WireReceiver, ConfigurableComponent {

    static final String PID = "io.tidegate.data.wires.deadband";

    private final WireHelperService helper;
    private final Movements movements = new Movements();
    private volatile DeadBandSettings settings;

    @Activate
    public DeadBand(Map<String, Object> properties, @Reference WireHelperService helper) {
        settings = DeadBandSettings.of(Settings.of(properties), properties);
        this.helper = helper;
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = DeadBandSettings.of(Settings.of(properties), properties);
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        DeadBandSettings present = settings;
        List<WireRecord> passing = new ArrayList<>();
        synchronized (movements) {
            for (WireRecord rec : envelope.getRecords()) {
                if (movements.moved(rec, present)) {
                    passing.add(rec);
                }
            }
        }
        if (!passing.isEmpty()) {
            support().emit(passing);
        }
    }
}
