// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/**
 * How many channels are of which quality.
 *
 * @param none configured, but nothing has arrived yet
 */
record Tally(int channels, int good, int uncertain, int stale, int bad, int none) {

    /** The quality of a channel of which nothing has arrived. */
    static final String NONE = "NONE";

    static Tally of(Collection<ChannelInfo> channels, Map<ChannelId, LatestValue> latest) {
        int[] counts = new int[5];
        for (ChannelInfo channel : channels) {
            LatestValue value = latest.get(channel.id());
            counts[value == null ? 4 : index(value)]++;
        }
        return new Tally(channels.size(), counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static int index(LatestValue value) {
        return switch (value.quality()) {
            case GOOD -> 0;
            case UNCERTAIN -> 1;
            case STALE -> 2;
            case BAD -> 3;
        };
    }

    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("channels", channels);
        json.writeNumberField("good", good);
        json.writeNumberField("uncertain", uncertain);
        json.writeNumberField("stale", stale);
        json.writeNumberField("bad", bad);
        json.writeNumberField("none", none);
    }
}
