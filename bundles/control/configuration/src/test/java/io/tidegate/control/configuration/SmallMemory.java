// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.core.configuration.XmlComponentConfigurations;

/**
 * A program that gives each reader large documents, told to run with little memory. It prints a line for each: read, or
 * refused and why. An OutOfMemoryError ends it.
 */
final class SmallMemory {

    static final int LARGE = 50 << 20;

    private static final boolean LONG = Boolean.getBoolean("tidegate.long");

    /** What is written with 50 MB also in the short run. */
    private static final Set<String> TOLD = Set.of("one text", "components", "blanks");

    private static final String XML = "<esf:configurations xmlns:esf=\"http://eurotech.com/esf/2.0\">";
    private static final String METATYPE = "<MetaData><OCD id=\"a\" name=\"a\">";

    /** A document: what it begins with, what is repeated until it is large enough ({@code #} is a number), its end. */
    private record Shape(String name, String head, String piece, String tail) {

        Path write(Path folder, long bytes) throws IOException {
            Path file = folder.resolve("document");
            long left = bytes - head.length() - tail.length();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(head.getBytes(StandardCharsets.UTF_8));
                for (int i = 0; left > 0; i++) {
                    byte[] next = piece.replace("#", String.valueOf(i)).getBytes(StandardCharsets.UTF_8);
                    left -= next.length;
                    if (left >= 0) {
                        out.write(next);
                    }
                }
                out.write(tail.getBytes(StandardCharsets.UTF_8));
            }
            return file;
        }
    }

    private static final Shape[] JSONS = {
        new Shape("one text", "{\"plc1\": {\"k\": \"", "x".repeat(100), "\"}}"),
        new Shape("one name", "{\"", "x".repeat(100), "\": {}}"),
        new Shape("one number", "{\"plc1\": {\"k\": 1", "0".repeat(100), "}}"),
        new Shape("components", "{\"first\": {}", ",\"a#\":{}", "}"),
        new Shape("keys", "{\"plc1\": {\"first\": 1", ",\"a#\":#", "}}"),
        new Shape("elements", "{\"plc1\": {\"k\": [1", ",#", "]}}"),
        new Shape("blanks", "{\"plc1\": {", " ".repeat(100), "}}"),
        new Shape("comments", "{\"plc1\": {/*", "x".repeat(100), "*/}}"),
        new Shape("what a tool says", "{\":tool\": [1", ",[#]", "]}"),
        new Shape("nesting", "{\"plc1\": {\"k\": ", "[".repeat(100), "1"),
    };

    private static final Shape[] XMLS = {
        new Shape("one text", XML + property("<esf:value>"), "x".repeat(100), "</esf:value>" + end()),
        new Shape("one name", XML + "<esf:configuration pid=\"", "x".repeat(100), "\"/></esf:configurations>"),
        new Shape("components", XML, "<esf:configuration pid=\"a#\"/>", "</esf:configurations>"),
        new Shape("values", XML + property(""), "<esf:value>#</esf:value>", end()),
        new Shape("attributes", XML + "<a ", "a#=\"\" ", "/></esf:configurations>"),
        new Shape("blanks", XML, " ".repeat(100), "</esf:configurations>"),
        new Shape("comments", XML, "<!-- " + "x".repeat(100) + " -->", "</esf:configurations>"),
        new Shape("one comment", XML + "<!-- ", "x".repeat(100), "--></esf:configurations>"),
        new Shape("nesting", XML, "<a>".repeat(30), ""),
        new Shape("references", XML + property("<esf:value>"), "&amp;", "</esf:value>" + end()),
        new Shape("cipher text", "AAAAAAAAAAAAAAAA-", "A".repeat(100), "=="),
    };

    private static final Shape[] METATYPES = {
        new Shape("attributes", METATYPE, "<AD id=\"a#\" type=\"String\" default=\"x\"/>", "</OCD></MetaData>"),
        new Shape("one default", METATYPE + "<AD id=\"a\" type=\"String\" default=\"", "x".repeat(100), "\"/></OCD>"),
        new Shape("blanks", METATYPE, " ".repeat(100), "</OCD></MetaData>"),
    };

    private static final Shape[] NOTES = {
        new Shape("one text", "{\"k\": \"", "x".repeat(100), "\"}"),
        new Shape("keys", "{\"k\": \"\"", ",\"k#\": \"#\"", "}"),
    };

    /** Reads a file, or throws one of the exceptions that it declares. */
    @FunctionalInterface
    private interface Reader {
        void read(Path file) throws Exception;
    }

    private final Path folder;
    private final Secrets secrets = FakeCrypto.secrets();

    private SmallMemory(Path folder) {
        this.folder = folder;
    }

    private static String property(String begin) {
        return "<esf:configuration pid=\"plc1\"><esf:properties><esf:property name=\"k\" array=\"true\">" + begin;
    }

    private static String end() {
        return "</esf:property></esf:properties></esf:configuration></esf:configurations>";
    }

    public static void main(String[] arguments) throws Exception {
        System.setErr(new PrintStream(OutputStream.nullOutputStream())); // the JDK's parser prints what it throws
        new SmallMemory(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        KuraCipher key = new KuraCipher("0123456789abcdef");
        all("JSON", JSONS, Limits.DOCUMENT_BYTES, JsonResources::read);
        all("Kura snapshot", XMLS, Limits.KURA_BYTES, file -> KuraFile.read(file, key, secrets));
        all("own snapshot", XMLS, Limits.SNAPSHOT_BYTES, this::snapshot);
        all("XML as text", XMLS, Limits.SNAPSHOT_BYTES, this::marshalled);
        all("metatype", METATYPES, Limits.DOCUMENT_BYTES, this::metatype);
        all("trial", NOTES, Limits.NOTE_BYTES, file -> new TrialFile(file).read());
        all("secrets", NOTES, Limits.NOTE_BYTES, file -> new SecretsFile(file, secrets).lookUp("k"));
        all("revisions", NOTES, Limits.NOTE_BYTES, this::revisions);
    }

    private void all(String what, Shape[] shapes, long limit, Reader reader) throws Exception {
        for (Shape shape : shapes) {
            boolean large = LONG || TOLD.contains(shape.name());
            for (long bytes : large ? new long[] {limit, LARGE} : new long[] {limit}) {
                Path file = shape.write(folder, bytes);
                System.out.println(
                        what + ": " + shape.name() + ", " + Files.size(file) + " bytes: " + tried(reader, file));
            }
        }
    }

    private static String tried(Reader reader, Path file) throws Exception {
        try {
            reader.read(file);
            return "read";
        } catch (IOException
                | KuraException
                | javax.xml.stream.XMLStreamException
                | Substitution.Unresolved
                | IllegalArgumentException e) {
            return "refused: " + e.getMessage();
        }
    }

    private void snapshot(Path file) throws IOException {
        Path snapshots = Files.createDirectories(folder.resolve("snapshots"));
        Files.move(file, snapshots.resolve("snapshot_1.xml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.createFile(file);
        new SnapshotFolder(snapshots, 1, Clock.systemUTC(), secrets).load(1);
    }

    private void marshalled(Path file) throws Exception {
        long bytes = Math.min(Files.size(file), 8 << 20); // more wouldn't fit beside its copy
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes((int) bytes), StandardCharsets.ISO_8859_1);
            new XmlMarshaller(null).unmarshal(text, XmlComponentConfigurations.class);
        }
    }

    private void metatype(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            MetatypeReader.read(in, base -> Map.of());
        }
    }

    private void revisions(Path file) throws IOException {
        Path copy = Files.copy(file, folder.resolve("revisions"));
        Map<String, Map<String, Object>> stored = new TreeMap<>(Map.of("k", new HashMap<>()));
        Revisions.take(copy, stored);
    }
}
