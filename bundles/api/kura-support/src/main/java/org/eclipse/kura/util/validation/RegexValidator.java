// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.validation;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A regular expression that the whole text must match. */
public class RegexValidator extends PredicateValidator {

    /**
     * Good is what matches; no text ({@code null}) is not.
     *
     * @throws java.util.regex.PatternSyntaxException if the pattern is none
     */
    public RegexValidator(String pattern, String message) {
        super(matching(Pattern.compile(pattern)), message);
    }

    private static Predicate<String> matching(Pattern pattern) {
        return text -> text != null && pattern.matcher(text).matches();
    }
}
