// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;

/**
 * Encrypted texts wherever they stand in a document, as they are or once more in Base64, of which Kura knows both. They are
 * recognised by their form, so that a damaged document is no obstacle, and what stands around them stays as it is.
 */
final class SealedTexts {

    private static final Pattern SEALED =
            Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]{22,}={0,2}");
    private static final Pattern WRAPPED = Pattern.compile("(?<![A-Za-z0-9+/-])[A-Za-z0-9+/]{54,}={0,2}");

    private SealedTexts() {}

    /** What becomes of an encrypted text. */
    @FunctionalInterface
    interface Renewal {

        /** The text under the newest key. @throws KuraException if it is none of this gateway's */
        String renewed(String text) throws KuraException;
    }

    /** The document with all of them renewed that are this gateway's. */
    static String renewed(String document, Renewal renewal) {
        Matcher sealed = SEALED.matcher(document);
        String plain = sealed.replaceAll(match -> Matcher.quoteReplacement(renewed(match, renewal)));
        return WRAPPED.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(unwrapped(match, renewal)));
    }

    private static String renewed(MatchResult match, Renewal renewal) {
        try {
            return renewal.renewed(match.group());
        } catch (KuraException e) {
            return match.group();
        }
    }

    private static String unwrapped(MatchResult match, Renewal renewal) {
        try {
            String inner = new String(Base64.getDecoder().decode(match.group()), StandardCharsets.ISO_8859_1);
            return SEALED.matcher(inner).matches()
                    ? Base64.getEncoder().encodeToString(renewal.renewed(inner).getBytes(StandardCharsets.ISO_8859_1))
                    : match.group();
        } catch (KuraException | IllegalArgumentException e) {
            return match.group();
        }
    }
}
