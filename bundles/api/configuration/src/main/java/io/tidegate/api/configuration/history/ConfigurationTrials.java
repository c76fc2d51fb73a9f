// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.history;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes that may cut off who makes them: unless confirmed in time they undo themselves, also if the gateway was killed or
 * restarted in between. There is one at a time, and while it waits nothing else is changed but by the gateway itself.
 * Undoing puts back the components that the change touched, also those that it made or removed, and only them.
 *
 * <p>A change is put on trial without being asked for, whichever service it is made by, when it touches a component that can
 * cut off its caller: {@link #pending} tells then. Such a component says so in its component description by the properties
 * {@link #WITHIN} and {@link #ENTRY_POINTS}; the HTTP server's configuration {@code org.apache.felix.http} counts as one with
 * 60 s for all entry points. The caller is who Kura's {@code AuditContext} of the calling thread names. The entry points
 * {@code internal}, {@code wires}, {@code routes}, {@code CLI}, {@code file} and {@code fleet} can't be cut off: changes by these are on trial only if asked
 * for. Thread-safe.
 */
@ProviderType
public interface ConfigurationTrials {

    /** The longest time that a change may wait. */
    Duration LONGEST = Duration.ofHours(1);

    /**
     * Name of a property (Integer) in a component description: a change of the component's configuration waits so many
     * seconds to be confirmed, from 1 to 3600.
     */
    String WITHIN = "tidegate.confirm.within.s";

    /**
     * Name of a property (String or several) in a component description with {@link #WITHIN}: the entry points of the callers
     * who can be cut off by it, upper and lower case alike. Without it these are all but those that never can.
     */
    String ENTRY_POINTS = "tidegate.confirm.entrypoints";

    /**
     * Changes components as {@code ConfigurationService.updateConfigurations} does, on trial.
     *
     * @param within how long it waits for {@link #confirm}, from one second to {@link #LONGEST}
     * @return the trial that waits now
     * @throws KuraException if it is refused, nothing differs, or another one waits; nothing is changed then
     */
    Trial update(List<ComponentConfiguration> configurations, Duration within) throws KuraException;

    /**
     * Makes a factory's instance as {@code ConfigurationService.createFactoryConfiguration} does, on trial.
     *
     * @param properties what is set for it; may be null
     * @param within as for {@link #update}
     * @return the trial that waits now
     * @throws KuraException if it is refused, or another one waits; nothing is changed then
     */
    Trial create(String factoryPid, String pid, Map<String, Object> properties, Duration within) throws KuraException;

    /**
     * Removes what is set for a component, on trial: a factory's instance goes, another component is back at its defaults.
     *
     * @param within as for {@link #update}
     * @return the trial that waits now
     * @throws KuraException if nothing is set for it, or another one waits; nothing is changed then
     */
    Trial delete(String pid, Duration within) throws KuraException;

    /**
     * Goes back as {@link ConfigurationHistory#rollback} does, on trial.
     *
     * @param id the snapshot
     * @param components their names; empty for everything
     * @param within as for {@link #update}
     * @return the trial that waits now
     * @throws KuraException if it is refused, nothing differs, or another one waits; nothing is changed then
     */
    Trial rollback(long id, Collection<String> components, Duration within) throws KuraException;

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
