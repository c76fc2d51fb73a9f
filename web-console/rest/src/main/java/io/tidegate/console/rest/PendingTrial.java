// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The change of the configuration that waits to be confirmed. */
@Component(service = PendingTrial.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class PendingTrial {

    static final String ABSENT = "the configuration can't be changed: io.tidegate.control.configuration is not running";

    private volatile ConfigurationTrials provider;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindProvider(ConfigurationTrials found) {
        provider = found;
    }

    void unbindProvider(ConfigurationTrials gone) {
        if (provider == gone) {
            provider = null;
        }
    }

    /** @throws Problem if it is not running */
    ConfigurationTrials required() {
        ConfigurationTrials found = provider;
        if (found == null) {
            throw Problem.unavailable(ABSENT);
        }
        return found;
    }

    /** Empty also if nobody can tell. */
    Optional<Trial> now() {
        ConfigurationTrials found = provider;
        return found == null ? Optional.empty() : found.pending();
    }

    /** Whether both tell the same, but for the time that passed between. */
    static boolean same(Trial before, Trial now, Duration passed) {
        if (before == null || now == null) {
            return before == null && now == null;
        }
        Duration more = now.remaining().minus(before.remaining().minus(passed));
        return before.before() == now.before()
                && before.components().equals(now.components())
                && more.abs().toMillis() < 2000;
    }

    /** The member {@code trial}: null if none waits. */
    static void member(JsonGenerator json, Trial trial) throws IOException {
        if (trial == null) {
            json.writeNullField("trial");
            return;
        }
        json.writeObjectFieldStart("trial");
        json.writeNumberField("before", trial.before());
        Json.array(json, "components", new TreeSet<>(trial.components()), JsonGenerator::writeString);
        json.writeNumberField("remaining", trial.remaining().toMillis());
        json.writeEndObject();
    }

    static byte[] answer(Trial trial) {
        return Json.bytes(json -> {
            json.writeStartObject();
            member(json, trial);
            json.writeEndObject();
        });
    }
}
