// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.eclipse.kura.message.store.StoredMessage;

/** The bytes of a message in the file: format, QoS, retain, creation time, topic length, topic, payload. */
final class MessageRecord {

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + 1 + 1 + Long.BYTES + Integer.BYTES;

    private MessageRecord() {}

    static byte[] encode(String topic, byte[] payload, int qos, boolean retain, long createdOn) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER + name.length + payload.length)
                .put(FORMAT)
                .put((byte) qos)
                .put((byte) (retain ? 1 : 0))
                .putLong(createdOn)
                .putInt(name.length)
                .put(name)
                .put(payload)
                .array();
    }

    static int qos(byte[] record) {
        return record[1];
    }

    /** A builder with all that the record holds; without the payload where a list of messages is only looked at. */
    static StoredMessage.Builder decode(long key, byte[] record, boolean withPayload) {
        ByteBuffer buffer = ByteBuffer.wrap(record);
        byte format = buffer.get();
        if (format != FORMAT) {
            throw new IllegalStateException(
                    "message " + MessageKey.id(key) + " has format " + format + ", not " + FORMAT);
        }
        int qos = buffer.get();
        boolean retain = buffer.get() == 1;
        Date createdOn = Date.from(Instant.ofEpochMilli(buffer.getLong()));
        byte[] topic = new byte[buffer.getInt()];
        buffer.get(topic);
        byte[] payload = new byte[withPayload ? buffer.remaining() : 0];
        buffer.get(payload);
        return new StoredMessage.Builder(MessageKey.id(key))
                .withPriority(MessageKey.priority(key))
                .withQos(qos)
                .withRetain(retain)
                .withCreatedOn(createdOn)
                .withTopic(new String(topic, StandardCharsets.UTF_8))
                .withPayload(payload);
    }
}
