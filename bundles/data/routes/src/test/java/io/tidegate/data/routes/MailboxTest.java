// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Mailbox<Integer> mailbox = new Mailbox<>(executor);

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void keepsTheNewestWhileThereIsNoTaker() throws Exception {
        for (int i = 0; i < Mailbox.CAPACITY + 5; i++) {
            mailbox.offer(i);
        }
        List<Integer> taken = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(Mailbox.CAPACITY);
        mailbox.open(i -> {
            taken.add(i);
            all.countDown();
        });

        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(taken.get(0)).isEqualTo(5);
        assertThat(mailbox.dropped()).isEqualTo(5);
    }

    /** A route is stopped only when the sample on its way through it has arrived. */
    @Test
    void closeWaitsForWhatIsBeingTaken() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> taken = new ArrayList<>();
        Consumer<Integer> taker = i -> {
            begun.countDown();
            try {
                go.await();
                taken.add(i);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        mailbox.open(taker);
        mailbox.offer(1);
        mailbox.offer(2);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        mailbox.close(taker, Duration.ofMillis(1));
        assertThat(taken).isEmpty();

        go.countDown();
        mailbox.close(taker, Duration.ofSeconds(10));
        assertThat(taken).containsExactly(1);
        assertThat(mailbox.waiting()).isEqualTo(1);
    }
}
