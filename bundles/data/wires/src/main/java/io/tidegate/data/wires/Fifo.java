// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
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
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Ends the emitter's call chain: what arrives is queued, and emitted in its order by a worker of the bundle. */
@Component(
        name = Fifo.PID,
        configurationPid = Fifo.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            WireEmitter.class,
            WireReceiver.class,
            WireComponent.class,
            Producer.class,
            Consumer.class,
            ConfigurableComponent.class,
            HealthCheck.class
        },
        property = {
            HealthCheck.NAME + "=Fifo",
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1"
        })
@Designate(ocd = FifoConfig.class, factory = true)
public final class Fifo extends Wired implements WireEmitter, WireReceiver, ConfigurableComponent, HealthCheck {

    static final String PID = "org.eclipse.kura.wire.Fifo";

    private final WireHelperService helper;
    private final EmitQueue queue;

    @Activate
    public Fifo(Map<String, Object> properties, @Reference WireHelperService helper, @Reference Threads threads) {
        FifoSettings settings = FifoSettings.of(Settings.of(properties));
        this.helper = helper;
        queue = new EmitQueue(
                settings.pid(),
                threads.pool().serial(settings.pid()),
                records -> support().emit(records),
                settings.capacity(),
                settings.discards());
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        FifoSettings settings = FifoSettings.of(Settings.of(properties));
        queue.limit(settings.capacity(), settings.discards());
    }

    @Deactivate
    void stop() {
        queue.close();
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        queue.add(envelope.getRecords());
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        queue.report(log);
        return new Result(log);
    }
}
