// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.command;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.osgi.annotation.versioning.ProviderType;

/** Runs commands of the operating system for who knows the password. Thread-safe. */
@ProviderType
public interface PasswordCommandService {

    /**
     * Runs a command and waits for its end.
     *
     * @return what the command wrote
     * @throws KuraException if commands are not allowed, the password is wrong, or the command could not be run
     */
    String execute(String command, String password) throws KuraException;

    /**
     * Runs the command of a remote request and waits for its end, if the request does not say otherwise.
     *
     * @param commandReq the command in metrics {@code command.*}
     * @return what the command wrote and how it ended, in metrics {@code command.*}
     * @throws KuraException if commands are not allowed, the password is wrong, or the command could not be run
     */
    KuraPayload execute(KuraPayload commandReq) throws KuraException;

    /**
     * Runs the command of a remote request.
     *
     * @throws UnsupportedOperationException unless an implementation supports it
     * @deprecated use {@link #execute(KuraPayload)}
     */
    @Deprecated
    default KuraResponsePayload execute(KuraRequestPayload commandReq) {
        throw new UnsupportedOperationException("use execute(KuraPayload)");
    }
}
