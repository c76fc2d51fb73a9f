// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for a word in files and texts: as it is, encoded, and in archives. */
final class MarkerSearch {

    private static final int CONTEXT = 60;

    private final Map<String, String> forms = new LinkedHashMap<>();

    /** @param word letters and digits, long enough not to be there by chance */
    MarkerSearch(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        forms.put("in clear", word);
        forms.put("as UTF-16", wide(word));
        forms.put("in hexadecimal", HexFormat.of().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("in Base64, shifted by " + shift, base64(bytes, shift));
        }
    }

    /** Without the last byte it is the same in both byte orders. */
    private static String wide(String word) {
        String bytes = new String(word.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return bytes.substring(0, bytes.length() - 1);
    }

    /** The characters that are the same whatever stands before and behind. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String all = Base64.getEncoder().encodeToString(shifted);
        return all.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    /** Where it is below a folder; links are not followed. */
    List<String> below(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && !Files.isSymbolicLink(f))
                    .toList()) {
                found.addAll(in(file.toString(), Files.readAllBytes(file)));
                found.addAll(in("name of " + file, file.getFileName().toString()));
            }
        }
        return found;
    }

    List<String> in(String what, String text) {
        return in(what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it is in some bytes, and in what they are an archive of. */
    List<String> in(String what, byte[] bytes) {
        List<String> found = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        forms.forEach((form, searched) -> {
            boolean hexadecimal = form.contains("hex");
            int at = (hexadecimal ? text.toLowerCase(Locale.ROOT) : text).indexOf(searched);
            if (at >= 0) {
                found.add(what + ": " + form + ": ..." + around(text, at, searched.length()) + "...");
            }
        });
        found.addAll(inside(what, bytes, text));
        return found;
    }

    private static String around(String text, int at, int length) {
        return text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + length + CONTEXT))
                .replaceAll("\\p{Cntrl}", " ");
    }

    private List<String> inside(String what, byte[] bytes, String text) {
        List<String> found = new ArrayList<>();
        try {
            if (text.startsWith("\u001f\u008b")) {
                byte[] plain = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                found.addAll(in(what + ", unpacked", plain));
            } else if (text.startsWith("PK\u0003\u0004")) {
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    found.addAll(in(what + "!" + entry.getName(), zip.readAllBytes()));
                }
            }
        } catch (IOException e) {
            found.add(what + ": can't be unpacked: " + e);
        }
        return found;
    }
}
