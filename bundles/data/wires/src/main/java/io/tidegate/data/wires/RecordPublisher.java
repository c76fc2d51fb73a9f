// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
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
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes every record as one message. While the cloud connection or its store is being replaced it holds the emitter
 * for up to 10 s an outage; a store that is full, or a message that can't be encoded, costs that message only.
 */
@Component(
        name = RecordPublisher.PID,
        configurationPid = RecordPublisher.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            WireReceiver.class,
            WireComponent.class,
            Consumer.class,
            ConfigurableComponent.class,
            HealthCheck.class
        },
        property = {
            HealthCheck.NAME + "=Publisher",
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=0",
            "output.cardinality.maximum:Integer=0",
            "output.cardinality.default:Integer=0"
        })
@Designate(ocd = PublisherConfig.class, factory = true)
public final class RecordPublisher extends Wired implements WireReceiver, ConfigurableComponent, HealthCheck {

    static final String PID = "org.eclipse.kura.wire.CloudPublisher";

    private static final Logger LOG = LoggerFactory.getLogger(RecordPublisher.class);
    /** What a connection says of itself, not of the message: also while it is being replaced, before its publisher goes. */
    private static final Set<KuraErrorCode> PASSING =
            EnumSet.of(KuraErrorCode.NOT_CONNECTED, KuraErrorCode.SERVICE_UNAVAILABLE);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WireHelperService helper;
    private final Outage outage;
    private final LongAdder published = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    /** What the last message was refused for, empty since one was taken. */
    private volatile String refusal = "";

    private volatile PublisherSettings settings;
    private volatile CloudPublisher publisher;

    @Activate
    public RecordPublisher(Map<String, Object> properties, @Reference WireHelperService helper) {
        settings = PublisherSettings.of(Settings.of(properties));
        this.helper = helper;
        outage = new Outage(settings.pid(), PATIENCE);
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = PublisherSettings.of(Settings.of(properties));
    }

    @Deactivate
    void stop() {
        outage.close();
    }

    @Reference(
            name = "CloudPublisher",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPublisher(CloudPublisher added) {
        publisher = added;
        outage.changed();
    }

    void unbindPublisher(CloudPublisher removed) {
        if (publisher == removed) {
            publisher = null;
        }
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        for (WireRecord rec : envelope.getRecords()) {
            publish(RecordMessages.message(rec, settings));
        }
    }

    private void publish(KuraMessage message) {
        String hindrance = attempt(message);
        while (!hindrance.isEmpty()) {
            if (!outage.awaitEnd(hindrance)) {
                dropped.increment();
                return;
            }
            hindrance = attempt(message);
        }
    }

    /** @return why to try again later; empty if the message was taken or refused for good */
    private String attempt(KuraMessage message) {
        CloudPublisher present = publisher;
        if (present == null) {
            return "no cloud publisher matches CloudPublisher.target = " + settings.target();
        }
        try {
            present.publish(message);
            published.increment();
            outage.end();
            refusal = "";
            return "";
        } catch (KuraStoreCapacityReachedException e) {
            refused(e);
        } catch (KuraStoreException e) {
            return "the message store does not take messages: " + e.getMessage();
        } catch (KuraException e) {
            if (PASSING.contains(e.getCode()) || present != publisher) {
                return "the cloud connection does not take messages: " + e.getMessage();
            }
            refused(e);
        } catch (RuntimeException e) {
            if (present != publisher) {
                return "the cloud publisher is being replaced";
            }
            refused(e);
        }
        return "";
    }

    private void refused(Exception e) {
        dropped.increment();
        if (refusal.isEmpty()) {
            LOG.warn("{}: a message was refused and dropped: {}", settings.pid(), e.toString());
        } else {
            LOG.debug("{}: {} messages dropped: {}", settings.pid(), dropped.sum(), e.toString());
        }
        refusal = e.toString();
    }

    @Override
    public Result execute() {
        PublisherSettings present = settings;
        FormattingResultLog log = new FormattingResultLog();
        log.info("{}: {} messages published, {} dropped", present.pid(), published.sum(), dropped.sum());
        if (publisher == null) {
            log.warn(
                    "{}: CloudPublisher.target = '{}' matches nothing that runs; name a running cloud publisher",
                    present.pid(),
                    present.target());
        } else if (outage.isPresent()) {
            log.warn("{}: {}", present.pid(), outage.reason());
        }
        if (!refusal.isEmpty()) {
            log.warn("{}: messages are refused: {}", present.pid(), refusal);
        }
        if (present.position() != PublisherSettings.Position.NONE) {
            log.warn(
                    "{}: publish.position = '{}' has no effect yet; set it to none", present.pid(), present.position());
        }
        return new Result(log);
    }
}
