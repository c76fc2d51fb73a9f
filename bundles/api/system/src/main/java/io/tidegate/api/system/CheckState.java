// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.system;

import java.util.List;
import java.util.Objects;

/**
 * What one health check says.
 *
 * @param name its name for an operator
 * @param pid the {@code kura.service.pid} of what it looks at; may be empty
 * @param verdict OK; DEGRADED for anything that is not critical; FAILED for critical, or if the check itself failed
 * @param lines why, in words for an operator, details left out; may be empty
 */
public record CheckState(String name, String pid, Verdict verdict, List<String> lines) {

    public CheckState {
        Objects.requireNonNull(verdict, "verdict");
        lines = List.copyOf(lines);
    }
}
