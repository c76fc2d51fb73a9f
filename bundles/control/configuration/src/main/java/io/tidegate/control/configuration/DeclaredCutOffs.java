// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of a bundle's components say that a change can cut off who makes it. */
final class DeclaredCutOffs {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredCutOffs.class);

    private static final Duration USUAL = Duration.ofSeconds(60);

    private DeclaredCutOffs() {}

    /** By PID. */
    static Map<String, CutOff> of(Bundle bundle) {
        Map<String, CutOff> found = new HashMap<>();
        for (DeclaredComponents.Declared component : DeclaredComponents.of(bundle)) {
            String within = component.properties().get(ConfigurationTrials.WITHIN);
            if (within != null) {
                CutOff cutOff = new CutOff(time(bundle, within.strip()), entryPoints(component));
                component.pids().forEach(pid -> found.put(pid, cutOff));
            }
        }
        return found;
    }

    private static Set<String> entryPoints(DeclaredComponents.Declared component) {
        return component
                .properties()
                .getOrDefault(ConfigurationTrials.ENTRY_POINTS, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** What is declared badly must not let an operator lock himself out. */
    private static Duration time(Bundle bundle, String text) {
        if (text.matches("[0-9]{1,4}")) {
            Duration within = Duration.ofSeconds(Integer.parseInt(text));
            if (!within.isZero() && within.compareTo(ConfigurationTrials.LONGEST) <= 0) {
                return within;
            }
        }
        LOG.warn(
                "{}: {} = '{}' is not allowed: a whole number from 1 to {}; {} is used",
                bundle.getSymbolicName(),
                ConfigurationTrials.WITHIN,
                text,
                ConfigurationTrials.LONGEST.toSeconds(),
                USUAL.toSeconds());
        return USUAL;
    }
}
