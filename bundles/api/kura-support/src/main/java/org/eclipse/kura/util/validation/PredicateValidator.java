// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.validation;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** A condition, and what to say if a text does not meet it. */
public class PredicateValidator implements Validator<String> {

    private final Predicate<String> predicate;
    private final String message;

    /** Good is what the predicate accepts. */
    public PredicateValidator(Predicate<String> predicate, String message) {
        this.predicate = predicate;
        this.message = message;
    }

    @Override
    public void validate(String value, Consumer<String> errorMessageConsumer) {
        if (!this.predicate.test(value)) {
            errorMessageConsumer.accept(this.message);
        }
    }
}
