// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What of a Kura gateway's snapshot is taken over. A component whose type an installed bundle knows is; one of Kura's own
 * system is not; any other is kept until the add-on that knows it is installed.
 *
 * @param taken what is to be set
 * @param waiting a line for each of these that no installed bundle knows
 * @param left a line for each component, or key, that is left out
 */
record KuraImport(SortedMap<String, Configured> taken, List<String> waiting, List<String> left) {

    private static final String DATA_SERVICE = "org.eclipse.kura.data.DataService";
    private static final String STORE = "store.db.service.pid";

    /**
     * @param without the names of components that the operator doesn't want
     * @throws IOException if a component is there twice
     */
    static KuraImport of(
            List<SnapshotReader.Entry> entries, Function<String, Optional<Designated>> definitions, Set<String> without)
            throws IOException {
        KuraImport result = new KuraImport(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Integer> lines = new TreeMap<>();
        for (SnapshotReader.Entry entry : entries) {
            Integer before = lines.put(entry.pid(), entry.line());
            if (before != null) {
                throw new IOException(
                        "line " + entry.line() + ": " + entry.pid() + " is there already in line " + before);
            }
            result.sort(entry.configured(), definitions, without);
        }
        result.replaceStore(lines.keySet());
        return result;
    }

    private void sort(Configured component, Function<String, Optional<Designated>> definitions, Set<String> without) {
        boolean known = definitions
                .apply(component.type())
                .filter(d -> d.factory() != component.factoryPid().isEmpty())
                .isPresent();
        Optional<String> system = KuraSystem.reason(component.type());
        if (without.contains(component.pid())) {
            left.add(component.pid() + ": as asked for by --without");
        } else if (!known && system.isPresent()) {
            left.add(component.pid() + ": " + system.get());
        } else {
            taken.put(component.pid(), component);
            if (!known) {
                waiting.add(component.pid() + ": no installed bundle has " + component.type());
            }
        }
    }

    /** Messages are stored here by another component than Kura's database. */
    private void replaceStore(Set<String> there) {
        for (Configured component : List.copyOf(taken.values())) {
            Object store = component.properties().get(STORE);
            if (component.type().equals(DATA_SERVICE) && store instanceof String pid && isLeft(pid, there)) {
                Map<String, Object> values = new TreeMap<>(component.properties());
                values.remove(STORE);
                taken.put(component.pid(), component.with(values));
                left.add(component.pid() + ": " + STORE + " = '" + pid + "': the gateway's own message store is used");
            }
        }
    }

    private boolean isLeft(String pid, Set<String> there) {
        return !taken.containsKey(pid)
                && (there.contains(pid) || KuraSystem.reason(pid).isPresent());
    }
}
