// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Objects to assets whose own settings or channels make no sense. A driver that is not there is no objection. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + AssetConfig.PID,
            ConfigurationValidator.COMPONENTS + "=" + WireAssetConfig.PID
        })
public final class AssetValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        return PlanReader.faults(candidate.pid(), candidate.properties()).stream()
                .map(fault -> new Problem(fault.pid(), fault.key(), fault.value(), fault.allowed()))
                .toList();
    }
}
