// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.signatures.ClassFiles;
import io.tidegate.api.signatures.PublishedSignatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Path CLASSES = Path.of("target/classes");

    /** The whole list of what add-ons were compiled against, less what is left out for a reason. */
    @Test
    void everythingIsAsPublished() throws Exception {
        assertThat(PublishedSignatures.differences(list("helper-signatures.txt"), list("exceptions.txt"), CLASSES))
                .isEmpty();
    }

    @Test
    void wrongLinesAreFound() throws Exception {
        List<String> wrong = list("helper-signatures.txt").stream()
                .map(line -> line.replace("setCardinality(java.lang.Integer)", "setCardinality(int)"))
                .toList();

        assertThat(PublishedSignatures.differences(wrong, list("exceptions.txt"), CLASSES))
                .hasSize(2);
    }

    @Test
    void projectsForJava8CompileAgainstIt() {
        assertThat(ClassFiles.newerThan(CLASSES, ClassFiles.JAVA_8)).isEmpty();
    }

    private static List<String> list(String file) throws Exception {
        return Files.readAllLines(Path.of("src/test/resources", file));
    }
}
