// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Hands the features' configurations over to control/configuration, as {@code <data>/run/features/<feature>.json}. */
final class FeatureConfigurations {

    private FeatureConfigurations() {}

    static void handOver(List<Feature> features, Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("run/features"));
        DataRoot.empty(folder);
        for (Feature feature : features) {
            if (!feature.configurations().isEmpty()) {
                Json.write(folder.resolve(feature.name() + ".json"), feature.configurations());
            }
        }
    }
}
