// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.Trial;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/**
 * What came of a change.
 *
 * @param changed the names of the components that differed
 * @param trial what waits to be confirmed now
 * @param advice that it may cut somebody off, if so and nothing waits; else null
 */
record Outcome(Set<String> changed, Optional<Trial> trial, CutOff advice) {

    /** The trial that was asked for. */
    Trial waiting() throws KuraException {
        return trial.orElseThrow(() -> new ConfigurationFault(
                KuraErrorCode.INVALID_PARAMETER, "nothing differs from what is set, nothing waits to be confirmed"));
    }

    /** To be put behind what is told of the change. */
    String told() {
        if (trial.isPresent()) {
            // What the clock took since is rounded away.
            long seconds = trial.get().remaining().plusMillis(999).toSeconds();
            return "; undone in " + seconds + " s unless 'config confirm' keeps it";
        }
        return advice == null
                ? ""
                : System.lineSeparator() + "may cut off " + advice.whom() + ": with --confirm-within "
                        + advice.within().toSeconds() + "s it would undo itself";
    }
}
