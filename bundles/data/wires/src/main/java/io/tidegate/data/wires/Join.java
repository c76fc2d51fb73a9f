// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.PortAggregatorFactory;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Merges the envelopes of its inputs, their first records with each other, their second ones, and so on. */
@Component(
        name = Join.PID,
        configurationPid = Join.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            WireEmitter.class,
            MultiportWireReceiver.class,
            WireComponent.class,
            Producer.class,
            Consumer.class,
            ConfigurableComponent.class
        },
        property = {
            "input.cardinality.minimum:Integer=2",
            "input.cardinality.maximum:Integer=2",
            "input.cardinality.default:Integer=2",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1"
        })
@Designate(ocd = JoinConfig.class, factory = true)
public final class Join extends Wired implements MultiportWireReceiver, WireEmitter, ConfigurableComponent {

    static final String PID = "org.eclipse.kura.wire.Join";

    private final WireHelperService helper;
    private volatile boolean barrier;

    @Activate
    public Join(Map<String, Object> properties, @Reference WireHelperService helper) {
        barrier = barrier(Settings.of(properties));
        this.helper = helper;
    }

    static boolean barrier(Settings settings) {
        return settings.flag("barrier", true);
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
        aggregate();
    }

    @Modified
    void modified(Map<String, Object> properties) {
        boolean wanted = barrier(Settings.of(properties));
        if (wanted != barrier) {
            barrier = wanted;
            aggregate();
        }
    }

    private void aggregate() {
        PortAggregatorFactory factory = barrier ? new BarrierAggregation() : new CachingAggregation();
        factory.build(support().getReceiverPorts()).onWireReceive(this::join);
    }

    private void join(List<WireEnvelope> envelopes) {
        List<Map<String, TypedValue<?>>> merged = new ArrayList<>();
        for (WireEnvelope envelope : envelopes) {
            List<WireRecord> records = envelope == null ? List.of() : envelope.getRecords();
            for (int i = 0; i < records.size(); i++) {
                if (i == merged.size()) {
                    merged.add(new HashMap<>());
                }
                merged.get(i).putAll(records.get(i).getProperties());
            }
        }
        support().emit(merged.stream().map(WireRecord::new).toList());
    }
}
