// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.store.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionListenerManagerTest {

    private final ConnectionListenerManager manager = new ConnectionListenerManager();

    @AfterEach
    void shutDown() {
        manager.shutdown();
    }

    @Test
    void listenersAreToldInOrder() throws Exception {
        Heard heard = new Heard();
        Heard other = new Heard();
        manager.add(heard);
        manager.addAll(Set.of(other));

        manager.dispatchConnected();
        manager.dispatchDisconnected();
        manager.dispatchConnected();

        for (Heard each : List.of(heard, other)) {
            assertThat(each.next()).isEqualTo("connected");
            assertThat(each.next()).isEqualTo("disconnected");
            assertThat(each.next()).isEqualTo("connected");
        }
    }

    @Test
    void oneThatFailsDoesNotKeepOthersFromHearing() throws Exception {
        manager.add(new ConnectionListener() {
            @Override
            public void connected() {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void disconnected() {
                throw new IllegalStateException("on purpose");
            }
        });
        Heard heard = new Heard();
        manager.add(heard);

        manager.dispatchConnected();
        manager.dispatchDisconnected();

        assertThat(heard.next()).isEqualTo("connected");
        assertThat(heard.next()).isEqualTo("disconnected");
    }

    @Test
    void whoWasRemovedHearsNothing() {
        Heard heard = new Heard();
        manager.add(heard);
        manager.remove(heard);

        manager.dispatchConnected();
        manager.shutdown();

        assertThat(heard.words).isEmpty();
    }

    @Test
    void afterTheEndNobodyIsTold() throws Exception {
        Heard heard = new Heard();
        manager.add(heard);
        manager.dispatchConnected();
        assertThat(heard.next()).isEqualTo("connected");

        manager.shutdown();
        manager.dispatchDisconnected();
        manager.shutdown();

        assertThat(heard.words).isEmpty();
    }

    private static final class Heard implements ConnectionListener {

        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return words.poll(30, TimeUnit.SECONDS);
        }

        @Override
        public void connected() {
            words.add("connected");
        }

        @Override
        public void disconnected() {
            words.add("disconnected");
        }
    }
}
