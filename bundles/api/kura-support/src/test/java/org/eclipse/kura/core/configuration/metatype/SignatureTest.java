// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.signatures.PublishedSignatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void everythingIsAsPublished() throws Exception {
        assertThat(PublishedSignatures.differences(list(), CLASSES)).isEmpty();
    }

    @Test
    void wrongLinesAreFound() throws Exception {
        List<String> wrong = list().stream()
                .map(line -> line.replace("setCardinality(java.lang.Integer)", "setCardinality(int)"))
                .toList();

        assertThat(PublishedSignatures.differences(wrong, CLASSES)).hasSize(2);
    }

    private static List<String> list() throws Exception {
        return Files.readAllLines(Path.of("src/test/resources/signatures.txt"));
    }
}
