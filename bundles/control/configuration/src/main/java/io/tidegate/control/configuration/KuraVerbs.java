// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.kura.KuraException;

/** {@code config import} and {@code config export}: configurations from and for gateways that run Kura. */
final class KuraVerbs {

    private final SnapshotConfigurationService configurations;

    KuraVerbs(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    /** What stands behind the verb. */
    record Arguments(Path file, KuraCipher key, Set<String> without, boolean dry) {

        /** Null if they can't be understood. */
        static Arguments of(List<String> given) throws IOException {
            List<String> rest = new ArrayList<>(given);
            boolean dry = rest.remove("--dry-run");
            rest.remove("--kura"); // the only form there is
            String key = null;
            Set<String> without = new TreeSet<>();
            Path file = null;
            while (!rest.isEmpty()) {
                String word = rest.remove(0);
                if (word.startsWith("--key=")) {
                    key = word.substring("--key=".length());
                    continue;
                }
                boolean option = word.startsWith("--");
                if (option && rest.isEmpty()) {
                    return null;
                }
                switch (word) {
                    case "--key" -> key = rest.remove(0);
                    case "--key-file" -> key = key(Path.of(rest.remove(0)));
                    case "--without" -> without.add(rest.remove(0));
                    default -> {
                        if (option || file != null) {
                            return null;
                        }
                        file = Path.of(word);
                    }
                }
            }
            return file == null ? null : new Arguments(file, cipher(key), without, dry);
        }

        private static KuraCipher cipher(String key) throws IOException {
            try {
                return key == null ? null : new KuraCipher(key);
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private static String key(Path file) throws IOException {
            if (!file.isAbsolute() || !Files.isRegularFile(file) || Files.size(file) > 1000) {
                throw new IOException(
                        file + ": not a key file, which is named by its whole path and holds one short line");
            }
            return Files.readString(file).strip();
        }
    }

    /** Returns the exit code, 2 if the arguments can't be understood. */
    int importFile(Call call) throws IOException, KuraException {
        List<String> given = call.arguments();
        PrintWriter out = call.out();
        Arguments arguments = Arguments.of(given);
        if (arguments == null) {
            return Call.WRONG;
        }
        Path file = arguments.file();
        List<SnapshotReader.Entry> entries = KuraFile.read(file, arguments.key(), configurations.secrets());
        KuraImport plan;
        try {
            plan = KuraImport.of(entries, configurations.views()::definition, arguments.without());
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        var taken = plan.taken().values();
        String told = "";
        try {
            if (arguments.dry()) {
                configurations.judge(taken);
            } else {
                told = configurations
                        .change(to -> to.replace(taken, call.trial()))
                        .told();
            }
        } catch (RefusedException e) {
            throw e.in(file, SnapshotReader.lines(entries));
        }
        out.println(file + ": " + entries.size() + " components, "
                + plan.taken().size() + (arguments.dry() ? " would be imported, " : " imported, ")
                + (entries.size() - plan.taken().size()) + " left out" + told);
        warn(given, out);
        plan.left().forEach(line -> out.println("left out: " + line));
        plan.waiting().forEach(line -> out.println("waits: " + line));
        return 0;
    }

    /** Returns the exit code, 2 if the arguments can't be understood. */
    int exportFile(List<String> given, PrintWriter out) throws IOException {
        Arguments arguments = Arguments.of(given);
        if (arguments == null || arguments.dry() || !given.contains("--kura")) {
            return Call.WRONG;
        }
        Path file = arguments.file();
        if (!file.isAbsolute() || Files.exists(file)) {
            throw new IOException(file + ": name a new file by its whole path");
        }
        List<String> lost = new ArrayList<>();
        List<Configured> exported = new ArrayList<>();
        for (Configured component : configurations.views().configured()) {
            if (!arguments.without().contains(component.pid())) {
                exported.add(component.with(forKura(component, arguments.key(), lost)));
            }
        }
        write(file, SnapshotXml.write(exported));
        out.println(file + ": " + exported.size() + " components exported");
        warn(given, out);
        lost.forEach(line -> out.println("left out: " + line));
        return 0;
    }

    /** What is behind an equals sign is not logged, a word of its own is. */
    private static void warn(List<String> given, PrintWriter out) {
        if (given.contains("--key")) {
            out.println("the key stands in the gateway's log now: use --key-file, or --key=<key>");
        }
    }

    static void write(Path file, byte[] content) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, content);
            DurableFiles.forceFolder(file.getParent());
        } catch (IOException e) {
            throw new IOException(file + ": can't be written: " + ConfigurationFault.words(e), e);
        }
    }

    private Map<String, Object> forKura(Configured component, KuraCipher key, List<String> lost) {
        Map<String, Object> values = new TreeMap<>(component.properties());
        values.values()
                .removeIf(value -> value.getClass().isArray()
                        && Values.elements(value, false).isEmpty());
        for (Map.Entry<String, Object> entry : component.properties().entrySet()) {
            Object value = entry.getValue();
            try {
                if (value instanceof Encrypted password) {
                    values.put(entry.getKey(), again(password, key));
                } else if (value instanceof Encrypted[] list) {
                    Encrypted[] changed = new Encrypted[list.length];
                    for (int i = 0; i < list.length; i++) {
                        changed[i] = again(list[i], key);
                    }
                    values.put(entry.getKey(), changed);
                }
            } catch (KuraException | IllegalArgumentException e) {
                values.remove(entry.getKey());
                lost.add(component.pid() + ": " + entry.getKey() + ": " + e.getMessage());
            }
        }
        return values;
    }

    private Encrypted again(Encrypted password, KuraCipher key) throws KuraException {
        if (key == null) {
            throw new IllegalArgumentException("a password, and no key was given to encrypt it with");
        }
        return new Encrypted(key.encrypt(configurations.secrets().open(password)));
    }
}
