// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes that may cut off who makes them: unless confirmed in time they undo themselves, also if the gateway was killed or
 * restarted in between. There is one at a time, and while it waits nothing else is changed but by the gateway itself.
 * Thread-safe.
 */
@ProviderType
public interface ConfigurationTrials {

    /** The longest time that a change may wait. */
    Duration LONGEST = Duration.ofHours(1);

    /**
     * Changes components as {@code ConfigurationService.updateConfigurations} does, on trial.
     *
     * @param within how long it waits for {@link #confirm}, from one second to {@link #LONGEST}
     * @return the trial that waits now
     * @throws KuraException if it is refused, or another one waits; nothing is changed then
     */
    Trial update(List<ComponentConfiguration> configurations, Duration within) throws KuraException;

    /** The trial that waits. */
    Optional<Trial> pending();

    /**
     * Keeps what is on trial.
     *
     * @throws KuraException if none waits, or it can't be written down: it is undone then, as if this had not been called
     */
    void confirm() throws KuraException;

    /**
     * Undoes what is on trial.
     *
     * @throws KuraException if none waits, or it can't be undone
     */
    void revert() throws KuraException;
}
