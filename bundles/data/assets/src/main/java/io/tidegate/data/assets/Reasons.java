// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.eclipse.kura.channel.ChannelStatus;

/** What went wrong, in one line for an operator. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            String message = e.getMessage();
            if (message != null && !message.isBlank()) {
                return e instanceof Exception && !(e instanceof RuntimeException) ? line(message) : line(e.toString());
            }
        }
        return failure.getClass().getSimpleName();
    }

    static String of(ChannelStatus status) {
        String message = status.getExceptionMessage();
        if (message != null && !message.isBlank()) {
            return line(message);
        }
        return status.getException() == null
                ? "the driver failed without a reason"
                : of((Throwable) status.getException());
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
