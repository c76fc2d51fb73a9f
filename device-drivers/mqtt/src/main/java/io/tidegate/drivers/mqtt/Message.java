// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A message as it arrived. Immutable, if nobody changes its payload. */
final class Message {

    /** In bytes; of larger ones nothing is read. */
    static final int LARGEST = 1 << 20;

    private static final int EXCERPT = 40;

    private final String topic;
    private final byte[] payload;
    private final Instant arrival;
    private final long arrivalNanos;

    /** @param arrivalNanos by the monotonic clock */
    Message(String topic, byte[] payload, Instant arrival, long arrivalNanos) {
        this.topic = topic;
        this.payload = payload;
        this.arrival = arrival;
        this.arrivalNanos = arrivalNanos;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    Instant arrival() {
        return arrival;
    }

    long arrivalNanos() {
        return arrivalNanos;
    }

    boolean tooLarge() {
        return payload.length > LARGEST;
    }

    /** @throws IllegalArgumentException if it is no text */
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(excerpt() + " is no text in UTF-8", e);
        }
    }

    /** The beginning of the payload in quotes, for people. */
    String excerpt() {
        int bytes = Math.min(payload.length, 4 * EXCERPT);
        String start = new String(payload, 0, bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
        boolean cut = start.length() > EXCERPT || bytes < payload.length;
        return "'" + (cut ? start.substring(0, Math.min(EXCERPT, start.length())) + "..." : start) + "'";
    }
}
