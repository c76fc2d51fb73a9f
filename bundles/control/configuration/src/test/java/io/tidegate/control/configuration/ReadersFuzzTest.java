// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good documents, changed at random, for a bounded time: a reader takes them or refuses them as it says, in one line that
 * names the place; what it takes, a snapshot can hold and gives back.
 */
@Tag("slow")
class ReadersFuzzTest {

    private static final Duration TIME = Duration.ofSeconds(Boolean.getBoolean("tidegate.long") ? 60 : 4);

    private static final String JSON =
            """
            {
              // a comment
              ":configurator:symbolic-name": {"x": [1, {"y": null}]},
              "test.driver~plc1": {"host": "10.0.0.1", "port:Integer": "502", "on": true, "old": null,
                "wait": 0.5, "units": [1, 2, 3], "names:String[]": ["a", "b,c", ""], "big": 9223372036854775807,
                "letter:Char": "x", "label": "$[gateway:id]-\\u6c34 \\t\\n", "share:Double": "1e300"},
              "test.service": {"level:Long": 7, "byte:byte": -1, "flag:boolean": "true", "f:Float": 1.5, "s:Short": 3,
                ":configurator:policy": "default", "ids:Collection<Integer>": [4, "5"], "one:short[]": 6, "a:b": "c",
                "eth0:1.mtu": 1500, "a:B:String": "x", "none:Float[]": [], "refs:int[]": ["$[env:A]", 1]},
              ":configurator:resource-version": 1, "plain": {"nan:Double": "NaN", "any:Collection": [true, false]}
            }
            """;

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "null",
        "true",
        "-",
        "1e999",
        "99999999999999999999",
        "\\u0000",
        "\\ud800",
        "<",
        ">",
        "/>",
        "</",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
        "&e;",
        "&#0;",
        "&lt;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "<?xml version=\"1.1\"?>",
        "type=\"Integer\"",
        "type=\"Foo\"",
        "array=\"true\"",
        "",
        " ",
        "\n",
        "\0",
        "\uFEFF",
        "$[secret:",
        "~",
        "pid=\"\"",
        "name=\"\"",
        "xmlns=\"\"",
        "Password",
        ":Integer[]",
        ":Collection<",
        ":Password",
        ":configurator:policy",
        "array=\"x\"",
        "encrypted=\"true\"",
        "\u001b[31m",
        "\u202e",
        "=",
        "0x",
        "NaN"
    };

    private static final Pattern PLACED = Pattern.compile("\\d+(, column \\d+)?: .+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Secrets secrets = FakeCrypto.secrets();
    private List<byte[]> xmls;
    private int taken;
    private int refused;

    @BeforeEach
    void documents() throws Exception {
        try (InputStream in = ReadersFuzzTest.class.getResourceAsStream("/kura/snapshot.xml")) {
            xmls = List.of(in.readAllBytes(), Documents.METATYPE.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatIsTakenReadsBackAndTheRestIsRefusedAsDeclared() throws Exception {
        long end = System.nanoTime() + TIME.toNanos();
        byte[] document = {};
        PrintStream errors = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream())); // the JDK's parser prints what it throws
        try {
            while (System.nanoTime() < end) {
                document = mutated(JSON.getBytes(StandardCharsets.UTF_8));
                json(document);
                document = mutated(xmls.get(random.nextInt(2)));
                snapshot(document);
                metatype(document);
            }
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e + "\n" + new String(document, StandardCharsets.UTF_8), e);
        } finally {
            System.setErr(errors);
        }
        System.out.println("REPEATS: fuzzed documents: " + (taken + refused) + ", taken: " + taken + ", refused: "
                + refused + ", seconds: " + TIME.toSeconds() + ", seed: " + seed);
        assertThat(taken).isPositive();
        assertThat(refused).isPositive();
    }

    private void json(byte[] document) throws IOException {
        Path file = Files.write(folder.resolve("a.json"), document);
        SortedMap<String, Configured> read = new TreeMap<>();
        try {
            JsonResources.read(file).values().forEach(entry -> {
                Map<String, Object> set = new TreeMap<>(entry.properties());
                set.values().removeIf(value -> value == null);
                read.put(entry.pid(), new Configured(entry.pid(), entry.factoryPid(), set));
            });
        } catch (IOException e) {
            assertRefusal(e.getMessage(), file + ": line ");
            return;
        }
        assertReadsBack(read);
        assertReadsBackAsJson(read, file);
    }

    private void snapshot(byte[] document) throws IOException {
        SortedMap<String, Configured> read;
        try {
            read = SnapshotReader.read(new ByteArrayInputStream(document), KuraPasswords.foreign(secrets, null));
        } catch (IOException e) {
            assertRefusal(e.getMessage(), "line ");
            return;
        }
        assertReadsBack(read);
    }

    private void metatype(byte[] document) {
        try {
            MetatypeReader.read(new ByteArrayInputStream(document), base -> Map.of());
            taken++;
        } catch (XMLStreamException e) {
            assertRefusal(Xml.words(e), "line ");
        }
    }

    private void assertRefusal(String message, String start) {
        assertThat(message).startsWith(start).hasSizeLessThan(1_000);
        assertThat(message.substring(start.length())).matches(PLACED).doesNotContainPattern(CONTROLS);
        refused++;
    }

    private void assertReadsBackAsJson(SortedMap<String, Configured> read, Path file) throws IOException {
        JsonDocument document = new JsonDocument(null, secrets, new ArrayList<>());
        Files.writeString(file, document.write(read.values()));
        SortedMap<String, Configured> again = new TreeMap<>();
        for (JsonResources.Entry entry : JsonResources.document(file).values()) {
            again.put(entry.pid(), new Configured(entry.pid(), entry.factoryPid(), entry.properties()));
        }
        assertSame(again, read);
    }

    private void assertReadsBack(SortedMap<String, Configured> read) throws IOException {
        byte[] written = SnapshotXml.write(read.values());
        SortedMap<String, Configured> again =
                SnapshotReader.read(new ByteArrayInputStream(written), KuraPasswords.own(secrets));
        assertSame(again, read);
        taken++;
    }

    private static void assertSame(SortedMap<String, Configured> again, SortedMap<String, Configured> read) {
        assertThat(new State(again, again).sameAs(new State(read, read)))
                .as("%s reads back as %s", read, again)
                .isTrue();
    }

    private byte[] mutated(byte[] good) {
        byte[] bytes = good;
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(5) == 0 ? bytes.length + 1 : 8));
            bytes = switch (random.nextInt(6)) {
                case 0 -> spliced(bytes, from, to, new byte[0]);
                case 1 -> spliced(bytes, from, from, piece());
                case 2 -> spliced(bytes, from, to, piece());
                case 3 -> spliced(bytes, from, from, slice(bytes));
                case 4 -> spliced(bytes, from, from, repeated());
                default -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt()});
            };
        }
        return bytes;
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeated() {
        String piece = PIECES[random.nextInt(PIECES.length)];
        return piece.repeat(random.nextInt(20) == 0 ? 3_000 : 3).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] slice(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        byte[] slice = new byte[Math.min(bytes.length - from, random.nextInt(200))];
        System.arraycopy(bytes, from, slice, 0, slice.length);
        return slice;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
