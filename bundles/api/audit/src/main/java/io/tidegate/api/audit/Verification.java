// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.util.List;

/**
 * What a look at the whole trail found.
 *
 * @param files how many files were read
 * @param records how many records were found as they were written
 * @param faults signs of tampering, each one line that names file and line; empty if there are none
 * @param notes what could not be told, or was healed, one line each: no signs of tampering
 */
public record Verification(int files, long records, List<String> faults, List<String> notes) {

    public Verification {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** Whether no sign of tampering was found. */
    public boolean intact() {
        return faults.isEmpty();
    }
}
