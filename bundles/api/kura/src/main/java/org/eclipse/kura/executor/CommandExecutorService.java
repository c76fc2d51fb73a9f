// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Runs and ends processes of the operating system. Thread-safe. */
@ProviderType
public interface CommandExecutorService {

    /** Runs a command and waits for its end; does not fail, the status tells. */
    CommandStatus execute(Command command);

    /**
     * Runs a command without waiting.
     *
     * @param command to run
     * @param callback called once, when the command has ended
     */
    void execute(Command command, Consumer<CommandStatus> callback);

    /** The processes whose command line has all these words, by their command line. */
    Map<String, Pid> getPids(String[] commandLine);

    /** Whether there is a process whose command line has all these words. */
    boolean isRunning(String[] commandLine);

    /** Whether a process is there. */
    boolean isRunning(Pid pid);

    /**
     * Ends all processes whose command line has all these words.
     *
     * @param commandLine the words
     * @param signal sent to the processes; {@code null} for the one that is usual
     * @return whether they have ended
     */
    boolean kill(String[] commandLine, Signal signal);

    /**
     * Ends a process.
     *
     * @param pid the process
     * @param signal sent to the process; {@code null} for the one that is usual
     * @return whether it has ended
     */
    boolean stop(Pid pid, Signal signal);
}
