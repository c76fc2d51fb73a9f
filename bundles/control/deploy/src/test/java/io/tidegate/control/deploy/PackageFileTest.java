// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {

    @TempDir
    Path temp;

    private Path pump;

    @BeforeEach
    void makeBundle() throws IOException {
        pump = TestBundle.of("org.pump", "1.2.0.201601011200").in(temp);
    }

    /** As packages in the field look: a bundle at the top, a directive in its name, blanks, long folds, no last line end. */
    @Test
    void oddManifestIsRead() throws IOException {
        // The blank line before the first name is missing, and there is one too many elsewhere.
        String folded = "X-Long: " + "a".repeat(900) + "\n " + "b".repeat(900) + "\n";
        String manifest =
                "Manifest-Version: 1.0\nDeploymentPackage-Symbolicname:  plant \nDeploymentPackage-Version:1.0.0\n"
                        + folded
                        + "Name:pump-with-a-rather-long-na\n me.jar\nBundle-SymbolicName: org.pump; singleton := true\n\n"
                        + "SHA-256-Digest: AAAA\nX-Extra: b\u00e4\nBundle-Version: 1.2.0.201601011200";
        Path file = TestPackage.raw(manifest)
                .entry("META-INF/PLANT.SF", new byte[] {1})
                .entry("META-INF/PLANT.RSA", new byte[] {1})
                .entry("pump-with-a-rather-long-name.jar", pump)
                .entry("readme.txt", new byte[] {1})
                .in(temp);

        Unit unit = PackageFile.read(file, temp.resolve("out"));

        assertThat(unit.owner()).isEqualTo(Owner.deploymentPackage("plant", "1.0.0"));
        assertThat(unit.members()).extracting(m -> m.jar().bsn()).containsExactly("org.pump");
    }

    @Test
    void lineEndsOfEveryKindAreRead() throws IOException {
        for (String end : new String[] {"\r\n", "\n", "\r"}) {
            String text = "Manifest-Version: 1.0%nDeploymentPackage-SymbolicName: plant%nX: a%n b%n%nName: c%nD: e%n";
            PackageManifest manifest =
                    PackageManifest.parse(text.replace("%n", end).getBytes(StandardCharsets.UTF_8));
            assertThat(manifest.main()).containsEntry("X", "ab");
            assertThat(manifest.sections()).containsKey("c");
        }
    }

    /** The fold of a long line may part the bytes of one character. */
    @Test
    void foldInTheMiddleOfACharacterIsUndone() throws IOException {
        byte[] whole = "X: \u6cf5".getBytes(StandardCharsets.UTF_8);
        byte[] folded = new byte[whole.length + 2];
        System.arraycopy(whole, 0, folded, 0, 4);
        folded[4] = '\n';
        folded[5] = ' ';
        System.arraycopy(whole, 4, folded, 6, whole.length - 4);

        assertThat(PackageManifest.parse(folded).main()).containsEntry("X", "\u6cf5");
    }

    @Test
    void damagedOnesAreRefusedWithTheReason() throws IOException {
        byte[] good = Files.readAllBytes(good().in(temp));
        refused(Arrays.copyOf(good, good.length - 30), "damaged or cut off");
        refused(Arrays.copyOf(good, good.length / 2), "damaged or cut off");
        refused("no zip".getBytes(StandardCharsets.UTF_8), "it is no zip file");
        refused(good().manifestLast(), "its first entry is bundles/org.pump.jar");
        refused(TestPackage.raw("Manifest-Version: 1.0\n\n"), "its manifest has no DeploymentPackage-SymbolicName");
        refused(TestPackage.raw("nonsense\n"), "'nonsense'");
        refused(TestPackage.of("../plant", "1.0.0"), "'../plant' is not allowed");
        refused(TestPackage.of("plant", "one"), "DeploymentPackage-Version 'one' is not allowed");
        refused(TestPackage.of("plant", "1.0.0"), "its manifest names no bundle");
    }

    @Test
    void whatDoesNotMatchItsManifestIsRefused() throws IOException {
        refused(
                TestPackage.of("plant", "1.0.0").bundle("org.pump", "1.2.0", pump),
                "bundles/org.pump.jar is org.pump 1.2.0.201601011200, but the package's manifest says org.pump 1.2.0");
        refused(TestPackage.of("plant", "1.0.0").bundle("org.valve", "1.2.0", pump), "manifest says org.valve");
        refused(good().section("gone.jar", "gone", "1.0.0", ""), "its manifest names gone.jar, which is not in it");
        refused(good().entry("more.jar", pump), "more.jar is in it, but its manifest does not name it");
        refused(good().section("b.jar", "org.pump", "1.0.0", "").entry("b.jar", pump), "names bundle org.pump twice");
        refused(
                TestPackage.of("plant", "1.0.0")
                        .section("x.jar", "x", "1.0.0", "")
                        .entry("x.jar", new byte[100]),
                "x.jar");
    }

    @Test
    void whatPackagesMayNotBringIsRefusedByName() throws IOException {
        refused(
                TestPackage.of("plant", "1.1.0")
                        .header("DeploymentPackage-FixPack", "[1,2)")
                        .bundle("org.pump", "1.2.0.201601011200", pump),
                "fix pack for plant [1,2)");
        refused(
                good().text("\r\nName: autoconf.xml\r\nResource-Processor: org.osgi.deployment.rp.autoconf\r\n"),
                "resource autoconf.xml needs the resource processor org.osgi.deployment.rp.autoconf");
        refused(
                TestPackage.of("plant", "1.0.0").section("x.jar", "x", "1.0.0", "DeploymentPackage-Missing: true\r\n"),
                "x.jar is marked DeploymentPackage-Missing");
    }

    @Test
    void namesThatLeadOutOfThePackageAreRefused() throws IOException {
        for (String name : new String[] {"../evil.jar", "a/../../evil.jar", "/etc/evil", "a\\evil", "c:evil"}) {
            refused(good().entry(name, pump), "the entry name '" + name + "' is not allowed");
        }
        assertThat(temp.resolve("evil.jar")).doesNotExist();
    }

    /** Ten thousand times smaller in the package than unpacked. */
    @Test
    void bombIsNotUnpacked() throws IOException {
        Path bomb = good().entry("zeros", new byte[4 << 20]).in(temp);
        try (PackageStream stream = new PackageStream(bomb, 3 << 20)) {
            stream.manifest();
            assertThatThrownBy(() -> {
                        while (stream.next() != null) {
                            assertThat(temp).exists();
                        }
                    })
                    .hasMessageContaining("unpacked it has more than 3 MiB");
        }
    }

    private TestPackage good() throws IOException {
        return TestPackage.of("plant", "1.0.0").bundle("org.pump", "1.2.0.201601011200", pump);
    }

    private void refused(TestPackage made, String reason) throws IOException {
        refused(Files.readAllBytes(made.in(temp)), reason);
    }

    private void refused(byte[] content, String reason) throws IOException {
        Path file = Files.write(temp.resolve("x.dp"), content);
        assertThatThrownBy(() -> PackageFile.read(file, Files.createTempDirectory(temp, "out")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("x.dp: ")
                .hasMessageContaining(reason);
    }
}
