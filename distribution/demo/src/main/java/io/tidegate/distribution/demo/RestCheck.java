// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the gateway's own REST interface whether the channels that were seen outside are GOOD and fresh inside. */
final class RestCheck {

    private static final JsonFactory JSON = new JsonFactory();
    private static final long FRESH_MILLIS = 2_000;

    private final URI address;

    RestCheck(URI console) {
        address = console.resolve("/api/v1/channels");
    }

    /** What is wrong, one line each; empty if every channel is GOOD and younger than two seconds */
    List<String> faults(Set<String> channels) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            return List.of(address + " answered " + answer.statusCode());
        }
        Map<String, Map<String, String>> told = channels(answer.body());
        List<String> faults = new ArrayList<>();
        for (String channel : channels) {
            Map<String, String> now = told.getOrDefault(channel, Map.of("quality", "unknown"));
            if (!"GOOD".equals(now.get("quality"))) {
                faults.add(channel + " is " + now.get("quality") + " " + now.getOrDefault("reason", ""));
            } else if (Long.parseLong(now.get("age")) >= FRESH_MILLIS) {
                faults.add(channel + " is " + now.get("age") + " ms old");
            }
        }
        return faults;
    }

    /** The fields of each channel's object by {@code asset/channel}. */
    private static Map<String, Map<String, String>> channels(byte[] document) throws IOException {
        Map<String, Map<String, String>> channels = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(document)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    fields.put(json.currentName(), json.getText());
                } else if (token == JsonToken.END_OBJECT) {
                    channels.put(fields.get("asset") + "/" + fields.get("channel"), Map.copyOf(fields));
                    fields.clear();
                }
            }
        }
        return channels;
    }
}
