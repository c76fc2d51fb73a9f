// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;

/**
 * Applies what files say by difference to what is set: only what is still as they said last time follows them; what an operator
 * changed or removed stays. Each file counts as a whole: one with anything wrong in it is left out, and what it said last time
 * stays, until what is left is good.
 */
final class FileMerge {

    /** Tells what is wrong with a component, were it among these. */
    @FunctionalInterface
    interface Judge {
        List<Problem> judge(Configured component, SortedMap<String, Configured> all) throws KuraException;
    }

    /**
     * What came of it.
     *
     * @param refused the files that were left out, in their order
     * @param left one line for each component that is left as it was, though no file is to blame
     */
    record Merged(State state, List<Refusal> refused, List<String> left) {}

    private final State before;
    private final Resolver resolver;
    private final Secrets secrets;
    private final Judge judge;

    FileMerge(State before, Resolver resolver, Secrets secrets, Judge judge) {
        this.before = before;
        this.resolver = resolver;
        this.secrets = secrets;
        this.judge = judge;
    }

    /** @param given from the lowest to the highest */
    Merged merge(List<LayerFile> given) {
        List<LayerFile> files = new ArrayList<>(given);
        Map<LayerFile, Set<String>> refused = new LinkedHashMap<>();
        Map<String, List<String>> left = new TreeMap<>();
        while (true) {
            FileLayers layers = new FileLayers(withUnknown(files));
            FileLaying laying = new FileLaying(layers, before, resolver, secrets, judge, left);
            laying.lay();
            if (laying.faults().isEmpty()) {
                List<String> lines =
                        left.values().stream().flatMap(List::stream).toList();
                return new Merged(laying.state(), inOrder(given, refused), lines);
            }
            Map<LayerFile, Set<String>> blamed = blamed(laying.faults(), layers);
            if (blamed.isEmpty()) {
                laying.faults()
                        .forEach((pid, faults) -> left.put(
                                pid, faults.stream().map(FileLaying.Fault::line).toList()));
            }
            refused.putAll(blamed);
            files.replaceAll(each -> blamed.containsKey(each) ? each.remembered(before.base()) : each);
        }
    }

    /** What nobody knows who said it can only be kept while something is missing. */
    private List<LayerFile> withUnknown(List<LayerFile> files) {
        boolean whole = files.stream().allMatch(LayerFile::live);
        LayerFile unknown = LayerFile.remembered(Sayers.UNKNOWN, null, false, before.base());
        return whole ? files : Stream.concat(Stream.of(unknown), files.stream()).toList();
    }

    private static Map<LayerFile, Set<String>> blamed(Map<String, List<FileLaying.Fault>> faults, FileLayers layers) {
        Map<LayerFile, Set<String>> blamed = new LinkedHashMap<>();
        faults.forEach((pid, each) -> each.forEach(fault -> layers.toBlame(pid, fault.key())
                .ifPresent(file -> blamed.computeIfAbsent(file, f -> new LinkedHashSet<>())
                        .add(file.place(pid, fault.key()) + fault.line()))));
        return blamed;
    }

    private static List<Refusal> inOrder(List<LayerFile> given, Map<LayerFile, Set<String>> refused) {
        return given.stream()
                .filter(refused::containsKey)
                .map(file -> new Refusal(file, List.copyOf(refused.get(file))))
                .toList();
    }
}
