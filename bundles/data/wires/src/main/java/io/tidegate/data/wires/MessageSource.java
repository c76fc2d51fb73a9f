// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;

/**
 * Emits every received message as one record. The wires are worked off on a thread of the bundle, for the connection's own
 * must not wait; up to 1000 messages wait for it.
 */
@Component(
        name = MessageSource.PID,
        configurationPid = MessageSource.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            WireEmitter.class,
            WireComponent.class,
            Producer.class,
            ConfigurableComponent.class,
            HealthCheck.class
        },
        property = {
            HealthCheck.NAME + "=Subscriber",
            "input.cardinality.minimum:Integer=0",
            "input.cardinality.maximum:Integer=0",
            "input.cardinality.default:Integer=0",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1"
        })
@Designate(ocd = SubscriberConfig.class, factory = true)
public final class MessageSource extends Wired
        implements WireEmitter, ConfigurableComponent, CloudSubscriberListener, HealthCheck {

    static final String PID = "org.eclipse.kura.wire.CloudSubscriber";

    private static final int CAPACITY = 1000;

    private final WireHelperService helper;
    private final EmitQueue queue;
    private final LongAdder received = new LongAdder();
    private volatile SubscriberSettings settings;
    private volatile CloudSubscriber subscriber;

    @Activate
    public MessageSource(
            Map<String, Object> properties, @Reference WireHelperService helper, @Reference Threads threads) {
        settings = SubscriberSettings.of(Settings.of(properties));
        this.helper = helper;
        queue = new EmitQueue(
                settings.pid(),
                threads.pool().serial(settings.pid()),
                records -> support().emit(records),
                CAPACITY,
                true);
    }

    /** Listens only now: what a message is emitted through must be there. */
    @Activate
    synchronized void start(ComponentContext context) {
        connect(helper, context);
        if (subscriber != null) {
            subscriber.registerCloudSubscriberListener(this);
        }
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = SubscriberSettings.of(Settings.of(properties));
    }

    @Deactivate
    void stop() {
        queue.close();
    }

    @Reference(
            name = "CloudSubscriber",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindSubscriber(CloudSubscriber added) {
        subscriber = added;
        if (support() != null) {
            added.registerCloudSubscriberListener(this);
        }
    }

    synchronized void unbindSubscriber(CloudSubscriber removed) {
        removed.unregisterCloudSubscriberListener(this);
        if (subscriber == removed) {
            subscriber = null;
        }
    }

    @Override
    public void onMessageArrived(KuraMessage message) {
        received.increment();
        if (message.getPayload() != null) {
            queue.add(List.of(settings.record(message.getPayload())));
        }
    }

    @Override
    public Result execute() {
        SubscriberSettings present = settings;
        FormattingResultLog log = new FormattingResultLog();
        log.info("{}: {} messages received", present.pid(), received.sum());
        queue.report(log);
        if (subscriber == null) {
            log.warn(
                    "{}: CloudSubscriber.target = '{}' matches nothing that runs; name a running cloud subscriber",
                    present.pid(),
                    present.target());
        }
        return new Result(log);
    }
}
