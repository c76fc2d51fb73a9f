// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Reads an event stream as a browser does. */
final class EventClient implements AutoCloseable {

    record Received(String id, String name, String data) {
        Map<String, Object> json() {
            return Tree.object(data);
        }
    }

    final AtomicInteger heartbeats = new AtomicInteger();
    private final BlockingQueue<Received> events = new LinkedBlockingQueue<>();
    private final InputStream in;
    private final Thread reader;
    volatile String retry = "";
    volatile boolean ended;

    EventClient(HttpResponse<InputStream> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=utf-8");
        in = response.body();
        reader = new Thread(this::read, "event client");
        reader.start();
    }

    /** The next event, whatever it is. */
    Received next() throws InterruptedException {
        Received event = events.poll(Await.LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    /** The next event of that name; others are skipped. */
    Received next(String name) throws InterruptedException {
        return next(name, event -> true);
    }

    Received next(String name, Predicate<Received> condition) throws InterruptedException {
        long deadline = System.nanoTime() + Await.LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Received event = events.poll(100, TimeUnit.MILLISECONDS);
            if (event != null && event.name().equals(name) && condition.test(event)) {
                return event;
            }
        }
        throw new AssertionError("no event " + name);
    }

    private void read() {
        String id = "";
        String name = "";
        String data = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.startsWith("retry: ")) {
                    retry = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Received(id, name, data));
                    data = "";
                }
            }
        } catch (IOException e) {
            // The stream ends so too.
        }
        ended = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            reader.join(Await.LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
