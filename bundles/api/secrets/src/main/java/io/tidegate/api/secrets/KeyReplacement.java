// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.secrets;

import java.io.IOException;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Puts a new key in the place of the one that Kura's {@code CryptoService} encrypts with, in two steps: between
 * {@link #begin()} and {@link #finish()} both are on disk, and whoever keeps encrypted texts renews them. Thread-safe; one
 * caller at a time replaces a key.
 */
@ProviderType
public interface KeyReplacement {

    /** Whether a replacement was begun and is not finished, perhaps before a restart. */
    boolean pending();

    /**
     * Makes a new key, forced to disk. From now on texts are encrypted with it, and decrypted with either. One that is
     * pending is gone on with: nothing happens then.
     *
     * @throws IOException if the new key can't be stored, or there is none to replace; nothing has changed then
     */
    void begin() throws IOException;

    /**
     * An encrypted text under the newest key. What is under it already stays as it is; the same text gives the same one each
     * time, after a restart too, so that what was equal stays equal and work that was cut off can be done again. Known are
     * the newest key and the one before it: that is forgotten at the next start after {@link #finish()}.
     *
     * @param text as {@code CryptoService.encryptAes} gave it
     * @throws KuraException if it is a text of none of these keys, or the keys can't be used
     */
    String renewed(String text) throws KuraException;

    /**
     * Forgets the old key on disk. All texts that anybody keeps must have been renewed before. Until the next start the old
     * key still decrypts, so that components that hold an older text fail at nothing meanwhile. Without a pending replacement
     * nothing happens.
     *
     * @throws IOException if it can't be done; both keys stay in force
     */
    void finish() throws IOException;
}
