// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which components can cut off who changes them: those that say so, and a few that can't. */
final class CutOffs {

    /** The HTTP server's port, address and certificates: the console and whatever else comes in by HTTP stands on them. */
    private static final Map<String, CutOff> FOREIGN =
            Map.of("org.apache.felix.http", new CutOff(Duration.ofSeconds(60), Set.of()));

    private final Function<String, Optional<CutOff>> declared;

    /** @param declared what a component description says for a PID */
    CutOffs(Function<String, Optional<CutOff>> declared) {
        this.declared = declared;
    }

    private Optional<CutOff> of(String pid) {
        return Optional.ofNullable(FOREIGN.get(pid)).or(() -> declared.apply(pid));
    }

    /** Those of a change, the longest first. */
    Stream<CutOff> of(Collection<String> changed, State before, State after) {
        return changed.stream()
                .flatMap(pid -> Stream.of(
                        before.components().get(pid), after.components().get(pid)))
                .filter(Objects::nonNull)
                .map(Configured::type)
                .distinct()
                .flatMap(pid -> of(pid).stream())
                .sorted(Comparator.comparing(CutOff::within).reversed());
    }
}
