// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Judges the graph's text and what this bundle's components can't use. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + ConfiguredWireGraph.PID,
            ConfigurationValidator.COMPONENTS + "=" + TickTimer.PID,
            ConfigurationValidator.COMPONENTS + "=" + EnvelopeLogger.PID,
            ConfigurationValidator.COMPONENTS + "=" + RecordPublisher.PID,
            ConfigurationValidator.COMPONENTS + "=" + DeadBand.PID,
            ConfigurationValidator.COMPONENTS + "=" + Fifo.PID,
            ConfigurationValidator.COMPONENTS + "=" + RegexFilter.PID,
            ConfigurationValidator.COMPONENTS + "=" + Join.PID,
            ConfigurationValidator.COMPONENTS + "=" + MessageSource.PID
        })
public final class WiresValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        Settings settings = new Settings(candidate.pid(), candidate.properties());
        try {
            switch (candidate.factoryPid()) {
                case ConfiguredWireGraph.PID -> {
                    return GraphRules.check(GraphReader.read(settings.text(ConfiguredWireGraph.GRAPH, "")));
                }
                case TickTimer.PID -> TimerSettings.of(settings);
                case EnvelopeLogger.PID -> EnvelopeLogger.verbosity(settings);
                case RecordPublisher.PID -> PublisherSettings.of(settings);
                case DeadBand.PID -> DeadBandSettings.of(settings, candidate.properties());
                case Fifo.PID -> FifoSettings.of(settings);
                case RegexFilter.PID -> RegexFilterSettings.of(settings);
                case Join.PID -> Join.barrier(settings);
                case MessageSource.PID -> SubscriberSettings.of(settings);
                default -> {
                    return List.of();
                }
            }
            return List.of();
        } catch (GraphFault e) {
            return List.of(GraphRules.problem(e.getMessage(), "the JSON of a wire graph"));
        } catch (SettingFault e) {
            return List.of(new Problem(e.pid(), e.key(), e.value(), e.allowed()));
        }
    }
}
