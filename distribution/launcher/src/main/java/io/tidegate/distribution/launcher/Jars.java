// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Finds jars by digest: first what was deployed ({@code <data>/deploy/store}), then what the distribution brought. */
final class Jars {

    private final Path store;
    private final SystemJars system;

    Jars(Path data, SystemJars system) {
        this.store = data.resolve("deploy/store");
        this.system = system;
    }

    /** @throws LaunchFault if there is such a jar, but not with the size that it must have */
    Optional<Path> find(String sha256) throws LaunchFault {
        Path deployed = stored(sha256);
        if (Files.isRegularFile(deployed)) {
            return Optional.of(deployed);
        }
        Optional<SystemJars.Jar> jar = system.byDigest(sha256);
        if (jar.isEmpty() || !Files.isRegularFile(jar.get().file())) {
            return Optional.empty();
        }
        long size = jar.get().file().toFile().length();
        if (size != jar.get().size()) {
            throw new LaunchFault(
                    Exit.DAMAGED,
                    jar.get().file() + " has " + size + " bytes instead of "
                            + jar.get().size() + ": the distribution is damaged, unpack it again");
        }
        return Optional.of(jar.get().file());
    }

    boolean isDeployed(String sha256) {
        return Files.isRegularFile(stored(sha256));
    }

    /** Reads a deployed jar through and compares its digest with its name; the distribution's jars are trusted. */
    void verify(Path jar) throws LaunchFault {
        if (!jar.startsWith(store)) {
            return;
        }
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            if (!jar.equals(stored(HexFormat.of().formatHex(digest.digest())))) {
                throw new LaunchFault(
                        Exit.DAMAGED, jar + " doesn't have the digest that its name says: deploy it again");
            }
        } catch (IOException e) {
            throw new LaunchFault(Exit.DAMAGED, jar + " can't be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Path stored(String sha256) {
        return store.resolve(sha256 + ".jar");
    }
}
