// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line.
 *
 * @param home the distribution's folder
 * @param data the data root
 * @param words verb and arguments, without {@code --home} and {@code --data}
 */
record Arguments(Path home, Path data, List<String> words) {

    static Arguments parse(String[] args) throws LaunchFault {
        String home = System.getProperty("tidegate.home");
        String data = System.getenv("TIDEGATE_DATA");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--home" -> home = value(args, ++i);
                case "--data" -> data = value(args, ++i);
                default -> words.add(args[i]);
            }
        }
        if (home == null) {
            throw new LaunchFault(Exit.USAGE, "where the distribution is: --home DIR, or start bin/tidegate");
        }
        Path homePath = Path.of(home).toAbsolutePath().normalize();
        Path dataPath = data == null || data.isEmpty() ? homePath.resolve("data") : Path.of(data);
        return new Arguments(homePath, dataPath.toAbsolutePath().normalize(), words);
    }

    String verb() {
        return words.isEmpty() ? "" : words.get(0);
    }

    private static String value(String[] args, int at) throws LaunchFault {
        if (at >= args.length) {
            throw new LaunchFault(Exit.USAGE, args[at - 1] + " needs a folder");
        }
        return args[at];
    }
}
