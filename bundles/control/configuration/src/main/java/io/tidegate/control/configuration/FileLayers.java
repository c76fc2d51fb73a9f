// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What features and files say, laid over each other in their order, and who of them said it. */
final class FileLayers {

    /**
     * What the files together say of one component.
     *
     * @param last the name of the file that spoke last
     * @param sayers each key, also the removed ones, with the name of its file
     */
    record Said(Configured component, String last, Map<String, String> sayers) {

        Configured noted() {
            return Sayers.note(component, last, sayers);
        }
    }

    /**
     * One value in one layer.
     *
     * @param value as written; null says that the key is removed
     * @param layer the file's name in snapshots, as {@code config/test/plant.json}
     * @param file where it is
     */
    record Layered(String pid, String key, Object value, String layer, Path file) {}

    private final List<LayerFile> files;
    private final SortedMap<String, Said> said = new TreeMap<>();

    /** @param files from the lowest to the highest */
    FileLayers(List<LayerFile> files) {
        this.files = List.copyOf(files);
        files.forEach(file -> file.entries().values().forEach(entry -> lay(file.name(), entry)));
    }

    private void lay(String file, JsonResources.Entry entry) {
        Said below = said.get(entry.pid());
        boolean over = below != null && below.component().factoryPid().equals(entry.factoryPid());
        Map<String, Object> values = new TreeMap<>(over ? below.component().properties() : Map.of());
        Map<String, String> sayers = new HashMap<>(over ? below.sayers() : Map.of());
        values.putAll(entry.properties());
        values.values().removeIf(Objects::isNull);
        entry.properties().keySet().stream()
                .filter(key -> !Keys.isIdentity(key))
                .forEach(key -> sayers.put(key, file));
        said.put(entry.pid(), new Said(new Configured(entry.pid(), entry.factoryPid(), values), file, sayers));
    }

    /** By component. */
    SortedMap<String, Said> said() {
        return said;
    }

    /** Every value of every layer, from the lowest to the highest. */
    List<Layered> values() {
        List<Layered> values = new ArrayList<>();
        files.forEach(file -> file.entries().values().forEach(entry -> entry.properties()
                .forEach((key, value) -> values.add(new Layered(entry.pid(), key, value, file.name(), file.path())))));
        return values;
    }

    /** The file whose word on that key counts, else the last one on the component; none if it doesn't stand there any more. */
    Optional<LayerFile> toBlame(String pid, String key) {
        Said words = said.get(pid);
        if (words == null) {
            return Optional.empty();
        }
        return live(words.sayers().getOrDefault(key, words.last())).or(() -> lastLive(pid));
    }

    private Optional<LayerFile> live(String name) {
        return files.stream()
                .filter(LayerFile::live)
                .filter(file -> file.name().equals(name))
                .findFirst();
    }

    private Optional<LayerFile> lastLive(String pid) {
        return files.stream()
                .filter(LayerFile::live)
                .filter(file -> file.entries().containsKey(pid))
                .reduce((earlier, later) -> later);
    }
}
