// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What of a folder is on the platter, and what only in the cache above it. */
final class Platter {

    /** What an entry of a folder names. */
    private static final class Node {
        private final boolean folder;
        private final Path target;
        private byte[] cached = {};
        private byte[] forced = {};

        private Node(boolean folder, Path target) {
            this.folder = folder;
            this.target = target;
        }
    }

    /** Entries that change together, or not at all; null is a removal. */
    private static final class Change {
        private final Map<Path, Node> entries = new LinkedHashMap<>();
    }

    private final Path root;
    private final Random random;
    private final Map<Path, Node> seen = new HashMap<>();
    private final TreeMap<Path, Node> lasting = new TreeMap<>();
    private final List<Change> waiting = new ArrayList<>();

    /** Everything that is in the folder is on the platter. */
    Platter(Path root, Random random) throws IOException {
        this.root = root;
        this.random = random;
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(p -> !p.equals(root)).toList()) {
                Node node = look(path);
                node.forced = node.cached;
                seen.put(path, node);
            }
        }
        lasting.putAll(seen);
    }

    private Node look(Path path) throws IOException {
        boolean link = Files.isSymbolicLink(path);
        Node node = new Node(!link && Files.isDirectory(path), link ? Files.readSymbolicLink(path) : null);
        if (!node.folder && node.target == null) {
            node.cached = content(path);
        }
        return node;
    }

    byte[] content(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    void made(Path folder) {
        if (!seen.containsKey(folder)) {
            enter(folder, new Node(true, null));
        }
    }

    void written(Path file, byte[] content) {
        Node node = seen.get(file);
        if (node == null) {
            node = new Node(false, null);
            enter(file, node);
        }
        node.cached = content.clone();
    }

    void linked(Path link, Path target) {
        enter(link, new Node(false, target));
    }

    /** A file that was written past this disk was certainly not forced. */
    void renamed(Path from, Path to) throws IOException {
        Node known = seen.remove(from);
        Node node = known == null ? look(from) : known;
        seen.put(to, node);
        Change change = new Change();
        change.entries.put(from, null);
        change.entries.put(to, node);
        waiting.add(change);
    }

    void deleted(Path path) {
        if (seen.remove(path) != null) {
            Change change = new Change();
            change.entries.put(path, null);
            waiting.add(change);
        }
    }

    private void enter(Path path, Node node) {
        seen.put(path, node);
        Change change = new Change();
        change.entries.put(path, node);
        waiting.add(change);
    }

    void forced(Path path) {
        if (!Files.isDirectory(path)) {
            Node node = seen.get(path);
            node.forced = node.cached;
            return;
        }
        waiting.removeIf(change -> {
            boolean concerned = change.entries.keySet().stream().anyMatch(p -> path.equals(p.getParent()));
            if (concerned) {
                settle(change);
            }
            return concerned;
        });
    }

    private void settle(Change change) {
        change.entries.forEach((path, node) -> {
            if (node == null) {
                lasting.remove(path);
            } else {
                lasting.put(path, node);
            }
        });
    }

    /** Makes the folder what a cut of the power now leaves of it. */
    void cut() throws IOException {
        waiting.stream().filter(change -> random.nextBoolean()).forEach(this::settle);
        waiting.clear();
        lasting.keySet().removeIf(path -> !reachable(path));
        lasting.values().forEach(node -> node.cached = node.forced = survivor(node));
        seen.clear();
        seen.putAll(lasting);
        clear();
        for (Map.Entry<Path, Node> entry : lasting.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    private boolean reachable(Path path) {
        Path parent = path.getParent();
        return parent.equals(root) || (lasting.get(parent) != null && lasting.get(parent).folder && reachable(parent));
    }

    /** Old, new, or the new one up to some byte with the old one's rest, nothing or zeros behind it. */
    private byte[] survivor(Node node) {
        if (Arrays.equals(node.cached, node.forced)) {
            return node.forced;
        }
        int torn = random.nextInt(node.cached.length + 1);
        byte[] mixed = Arrays.copyOf(node.forced, Math.max(torn, node.forced.length));
        System.arraycopy(node.cached, 0, mixed, 0, torn);
        return switch (random.nextInt(5)) {
            case 0 -> node.forced;
            case 1 -> node.cached;
            case 2 -> mixed;
            case 3 -> Arrays.copyOf(node.cached, torn);
            default -> Arrays.copyOf(Arrays.copyOf(node.cached, torn), node.cached.length);
        };
    }

    private void clear() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(p -> !p.equals(root))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    private static void put(Path path, Node node) throws IOException {
        if (node.folder) {
            Files.createDirectory(path);
        } else if (node.target != null) {
            Files.createSymbolicLink(path, node.target);
        } else {
            Files.write(path, node.forced);
        }
    }
}
