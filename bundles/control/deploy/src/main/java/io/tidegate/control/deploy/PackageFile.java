// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.control.deploy.Unit.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** A deployment package ({@code .dp}): a manifest that names its bundles, and the bundles. All of it is good, or it is refused. */
final class PackageFile {

    static final String SYMBOLIC_NAME = "DeploymentPackage-SymbolicName";

    private static final String VERSION = "DeploymentPackage-Version";
    private static final String FIX_PACK = "DeploymentPackage-FixPack";
    private static final String MISSING = "DeploymentPackage-Missing";
    private static final String PROCESSOR = "Resource-Processor";

    private final Path file;
    private final PackageManifest manifest;

    private PackageFile(Path file, PackageManifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /**
     * Reads it and lays its bundles down in a folder.
     *
     * @throws IOException if anything in it is not as it should be, naming the file and why
     */
    static Unit read(Path file, Path folder) throws IOException {
        try (PackageStream stream = new PackageStream(file)) {
            return new PackageFile(file, stream.manifest()).unit(stream, folder);
        } catch (IOException | IllegalArgumentException e) {
            String name = file.getFileName().toString();
            String said = String.valueOf(e.getMessage());
            throw new IOException(said.startsWith(name) ? said : name + ": " + said, e);
        }
    }

    private Unit unit(PackageStream stream, Path folder) throws IOException {
        Owner owner = owner();
        Map<String, Map<String, String>> named = bundles();
        Map<String, Path> jars = new LinkedHashMap<>();
        for (String entry = stream.next(); entry != null; entry = stream.next()) {
            if (named.containsKey(entry)) {
                Path place = folder.resolve(String.valueOf(jars.size())).resolve(simple(entry));
                stream.copyTo(place);
                jars.put(entry, place);
            } else if (entry.toLowerCase(Locale.ROOT).endsWith(".jar")) {
                throw new IOException(entry + " is in it, but its manifest does not name it as a bundle");
            }
        }
        stream.checkEnd();
        List<Member> members = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> bundle : named.entrySet()) {
            Path jar = jars.get(bundle.getKey());
            if (jar == null) {
                throw new IOException("its manifest names " + bundle.getKey() + ", which is not in it");
            }
            members.add(new Member(checked(bundle.getKey(), bundle.getValue(), jar), Unit.USUAL_LEVEL));
        }
        return new Unit(owner, file, members);
    }

    private Owner owner() throws IOException {
        String header = manifest.main().getOrDefault(SYMBOLIC_NAME, "");
        if (header.isEmpty()) {
            throw new IOException("no deployment package: its manifest has no " + SYMBOLIC_NAME);
        }
        String name = Headers.parse(header).get(0).path();
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            throw new IOException(SYMBOLIC_NAME + " '" + name + "' is not allowed: letters, digits, '_', '.', '-'");
        }
        String version = manifest.main().getOrDefault(VERSION, "");
        if (version.isEmpty()) {
            throw new IOException("its manifest has no " + VERSION);
        }
        String fixes = manifest.main().getOrDefault(FIX_PACK, "");
        if (!fixes.isEmpty()) {
            throw new IOException("it is a fix pack for " + name + " " + fixes + ": install the whole package instead");
        }
        return Owner.deploymentPackage(name, version(VERSION, version));
    }

    /** The sections that are bundles, by their path. */
    private Map<String, Map<String, String>> bundles() throws IOException {
        Map<String, Map<String, String>> bundles = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, Map<String, String>> section :
                manifest.sections().entrySet()) {
            String path = section.getKey();
            Map<String, String> attributes = section.getValue();
            if (attributes.containsKey(PROCESSOR)) {
                throw new IOException("resource " + path + " needs the resource processor " + attributes.get(PROCESSOR)
                        + ": packages may bring bundles only");
            }
            if (attributes.containsKey(Constants.BUNDLE_SYMBOLICNAME)) {
                if ("true".equalsIgnoreCase(attributes.get(MISSING))) {
                    throw new IOException(path + " is marked " + MISSING + ": install the whole package instead");
                }
                if (!names.add(bsn(attributes))) {
                    throw new IOException("its manifest names bundle " + bsn(attributes) + " twice");
                }
                bundles.put(path, attributes);
            }
        }
        if (bundles.isEmpty()) {
            throw new IOException("its manifest names no bundle");
        }
        return bundles;
    }

    private JarFacts checked(String path, Map<String, String> attributes, Path jar) throws IOException {
        JarFacts facts = JarFacts.read(jar);
        String bsn = bsn(attributes);
        String version = version(Constants.BUNDLE_VERSION, attributes.getOrDefault(Constants.BUNDLE_VERSION, "0.0.0"));
        if (!facts.bsn().equals(bsn) || !facts.version().equals(version)) {
            throw new IOException(path + " is " + facts.bsn() + " " + facts.version()
                    + ", but the package's manifest says " + bsn + " " + version);
        }
        return facts;
    }

    private static String bsn(Map<String, String> attributes) throws IOException {
        List<Headers.Clause> clauses = Headers.parse(attributes.get(Constants.BUNDLE_SYMBOLICNAME));
        if (clauses.isEmpty()) {
            throw new IOException("its manifest has an empty " + Constants.BUNDLE_SYMBOLICNAME);
        }
        return clauses.get(0).path();
    }

    private static String version(String header, String text) throws IOException {
        try {
            return Version.parseVersion(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IOException(header + " '" + text + "' is not allowed: major.minor.micro.qualifier", e);
        }
    }

    private static String simple(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }
}
