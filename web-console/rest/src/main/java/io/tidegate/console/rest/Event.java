// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One event as it goes over the wire, made once for all who get it. Its bytes are not changed. */
final class Event {

    private final long number;
    private final Topic topic;
    private final byte[] bytes;

    /**
     * @param number counts up by one
     * @param topic whom it concerns
     */
    Event(long number, Topic topic, byte[] bytes) {
        this.number = number;
        this.topic = topic;
        this.bytes = bytes;
    }

    long number() {
        return number;
    }

    Topic topic() {
        return topic;
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * The text of an event.
     *
     * @param id what the client hands back when it reconnects
     * @param data JSON without a line break
     */
    static byte[] bytes(String id, String name, byte[] data) {
        byte[] head = ("id: " + id + "\nevent: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + data.length + 2);
        bytes.writeBytes(head);
        bytes.writeBytes(data);
        bytes.write('\n');
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
