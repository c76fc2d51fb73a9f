// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Version;

/** The installed distribution: what {@code <home>} offers. */
record Distribution(Path home, List<Feature> features, SystemJars jars) {

    static Distribution read(Path home) throws LaunchFault {
        try {
            return new Distribution(
                    home, Feature.readAll(home.resolve("features")), SystemJars.read(home.resolve("system")));
        } catch (IOException e) {
            throw new LaunchFault(Exit.DAMAGED, "the distribution in " + home + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The bundles of all features; of a bundle that two features name, the higher version. */
    List<RunningSet.Entry> offer() throws LaunchFault {
        Map<String, RunningSet.Entry> offer = new LinkedHashMap<>();
        for (Feature feature : features) {
            for (Feature.Part part : feature.bundles()) {
                SystemJars.Jar jar = jars.byId(part.id())
                        .orElseThrow(() -> new LaunchFault(
                                Exit.DAMAGED,
                                "feature " + feature.name() + " names " + part.id() + ", which "
                                        + home.resolve("system/index.json") + " doesn't list"));
                offer.merge(jar.bsn(), entry(feature, part, jar), Distribution::higher);
            }
        }
        return new ArrayList<>(offer.values());
    }

    /** The launching properties of all features; a later feature overrides an earlier one. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        features.forEach(feature -> properties.putAll(feature.properties()));
        return properties;
    }

    private static RunningSet.Entry entry(Feature feature, Feature.Part part, SystemJars.Jar jar) {
        return new RunningSet.Entry(
                jar.bsn(),
                jar.version(),
                jar.sha256(),
                RunningSet.Slot.A,
                "",
                part.startLevel(),
                "feature:" + feature.name(),
                RunningSet.Desired.STARTED);
    }

    private static RunningSet.Entry higher(RunningSet.Entry one, RunningSet.Entry other) {
        return Version.parseVersion(one.version()).compareTo(Version.parseVersion(other.version())) >= 0 ? one : other;
    }
}
