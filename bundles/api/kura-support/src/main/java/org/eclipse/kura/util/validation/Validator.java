// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.validation;

import java.util.function.Consumer;

/**
 * Says what is wrong with a value.
 *
 * @param <T> the type of the value
 */
public interface Validator<T> {

    /**
     * Looks at a value.
     *
     * @param errorMessageConsumer is given one message for each thing that is wrong, and nothing if the value is good
     */
    void validate(T value, Consumer<String> errorMessageConsumer);
}
