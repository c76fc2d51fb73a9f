// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;

/** Kura's simple JSON payload: no type information, no NaN or infinity, bytes as Base64. Thread-safe. */
final class SimpleJson {

    private static final int USUAL_SIZE = 512;

    private final JsonFactory json = new JsonFactory();

    byte[] encode(KuraPayload payload) throws KuraException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            if (payload.getTimestamp() != null) {
                out.writeNumberField(
                        "sentOn", payload.getTimestamp().toInstant().toEpochMilli());
            }
            writePosition(out, payload.getPosition());
            writeMetrics(out, payload.metrics());
            if (payload.getBody() != null) {
                out.writeBinaryField("body", payload.getBody());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new KuraException(KuraErrorCode.ENCODE_ERROR, e, "simple JSON: " + e.getMessage());
        }
        return bytes.toByteArray();
    }

    /** What is not such a document becomes a payload whose body is the bytes as they came. */
    KuraPayload decode(byte[] bytes) {
        try (JsonParser in = json.createParser(bytes)) {
            KuraPayload payload = new KuraPayload();
            if (in.nextToken() == JsonToken.START_OBJECT && readDocument(in, payload) && in.nextToken() == null) {
                return payload;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Not JSON: the body says all.
        }
        KuraPayload raw = new KuraPayload();
        raw.setBody(bytes);
        return raw;
    }

    private static void writePosition(JsonGenerator out, KuraPosition position) throws IOException {
        if (position == null) {
            return;
        }
        out.writeObjectFieldStart("position");
        writeValue(out, "latitude", position.getLatitude());
        writeValue(out, "longitude", position.getLongitude());
        writeValue(out, "altitude", position.getAltitude());
        writeValue(out, "heading", position.getHeading());
        writeValue(out, "precision", position.getPrecision());
        writeValue(out, "satellites", position.getSatellites());
        writeValue(out, "speed", position.getSpeed());
        Date timestamp = position.getTimestamp();
        writeValue(
                out,
                "timestamp",
                timestamp == null ? null : timestamp.toInstant().toEpochMilli());
        writeValue(out, "status", position.getStatus());
        out.writeEndObject();
    }

    private static void writeMetrics(JsonGenerator out, Map<String, Object> metrics) throws IOException {
        if (metrics.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("metrics");
        for (Map.Entry<String, Object> metric : metrics.entrySet()) {
            writeValue(out, metric.getKey(), metric.getValue());
        }
        out.writeEndObject();
    }

    private static void writeValue(JsonGenerator out, String name, Object value) throws IOException {
        if (value == null) {
            return;
        }
        if (value instanceof Double number) {
            if (Double.isFinite(number)) {
                out.writeNumberField(name, number);
            }
        } else if (value instanceof Float number) {
            if (Float.isFinite(number)) {
                out.writeNumberField(name, number);
            }
        } else if (value instanceof Number number) {
            out.writeNumberField(name, number.longValue());
        } else if (value instanceof Boolean flag) {
            out.writeBooleanField(name, flag);
        } else if (value instanceof byte[] bytes) {
            out.writeBinaryField(name, bytes);
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.writeStringField(name, value.toString());
        } else {
            throw new IOException("metric " + name + " is a " + value.getClass().getName()
                    + "; a number, Boolean, String or byte[] can be sent");
        }
    }

    /** False if a key is none of the document's. */
    private static boolean readDocument(JsonParser in, KuraPayload payload) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName().toLowerCase(Locale.ROOT);
            in.nextToken();
            switch (key) {
                case "senton" -> payload.setTimestamp(date(in.getLongValue()));
                case "position" -> payload.setPosition(readPosition(in));
                case "metrics" -> readMetrics(in, payload);
                case "body" -> payload.setBody(in.getBinaryValue());
                default -> {
                    return false;
                }
            }
        }
        return in.currentToken() == JsonToken.END_OBJECT;
    }

    private static KuraPosition readPosition(JsonParser in) throws IOException {
        requireObject(in);
        KuraPosition position = new KuraPosition();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName().toLowerCase(Locale.ROOT);
            in.nextToken();
            switch (key) {
                case "latitude" -> position.setLatitude(in.getDoubleValue());
                case "longitude" -> position.setLongitude(in.getDoubleValue());
                case "altitude" -> position.setAltitude(in.getDoubleValue());
                case "heading" -> position.setHeading(in.getDoubleValue());
                case "precision" -> position.setPrecision(in.getDoubleValue());
                case "satellites" -> position.setSatellites(in.getIntValue());
                case "speed" -> position.setSpeed(in.getDoubleValue());
                case "timestamp" -> position.setTimestamp(date(in.getLongValue()));
                case "status" -> position.setStatus(in.getIntValue());
                default -> throw new IOException("position." + key);
            }
        }
        return position;
    }

    private static void readMetrics(JsonParser in, KuraPayload payload) throws IOException {
        requireObject(in);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            switch (in.nextToken()) {
                case VALUE_STRING -> payload.addMetric(name, in.getText());
                case VALUE_TRUE, VALUE_FALSE -> payload.addMetric(name, in.getBooleanValue());
                case VALUE_NUMBER_INT -> payload.addMetric(name, wholeNumber(in));
                case VALUE_NUMBER_FLOAT -> payload.addMetric(name, in.getDoubleValue());
                case VALUE_NULL -> {
                    // A metric without a value is none.
                }
                default -> throw new IOException("metric " + name);
            }
        }
    }

    private static Object wholeNumber(JsonParser in) throws IOException {
        if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return in.getDoubleValue();
        }
        return in.getLongValue();
    }

    private static void requireObject(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("an object was expected");
        }
    }

    private static Date date(long millis) {
        return Date.from(Instant.ofEpochMilli(millis));
    }
}
