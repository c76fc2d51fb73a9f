// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import java.io.IOException;
import java.util.Map;

/** How assets look in JSON. */
final class AssetJson {

    private AssetJson() {}

    static Json.Body assets(Catalogue catalogue, Values values) {
        Map<ChannelId, LatestValue> latest = values.byChannel();
        return Json.list("assets", catalogue.assets(), (json, asset) -> asset(json, asset, latest));
    }

    private static void asset(JsonGenerator json, AssetInfo asset, Map<ChannelId, LatestValue> latest)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("pid", asset.pid());
        json.writeStringField("driver", asset.driver());
        json.writeStringField("description", asset.description());
        Tally.of(asset.channels(), latest).write(json);
        json.writeEndObject();
    }
}
