// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** What a bundle's jar says of itself. */
record JarFacts(Path file, String sha256, String bsn, String version, Map<String, String> headers, Set<String> pids) {

    /** Classes to load and initialise before the swap, so that their loading is no part of the gap. */
    static final String PREWARM = "Tidegate-Prewarm";

    /** @throws IOException if it is no bundle, naming the file and why */
    static JarFacts read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            Map<String, String> headers = headers(jar.getManifest());
            String name = headers.get(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null) {
                throw new IOException("not a bundle: its manifest has no Bundle-SymbolicName");
            }
            String bsn = Headers.parse(name).get(0).path();
            if (!bsn.matches("[A-Za-z0-9_.-]+")) {
                throw new IOException(
                        "Bundle-SymbolicName '" + bsn + "' is not allowed: letters, digits, '_', '.', '-'");
            }
            if (headers.containsKey(Constants.BUNDLE_UPDATELOCATION)) {
                throw new IOException("its Bundle-UpdateLocation would fetch updates past the deployment");
            }
            String version =
                    Version.parseVersion(headers.get(Constants.BUNDLE_VERSION)).toString();
            Set<String> pids = DeclaredPids.of(jar, headers.get(DeclaredPids.SERVICE_COMPONENT));
            JarFacts facts = new JarFacts(file, sha256(file), bsn, version, headers, pids);
            // Headers that break the grammar are found here, where the file can be named.
            Need.of(facts).forEach(need -> need.metBy(facts));
            return facts;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    boolean fragment() {
        return headers.containsKey(Constants.FRAGMENT_HOST);
    }

    /** Whether it has to be updated where it is, because two of its versions can't stand side by side. */
    boolean inPlace() {
        return inPlace(headers);
    }

    static boolean inPlace(Map<String, String> headers) {
        return headers.containsKey(Constants.FRAGMENT_HOST)
                || headers.containsKey(Constants.EXPORT_PACKAGE)
                || "true".equals(symbolicName(headers).directives().get(Constants.SINGLETON_DIRECTIVE))
                || Headers.parse(headers.get(Constants.PROVIDE_CAPABILITY)).stream()
                        .anyMatch(JarFacts::wired);
    }

    /** Whether others are wired to the capability; what is said of services is for provisioning only. */
    private static boolean wired(Headers.Clause capability) {
        return !capability.path().equals("osgi.service")
                && !"active".equals(capability.directives().get(Constants.EFFECTIVE_DIRECTIVE));
    }

    List<String> prewarm() {
        String classes = headers.getOrDefault(PREWARM, "");
        return Arrays.stream(classes.split(","))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    private static Headers.Clause symbolicName(Map<String, String> headers) {
        return Headers.parse(headers.get(Constants.BUNDLE_SYMBOLICNAME)).get(0);
    }

    private static Map<String, String> headers(Manifest manifest) throws IOException {
        if (manifest == null) {
            throw new IOException("not a bundle: it has no manifest");
        }
        Map<String, String> headers = new HashMap<>();
        manifest.getMainAttributes().forEach((name, value) -> headers.put(name.toString(), value.toString()));
        return headers;
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
