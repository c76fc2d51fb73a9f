// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** A change that was not applied; the message has one line per problem. */
final class RefusedException extends KuraException {

    private static final long serialVersionUID = 1L;

    private final String lines;

    RefusedException(List<Problem> problems) {
        super(KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID);
        lines = problems.stream().map(Problem::toString).distinct().collect(Collectors.joining("\n"));
    }

    @Override
    public String getMessage() {
        return lines;
    }
}
