// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.Locale;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.eclipse.kura.asset.Asset;

/** {@code tidegate-asset:<asset>/<channel>}: the gateway's own channels as endpoints. */
final class AssetComponent extends DefaultComponent {

    static final String SCHEME = "tidegate-asset";

    private final Present<Asset> assets;
    private final Taps taps;

    AssetComponent(Present<Asset> assets, Taps taps) {
        this.assets = assets;
        this.taps = taps;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        AssetAddress address = AssetAddress.of(remaining);
        if (address.asset().isBlank()) {
            throw new IllegalArgumentException(uri + ": an asset is needed: " + SCHEME + ":<asset>/<channel>");
        }
        String onChange = option(parameters, "onChange", "true", "false");
        String quality = option(parameters, "quality", "good", "any");
        return new AssetEndpoint(
                uri, this, new Tap.Filter(address, onChange.equals("true"), quality.equals("good")), assets, taps);
    }

    /** The first of the choices is the default. */
    private String option(Map<String, Object> parameters, String key, String first, String second) {
        String value =
                getAndRemoveParameter(parameters, key, String.class, first).toLowerCase(Locale.ROOT);
        if (!value.equals(first) && !value.equals(second)) {
            throw new IllegalArgumentException(
                    SCHEME + ": " + key + " = '" + value + "' is not allowed: one of " + first + ", " + second);
        }
        return value;
    }
}
