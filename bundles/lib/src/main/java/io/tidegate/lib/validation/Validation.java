// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.validation;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.kura.driver.Driver;

/**
 * What the validators of drivers have in common. A driver reads its settings and those of its channels in one place each,
 * which throws a {@link SettingFault}; here that becomes what control/configuration is told before anything is applied.
 */
public final class Validation {

    private Validation() {}

    /** What is wrong with a component, by whoever reads its settings; empty if nothing is. */
    public static List<Problem> component(Candidate candidate, Consumer<Settings> reader) {
        List<Problem> problems = new ArrayList<>();
        judge("", new Settings(candidate.pid(), candidate.properties()), reader, problems);
        return problems;
    }

    /** The settings of an asset's driver, if there is one and it is an instance of that factory. */
    public static Optional<Settings> driver(Candidate asset, String factoryPid) {
        String pid = String.valueOf(asset.properties().get(Driver.DRIVER_PID_PROPERTY_NAME));
        return asset.others()
                .apply(pid)
                .filter(properties -> factoryPid.equals(properties.get("service.factoryPid")))
                .map(properties -> new Settings(pid, properties));
    }

    /**
     * What is wrong with an asset's channels, in the order of their names.
     *
     * @param reader reads one channel, given its name and its settings; an asset's keys are {@code channel#key}
     */
    public static List<Problem> channels(Candidate asset, BiConsumer<String, Settings> reader) {
        Map<String, Map<String, Object>> channels = new TreeMap<>();
        asset.properties().forEach((key, value) -> {
            int mark = key.indexOf('#');
            if (mark > 0) {
                channels.computeIfAbsent(key.substring(0, mark), name -> new HashMap<>())
                        .put(key.substring(mark + 1), value);
            }
        });
        List<Problem> problems = new ArrayList<>();
        channels.forEach((name, properties) -> judge(
                name + "#",
                new Settings(asset.pid(), properties),
                settings -> reader.accept(name, settings),
                problems));
        return problems;
    }

    private static void judge(String prefix, Settings settings, Consumer<Settings> reader, List<Problem> problems) {
        try {
            reader.accept(settings);
        } catch (SettingFault e) {
            problems.add(new Problem(e.pid(), prefix + e.key(), e.value(), e.allowed()));
        }
    }
}
