// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves nothing unless it would have found something. */
class MarkerSearchTest {

    private static final String WORD = "hB3rr1ngWeir7";

    @TempDir
    private Path folder;

    private final MarkerSearch search = new MarkerSearch(WORD);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:", "pass=\u6c34"})
    void findsItWhateverStandsBefore(String before) {
        byte[] text = (before + WORD + "!").getBytes(StandardCharsets.UTF_8);

        assertThat(search.in("text", text)).hasSize(1);
        assertThat(search.in("base64", Base64.getEncoder().encode(text))).hasSize(1);
        assertThat(search.in("url", Base64.getUrlEncoder().encode(text))).hasSize(1);
        assertThat(search.in("hex", HexFormat.of().withUpperCase().formatHex(text)))
                .hasSize(1);
        assertThat(search.in("wide", (before + WORD).getBytes(StandardCharsets.UTF_16BE)))
                .hasSize(1);
    }

    @Test
    void findsItInArchivesOfArchives() throws IOException {
        Files.write(folder.resolve("deep.jar"), zipped("a.log.gz", gzipped("x" + WORD)));

        assertThat(search.below(folder)).singleElement().asString().contains("deep.jar!a.log.gz, unpacked: in clear");
    }

    @Test
    void findsNothingElse() {
        assertThat(search.in("text", WORD.substring(1) + " " + WORD.toLowerCase(java.util.Locale.ROOT)))
                .isEmpty();
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
