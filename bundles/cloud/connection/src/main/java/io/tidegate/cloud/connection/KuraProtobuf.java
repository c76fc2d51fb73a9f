// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static io.tidegate.cloud.connection.ProtoReader.BYTES;
import static io.tidegate.cloud.connection.ProtoReader.FIXED32;
import static io.tidegate.cloud.connection.ProtoReader.FIXED64;
import static io.tidegate.cloud.connection.ProtoReader.VARINT;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;

/**
 * Kura's Protocol Buffers payload: {@code KuraPayload{timestamp=1, position=2, metric=5000 (repeated), body=5001}},
 * {@code KuraMetric{name=1, type=2, double=3, float=4, long=5, int=6, bool=7, string=8, bytes=9}},
 * {@code KuraPosition{latitude=1, longitude=2, altitude=3, precision=4, heading=5, speed=6, timestamp=7, satellites=8,
 * status=9}}.
 */
final class KuraProtobuf {

    private static final int METRIC = 5000;
    private static final int BODY = 5001;

    /** What a compressed payload may become: as much as a data service lets through uncompressed. */
    private static final int MOST_INFLATED = DataSettings.PAYLOAD_BYTES;

    /** The types of metrics; the field of a value is that of its type and three more. */
    private static final int DOUBLE = 0;

    private static final int FLOAT = 1;
    private static final int INT64 = 2;
    private static final int INT32 = 3;
    private static final int BOOL = 4;
    private static final int STRING = 5;
    private static final int BYTE_ARRAY = 6;

    private KuraProtobuf() {}

    static byte[] encode(KuraPayload payload) throws KuraException {
        ProtoWriter out = new ProtoWriter();
        if (payload.getTimestamp() != null) {
            out.whole(1, millis(payload.getTimestamp()));
        }
        if (payload.getPosition() != null) {
            out.bytes(2, position(payload.getPosition()));
        }
        for (Map.Entry<String, Object> metric : payload.metrics().entrySet()) {
            if (metric.getValue() != null) {
                out.bytes(METRIC, metric(metric.getKey(), metric.getValue()));
            }
        }
        if (payload.getBody() != null) {
            out.bytes(BODY, payload.getBody());
        }
        return out.toBytes();
    }

    /** The same, also of what is compressed. */
    static KuraPayload decodePlainOrCompressed(byte[] bytes) throws IOException {
        return decode(Gzip.isCompressed(bytes) ? Gzip.inflate(bytes, MOST_INFLATED) : bytes);
    }

