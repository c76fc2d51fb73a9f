// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** A change that was not applied; the message has one line per problem. */
final class RefusedException extends KuraException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final String lines;

    RefusedException(List<Problem> problems) {
        this(problems, Problem::toString);
    }

    private RefusedException(List<Problem> problems, Function<Problem, String> words) {
        super(KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID);
        this.problems = List.copyOf(problems);
        lines = problems.stream().map(words).distinct().collect(Collectors.joining("\n"));
    }

    /** The same, each line with the place in the document that the change came from. */
    RefusedException in(Path document, Map<String, Lines> places) {
        return new RefusedException(problems, problem -> {
            Lines lines = places.get(problem.pid());
            String line = lines == null ? "" : "line " + lines.of(problem.key()) + ": ";
            return document + ": " + line + problem;
        });
    }

    @Override
    public String getMessage() {
        return lines;
    }
}
