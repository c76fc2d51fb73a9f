// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<Object> heard = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(
            Point.of("m", "c", DataType.STRING, Map.of("topic", "t", "format", "TEXT")),
            event -> heard.add(event.getChannelRecord().getValue().getValue()),
            worker::add);

    /** A slow listener must cost neither memory without end nor the newest values. */
    @Test
    void ofTooManyTheOldestAreDroppedAndCounted() {
        for (int i = 0; i < Mailbox.MOST_MESSAGES + 10; i++) {
            mailbox.offer(message(String.valueOf(i)));
        }
        assertThat(worker).hasSize(1);
        worker.remove().run();
        assertThat(heard).hasSize(Mailbox.MOST_MESSAGES).first().isEqualTo("10");
        assertThat(mailbox.dropped()).isEqualTo(10);
    }

    @Test
    void ofTooLargeOnesAsWell() {
        String large = "x".repeat(Mailbox.MOST_BYTES / 4);
        for (int i = 0; i < 6; i++) {
            mailbox.offer(message(large));
        }
        worker.remove().run();
        assertThat(mailbox.dropped()).isEqualTo(2);
        mailbox.offer(message("next"));
        worker.remove().run();
        assertThat(heard.get(heard.size() - 1)).isEqualTo("next");
    }

    @Test
    void closedItTellsNothing() {
        mailbox.offer(message("1"));
        mailbox.close();
        mailbox.offer(message("2"));
        worker.remove().run();
        assertThat(heard).isEmpty();
    }

    private static Message message(String text) {
        return new Message("t", text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH, 0);
    }
}