    /** @throws IOException if it is not such a message, also if nothing in it is a field of one */
    static KuraPayload decode(byte[] bytes) throws IOException {
        KuraPayload payload = new KuraPayload();
        ProtoReader in = new ProtoReader(bytes);
        boolean known = bytes.length == 0;
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            boolean read = readField(in, tag, payload);
            known |= read;
            if (!read) {
                in.skip(tag);
            }
        }
        if (!known) {
            throw new IOException("no field of a payload");
        }
        return payload;
    }

    private static boolean readField(ProtoReader in, int tag, KuraPayload payload) throws IOException {
        switch (tag) {
            case 1 << 3 | VARINT -> payload.setTimestamp(date(in.whole()));
            case 2 << 3 | BYTES -> payload.setPosition(readPosition(in.message()));
            case METRIC << 3 | BYTES -> readMetric(in.message(), payload);
            case BODY << 3 | BYTES -> payload.setBody(in.bytes());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] metric(String name, Object value) throws KuraException {
        ProtoWriter out = new ProtoWriter();
        out.text(1, name);
        if (value instanceof Double number) {
            out.whole(2, DOUBLE);
            out.number(3, number.doubleValue());
        } else if (value instanceof Float number) {
            out.whole(2, FLOAT);
            out.number(4, number.floatValue());
        } else if (value instanceof Long number) {
            out.whole(2, INT64);
            out.whole(5, number);
        } else if (value instanceof Integer number) {
            out.whole(2, INT32);
            out.whole(6, number);
        } else if (value instanceof Boolean flag) {
            out.whole(2, BOOL);
            out.whole(7, flag ? 1 : 0);
        } else if (value instanceof String text) {
            out.whole(2, STRING);
            out.text(8, text);
        } else if (value instanceof byte[] bytes) {
            out.whole(2, BYTE_ARRAY);
            out.bytes(9, bytes);
        } else {
            throw new KuraException(
                    KuraErrorCode.ENCODE_ERROR,
                    "kura-protobuf: metric " + name + " is a "
                            + value.getClass().getName()
                            + "; a Double, Float, Long, Integer, Boolean, String or byte[] can be sent");
        }
        return out.toBytes();
    }

    private static void readMetric(ProtoReader in, KuraPayload payload) throws IOException {
        String name = null;
        long type = -1;
        Object[] values = {0.0, 0.0f, 0L, 0, false, "", new byte[0]};
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case 1 << 3 | BYTES -> name = in.text();
                case 2 << 3 | VARINT -> type = in.whole();
                case 3 << 3 | FIXED64 -> values[0] = in.doubleNumber();
                case 4 << 3 | FIXED32 -> values[1] = in.floatNumber();
                case 5 << 3 | VARINT -> values[2] = in.whole();
                case 6 << 3 | VARINT -> values[3] = (int) in.whole();
                case 7 << 3 | VARINT -> values[4] = in.whole() != 0;
                case 8 << 3 | BYTES -> values[5] = in.text();
                case 9 << 3 | BYTES -> values[6] = in.bytes();
                default -> in.skip(tag);
            }
        }
        if (name == null || type < 0 || type >= values.length) {
            throw new IOException("metric " + name + " of type " + type);
        }
        payload.addMetric(name, values[(int) type]);
    }

    private static byte[] position(KuraPosition position) throws KuraException {
        if (position.getLatitude() == null || position.getLongitude() == null) {
            throw new KuraException(
                    KuraErrorCode.ENCODE_ERROR, "kura-protobuf: a position needs latitude and longitude");
        }
        ProtoWriter out = new ProtoWriter();
        Double[] numbers = {
            position.getLatitude(),
            position.getLongitude(),
            position.getAltitude(),
            position.getPrecision(),
            position.getHeading(),
            position.getSpeed()
        };
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != null) {
                out.number(i + 1, numbers[i].doubleValue());
            }
        }
        if (position.getTimestamp() != null) {
            out.whole(7, millis(position.getTimestamp()));
        }
        if (position.getSatellites() != null) {
            out.whole(8, position.getSatellites());
        }
        if (position.getStatus() != null) {
            out.whole(9, position.getStatus());
        }
        return out.toBytes();
    }

    private static KuraPosition readPosition(ProtoReader in) throws IOException {
        KuraPosition position = new KuraPosition();
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case 1 << 3 | FIXED64 -> position.setLatitude(in.doubleNumber());
                case 2 << 3 | FIXED64 -> position.setLongitude(in.doubleNumber());
                case 3 << 3 | FIXED64 -> position.setAltitude(in.doubleNumber());
                case 4 << 3 | FIXED64 -> position.setPrecision(in.doubleNumber());
                case 5 << 3 | FIXED64 -> position.setHeading(in.doubleNumber());
                case 6 << 3 | FIXED64 -> position.setSpeed(in.doubleNumber());
                case 7 << 3 | VARINT -> position.setTimestamp(date(in.whole()));
                case 8 << 3 | VARINT -> position.setSatellites((int) in.whole());
                case 9 << 3 | VARINT -> position.setStatus((int) in.whole());
                default -> in.skip(tag);
            }
        }
        if (position.getLatitude() == null || position.getLongitude() == null) {
            throw new IOException("a position without latitude or longitude");
        }
        return position;
    }

    private static long millis(Date date) {
        return date.toInstant().toEpochMilli();
    }

    private static Date date(long millis) {
        return Date.from(Instant.ofEpochMilli(millis));
    }
}
