// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;

/** Why a device or its asset did not do what was asked, in one line. */
final class Refusals {

    private Refusals() {}

    /** Empty if nothing failed. */
    static String of(ChannelRecord record) {
        ChannelStatus status = record.getChannelStatus();
        if (status == null || status.getChannelFlag() == ChannelFlag.SUCCESS) {
            return "";
        }
        String message = status.getExceptionMessage();
        if (message != null && !message.isBlank()) {
            return line(message);
        }
        return status.getException() == null
                ? record.getChannelName() + ": the driver gave no reason"
                : of(status.getException());
    }

    static String of(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : line(message);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
