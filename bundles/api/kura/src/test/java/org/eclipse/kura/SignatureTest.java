// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.signatures.ClassFiles;
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
    private static final Path RESOURCES = Path.of("src/test/resources");

    private List<String> list;
    private List<String> exceptions;

    @BeforeEach
    void readLists() throws Exception {
        list = new ArrayList<>(Files.readAllLines(RESOURCES.resolve("api-signatures.txt")));
        list.addAll(Files.readAllLines(RESOURCES.resolve("other-signatures.txt")));
        exceptions = new ArrayList<>(Files.readAllLines(RESOURCES.resolve("exceptions.txt")));
    }

    private List<String> differences() {
        return PublishedSignatures.differences(list, exceptions, CLASSES);
    }

    @Test
    void everythingIsAsPublishedButForTheExceptions() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void projectsForJava8CanReadEveryClass() {
        assertThat(ClassFiles.newerThan(CLASSES, ClassFiles.JAVA_8)).isEmpty();
        assertThat(ClassFiles.newerThan(Path.of("target/test-classes"), ClassFiles.JAVA_8))
                .as("tests are compiled for a newer Java")
                .isNotEmpty();
    }

    @Test
    void wrongLinesAreFound() {
        list.replaceAll(line -> line.replace("int CONNECTED = 2", "int CONNECTED = 3")
                .replace("org.eclipse.kura.data version 1.1.2", "org.eclipse.kura.data version 1.1.3"));

        assertThat(differences())
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

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "missing: type public interface org.eclipse.kura.wire.Other [ProviderType]",
                        "extra: type public interface org.eclipse.kura.wire.WireComponent [ProviderType]");
    }

    @Test
    void typeIsLeftOutWithItsMembersAndNestedTypes() {
        list.add("package org.eclipse.kura.other version 1.0.0");
        list.add("  type public class org.eclipse.kura.other.Wheel [ProviderType]");
        list.add("    method public void turn()");
        list.add("  type public class org.eclipse.kura.other.Wheel$Spoke [nested:public static]");
        list.add("  type public class org.eclipse.kura.other.Wheels");
        exceptions.add("type org.eclipse.kura.other.Wheel  nothing rolls here");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "missing: package org.eclipse.kura.other version 1.0.0",
                        "missing: type public class org.eclipse.kura.other.Wheels");
    }

    @Test
    void exceptionsThatSayNothingOrTooMuchAreFound() {
        exceptions.addAll(List.of(
                "package org.eclipse.kura.nowhere  it never was",
                "type org.eclipse.kura.wire.WireRecord  it is there",
                "package org.eclipse.kura.clock  so is this",
                "package org.eclipse.kura.usb",
                "class org.eclipse.kura.usb.UsbDevice  no such word"));

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "exception for what is not published: package org.eclipse.kura.nowhere  it never was",
                        "exception for what is there: type org.eclipse.kura.wire.WireRecord  it is there",
                        "exception for what is there: package org.eclipse.kura.clock  so is this",
                        "exception needs package or type, a name and a reason: package org.eclipse.kura.usb",
                        "exception needs package or type, a name and a reason: "
                                + "class org.eclipse.kura.usb.UsbDevice  no such word");
    }
}
