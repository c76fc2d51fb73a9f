// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;

class SealedTextsTest {

    private static final String OLD = "AAAABBBBCCCCDDDD-" + "abcd".repeat(6);
    private static final String NEW = "EEEEFFFFGGGGHHHH-" + "efgh".repeat(6) + "==";
    private static final String STRANGE = "XXXXYYYYZZZZ0000-" + "wxyz".repeat(6);

    @Test
    void onlyTheGatewaysOwnTextsAreReplacedWhereverTheyStand() {
        String document = "<a>" + OLD + "</a>\n\"x\": \"" + STRANGE + "\", '" + OLD + "' $1 \\ <b>torn";

        assertThat(renewed(document))
                .isEqualTo("<a>" + NEW + "</a>\n\"x\": \"" + STRANGE + "\", '" + NEW + "' $1 \\ <b>torn");
    }

    /** The first snapshot of a Kura gateway has its passwords so. */
    @Test
    void textInBase64IsReplacedToo() {
        assertThat(renewed("<v>" + wrapped(OLD) + "</v><v>" + wrapped(STRANGE) + "</v>"))
                .isEqualTo("<v>" + wrapped(NEW) + "</v><v>" + wrapped(STRANGE) + "</v>");
    }

    @Test
    void partOfALongerWordIsNoText() {
        assertThat(renewed("x" + OLD)).isEqualTo("x" + OLD);
    }

    private static String wrapped(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String renewed(String document) {
        return SealedTexts.renewed(document, text -> {
            if (text.equals(OLD) || text.equals(NEW)) {
                return NEW;
            }
            throw new KuraException(KuraErrorCode.DECODER_ERROR);
        });
    }
}
