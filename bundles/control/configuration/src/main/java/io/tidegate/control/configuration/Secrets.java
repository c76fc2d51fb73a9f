// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.secrets.KeyReplacement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.crypto.CryptoService;

/** Turns passwords into {@link Encrypted}, by a crypto service that may come and go. Thread-safe. */
final class Secrets {

    private final Supplier<CryptoService> crypto;
    // A default or a substituted password keeps its cipher text, so that it doesn't look changed each time it is given
    // out.
    private final Map<String, Encrypted> derived = new ConcurrentHashMap<>();

    private final CurrentKey currentKey = new CurrentKey();

    Secrets(Supplier<CryptoService> crypto) {
        this.crypto = crypto;
    }

    CurrentKey currentKey() {
        return currentKey;
    }

    /** From now on nothing is encrypted with the old key any more. */
    synchronized void begin(KeyReplacement replacement) throws IOException {
        currentKey.begin(replacement);
        derived.clear();
    }

    /** A line for each password that can't be read. */
    List<String> unreadable(SortedMap<String, Configured> components) {
        List<String> lines = new ArrayList<>();
        components.values().forEach(component -> component.properties().forEach((key, value) -> {
            if (Values.elements(value, false).stream().anyMatch(e -> e instanceof Encrypted text && !opens(text))) {
                lines.add(component.pid() + ": " + key + " can't be read with the gateway's key: set it again");
            }
        }));
        return lines;
    }

    private boolean opens(Encrypted text) {
        try {
            open(text);
            return true;
        } catch (KuraException e) {
            return false;
        }
    }

    /** A password given as text, {@link Password} or {@link Encrypted}; what is already encrypted stays as it is. */
    Encrypted seal(Object given) throws KuraException {
        if (given instanceof Encrypted encrypted) {
            return encrypted;
        }
        String text = given instanceof Password password ? new String(password.getPassword()) : given.toString();
        return isSealed(text)
                ? new Encrypted(currentKey.of(text))
                : new Encrypted(new String(crypto().encryptAes(text.toCharArray())));
    }

    /** The same cipher text each time for the same clear text, as long as this bundle runs. */
    synchronized Encrypted sealDerived(String clear) throws KuraException {
        Encrypted known = derived.get(clear);
        if (known == null) {
            known = new Encrypted(new String(crypto().encryptAes(clear.toCharArray())));
            derived.put(clear, known);
        }
        return known;
    }

    /** Decrypted if it is a cipher text of this gateway, else as it is. */
    Password opened(Password password) {
        try {
            return new Password(crypto().decryptAes(password.getPassword()));
        } catch (KuraException e) {
            return password;
        }
    }

    String open(Encrypted encrypted) throws KuraException {
        return new String(crypto().decryptAes(encrypted.text().toCharArray()));
    }

    /** Whether both hide the same password. */
    boolean same(Encrypted some, Encrypted other) {
        try {
            return some.equals(other)
                    || Arrays.equals(
                            crypto().decryptAes(some.text().toCharArray()),
                            crypto().decryptAes(other.text().toCharArray()));
        } catch (KuraException e) {
            return false;
        }
    }

    /** A password that is given again would look changed, since no cipher text is made twice. */
    Configured keepCipherTexts(Configured now, Configured old) {
        if (old == null) {
            return now;
        }
        Map<String, Object> values = new TreeMap<>(now.properties());
        values.replaceAll((key, value) -> value instanceof Encrypted given
                        && old.properties().get(key) instanceof Encrypted known
                        && same(given, known)
                ? known
                : value);
        return now.with(values);
    }

    /** Whether it is a cipher text of this gateway. */
    boolean isSealed(String text) throws KuraException {
        if (text.length() < 33 || text.charAt(16) != '-') {
            return false;
        }
        CryptoService service = crypto();
        try {
            service.decryptAes(text.toCharArray());
            return true;
        } catch (KuraException e) {
            return false;
        }
    }

    private CryptoService crypto() throws KuraException {
        CryptoService service = crypto.get();
        if (service == null) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, "the crypto service is not there");
        }
        return service;
    }
}
