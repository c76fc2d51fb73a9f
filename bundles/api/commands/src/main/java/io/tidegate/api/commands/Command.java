// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One verb of {@code bin/tidegate}, run inside the gateway for whoever may open its control socket. Register it as a service.
 * Implementations are thread-safe: two callers may run one command at once.
 */
@ConsumerType
public interface Command {

    /** The verb: lower-case letters, the first argument of the command line. Constant. */
    String name();

    /** One line: the arguments, then two spaces, then what it does in words for an operator. */
    String usage();

    /** Whether the arguments that are not options name files; a relative one is then made absolute. */
    default boolean namesFiles() {
        return false;
    }

    /**
     * Runs the command. Files are named by absolute paths of the gateway's machine.
     *
     * @param arguments without the verb; {@code --json} among them asks for one JSON document instead of text
     * @param out what the caller sees on standard output, line by line as it is written
     * @param err what the caller sees on standard error
     * @return the caller's exit code: 0 done, 1 the thing asked for failed, 2 the command line is wrong
     */
    int run(List<String> arguments, PrintWriter out, PrintWriter err);

    /**
     * Runs the command for a caller in a folder of the gateway's machine. Override it where only some arguments name files; without
     * that they are made absolute as {@link #namesFiles} says.
     *
     * @param folder where the caller is, an absolute path; relative paths among the arguments begin there
     */
    default int run(List<String> arguments, Path folder, PrintWriter out, PrintWriter err) {
        List<String> given = namesFiles()
                ? arguments.stream()
                        .map(a -> a.startsWith("-")
                                ? a
                                : folder.resolve(a).normalize().toString())
                        .toList()
                : arguments;
        return run(given, out, err);
    }
}
