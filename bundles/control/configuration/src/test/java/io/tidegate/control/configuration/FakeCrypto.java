// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Text of the real form, never twice the same, that hides nothing. */
final class FakeCrypto {

    private static final AtomicLong COUNT = new AtomicLong();

    private FakeCrypto() {}

    static Secrets secrets() {
        CryptoService service = (CryptoService) Proxy.newProxyInstance(
                FakeCrypto.class.getClassLoader(), new Class<?>[] {CryptoService.class}, (proxy, method, arguments) -> {
                    String text = new String((char[]) arguments[0]);
                    return (method.getName().equals("encryptAes") ? encrypt(text) : decrypt(text)).toCharArray();
                });
        return new Secrets(() -> service);
    }

    private static String encrypt(String clear) {
        byte[] padded = (clear + "\0".repeat(16)).getBytes(StandardCharsets.UTF_8);
        return String.format("%016d-", COUNT.incrementAndGet())
                + Base64.getEncoder().encodeToString(padded);
    }

    private static String decrypt(String text) throws KuraException {
        if (!text.matches("\\d{16}-.*")) {
            throw new KuraException(KuraErrorCode.DECODER_ERROR);
        }
        return new String(Base64.getDecoder().decode(text.substring(17)), StandardCharsets.UTF_8).replace("\0", "");
    }
}
