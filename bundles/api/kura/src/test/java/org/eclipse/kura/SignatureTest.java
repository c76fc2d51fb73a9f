// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.signatures.PublishedSignatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Add-ons are compiled against somebody else's jar: one signature that differs is a NoSuchMethodError in a plant. */
class SignatureTest {

    private static final Path CLASSES = Path.of("target/classes");

    private List<String> list;

    @BeforeEach
    void readList() throws Exception {
        list = new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/signatures.txt")));
    }

    @Test
    void everythingIsAsPublished() {
        assertThat(PublishedSignatures.differences(list, CLASSES)).isEmpty();
    }

    @Test
    void wrongLinesAreFound() {
        list.replaceAll(line -> line.replace("int CONNECTED = 2", "int CONNECTED = 3")
                .replace("org.eclipse.kura.data version 1.1.2", "org.eclipse.kura.data version 1.1.3"));

        assertThat(PublishedSignatures.differences(list, CLASSES))
                .containsExactlyInAnyOrder(
                        "missing: package org.eclipse.kura.data version 1.1.3",
                        "extra: package org.eclipse.kura.data version 1.1.2",
                        "missing: org.eclipse.kura.KuraConnectionStatus: field public static final int CONNECTED = 3",
                        "extra: org.eclipse.kura.KuraConnectionStatus: field public static final int CONNECTED = 2");
    }

    @Test
    void typesTooManyAndTooFewAreFound() {
        list.removeIf(line -> line.contains("interface org.eclipse.kura.wire.WireComponent ["));
        list.add("  type public interface org.eclipse.kura.wire.Other [ProviderType]");

        assertThat(PublishedSignatures.differences(list, CLASSES))
                .containsExactlyInAnyOrder(
                        "missing: type public interface org.eclipse.kura.wire.Other [ProviderType]",
                        "extra: type public interface org.eclipse.kura.wire.WireComponent [ProviderType]");
    }
}
