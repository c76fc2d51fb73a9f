// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the envelopes that arrive. */
@Component(
        name = EnvelopeLogger.PID,
        configurationPid = EnvelopeLogger.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {WireReceiver.class, WireComponent.class, Consumer.class, ConfigurableComponent.class},
        property = {
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=0",
            "output.cardinality.maximum:Integer=0",
            "output.cardinality.default:Integer=0"
        })
@Designate(ocd = LoggerConfig.class, factory = true)
public final class EnvelopeLogger extends Wired implements WireReceiver, ConfigurableComponent {

    static final String PID = "org.eclipse.kura.wire.Logger";

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeLogger.class);

    enum Verbosity {
        QUIET,
        VERBOSE
    }

    private final WireHelperService helper;
    private final String pid;
    private final Verbosity verbosity;

    @Activate
    public EnvelopeLogger(Map<String, Object> properties, @Reference WireHelperService helper) {
        Settings settings = Settings.of(properties);
        pid = settings.pid();
        verbosity = verbosity(settings);
        this.helper = helper;
    }

    /** @throws SettingFault if it is neither of the two */
    static Verbosity verbosity(Settings settings) {
        return settings.choice("log.verbosity", Verbosity.class, Verbosity.QUIET);
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        if (verbosity == Verbosity.QUIET) {
            LOG.info("{}: an envelope from {}", pid, envelope.getEmitterPid());
        } else {
            LOG.info(
                    "{}: an envelope from {}: {}",
                    pid,
                    envelope.getEmitterPid(),
                    envelope.getRecords().stream().map(EnvelopeLogger::text).collect(Collectors.joining(", ")));
        }
    }

    private static String text(WireRecord rec) {
        Map<String, String> sorted = new TreeMap<>();
        rec.getProperties().forEach((name, value) -> sorted.put(name, text(value)));
        return sorted.toString();
    }

    private static String text(TypedValue<?> value) {
        return value.getValue() instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value.getValue());
    }
}
