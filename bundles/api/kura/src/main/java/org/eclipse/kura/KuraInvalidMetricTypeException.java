// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A metric has a type that the payload encoding cannot carry. */
@ProviderType
public class KuraInvalidMetricTypeException extends KuraRuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param argument put into the message of {@link KuraErrorCode#INVALID_METRIC_EXCEPTION} */
    public KuraInvalidMetricTypeException(Object argument) {
        super(KuraErrorCode.INVALID_METRIC_EXCEPTION, argument);
    }

    /**
     * @param cause may be {@code null}
     * @param argument put into the message of {@link KuraErrorCode#INVALID_METRIC_EXCEPTION}
     */
    public KuraInvalidMetricTypeException(Throwable cause, Object argument) {
        super(KuraErrorCode.INVALID_METRIC_EXCEPTION, cause, argument);
    }
}
