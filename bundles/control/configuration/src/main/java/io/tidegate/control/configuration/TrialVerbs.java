// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.List;
import org.eclipse.kura.KuraException;

/** The verbs of {@code config} about a change that waits to be confirmed. */
final class TrialVerbs {

    private final SnapshotConfigurationService configurations;

    TrialVerbs(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    List<Verb> verbs() {
        return List.of(
                new Verb(
                        "confirm",
                        """
                        config confirm                         keep what was changed with --confirm-within 60s, which
                                                               undoes itself when nobody confirms in time
                        """,
                        0,
                        0,
                        this::confirm),
                new Verb(
                        "revert",
                        "config revert                          undo what was changed with --confirm-within",
                        0,
                        0,
                        this::revert));
    }

    private int confirm(Call call) throws KuraException {
        configurations.confirm();
        call.out().println("kept");
        return 0;
    }

    private int revert(Call call) throws KuraException {
        configurations.revert();
        call.out().println("undone");
        return 0;
    }
}
