// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.List;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
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

    static ChannelStatus failure(String reason) {
        return new ChannelStatus(ChannelFlag.FAILURE, reason, null);
    }

    /** Why the record failed; empty if it did not, or has no status. */
    static String ofFailed(ChannelRecord record) {
        ChannelStatus status = record.getChannelStatus();
        return status == null || status.getChannelFlag() == ChannelFlag.SUCCESS ? "" : of(status);
    }

    /** The name and the reason of the first one that failed; empty if none did. */
    static String ofFirstFailed(List<ChannelRecord> records) {
        return records.stream()
                .filter(record -> !ofFailed(record).isEmpty())
                .findFirst()
                .map(record -> record.getChannelName() + ": " + ofFailed(record))
                .orElse("");
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
