// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Everything below a data root that looks encrypted, and which key opens it. */
final class CipherTexts {

    /** 12 bytes, a dash, and at least the 16 bytes of a tag; in Base64. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]{22,}={0,2}");

    private final Map<String, String> texts = new LinkedHashMap<>();

    static CipherTexts below(Path data) throws IOException {
        CipherTexts found = new CipherTexts();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.add(file);
            }
        }
        return found;
    }

    private void add(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            FORM.matcher(text).results().map(MatchResult::group).forEach(t -> texts.put(t, file.toString()));
        } catch (NoSuchFileException e) {
            // The gateway runs: what it removes meanwhile holds nothing any more.
            return;
        }
    }

    static SecretKey key(Path data) throws IOException {
        String[] parts =
                Files.readString(data.resolve("keys/master.key")).strip().split(":", -1);
        return new SecretKeySpec(Base64.getDecoder().decode(parts[1]), "AES");
    }

    /** What a key opens, with the file that holds it. */
    List<String> openedBy(SecretKey key) {
        return texts.entrySet().stream()
                .filter(text -> opens(key, text.getKey()))
                .map(text -> text.getValue() + ": " + text.getKey())
                .toList();
    }

    private static boolean opens(SecretKey key, String text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] start = Base64.getDecoder().decode(text.substring(0, 16));
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, start));
            cipher.doFinal(Base64.getDecoder().decode(text.substring(17)));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
