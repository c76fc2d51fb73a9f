// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Some of several operations failed; what did not fail stands. */
@ProviderType
public class KuraPartialSuccessException extends KuraException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Throwable> causes;

    /**
     * Made of all its parts.
     *
     * @param message says what was tried
     * @param causes one for each operation that failed
     */
    public KuraPartialSuccessException(String message, List<Throwable> causes) {
        super(KuraErrorCode.PARTIAL_SUCCESS, null, message);
        this.causes = new ArrayList<>(causes);
    }

    /** One for each operation that failed; unmodifiable. */
    public List<Throwable> getCauses() {
        return Collections.unmodifiableList(this.causes);
    }
}
