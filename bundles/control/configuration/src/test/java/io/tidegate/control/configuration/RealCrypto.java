// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.secrets.KeyReplacement;
import io.tidegate.control.crypto.KeyFileCryptoService;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;

/** The gateway's own crypto service without a framework, and a look past it at what is on disk. */
final class RealCrypto {

    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]+={0,2}");

    private final KeyFileCryptoService service;

    RealCrypto(Path data) throws Exception {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                RealCrypto.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> data.toString());
        service = new KeyFileCryptoService(context);
        Method start = KeyFileCryptoService.class.getDeclaredMethod("start");
        start.setAccessible(true);
        start.invoke(service);
    }

    CryptoService texts() {
        return service;
    }

    KeyReplacement keys() {
        return service;
    }

    Secrets secrets() {
        Secrets secrets = new Secrets(() -> service);
        secrets.currentKey().knownBy(service);
        return secrets;
    }

    /** The line in a key file. */
    static String key(Path data) throws IOException {
        return Files.readString(data.resolve("keys/master.key")).strip();
    }

    /** The files below the folder with a text that the key opens, given by its line. */
    static List<Path> readableWith(String key, Path folder) throws IOException {
        List<Path> readable = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content =
                        Files.readString(file, StandardCharsets.ISO_8859_1).replace("\\=", "=");
                if (content.contains(key) || opensAny(key, content)) {
                    readable.add(file);
                }
            }
        }
        return readable;
    }

    private static boolean opensAny(String key, String content) {
        Matcher sealed = SEALED.matcher(content);
        while (sealed.find()) {
            if (opens(key, sealed.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(String key, String text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] vector = Base64.getDecoder().decode(text.substring(0, 16));
            byte[] bytes = Base64.getDecoder().decode(key.split(":", -1)[1]);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(128, vector));
            cipher.doFinal(Base64.getDecoder().decode(text.substring(17)));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException | ProviderException e) {
            return false;
        }
    }
}
