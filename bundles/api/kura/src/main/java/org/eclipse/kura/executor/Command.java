// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * What a {@link CommandExecutorService} runs. By default in the directory and environment of the gateway, without a
 * shell, as long as it takes, its output dropped. Commands are compared by what is run and how, not by streams and signal.
 */
public class Command {

    private final String[] commandLine;
    private String directory;
    private Map<String, String> environment;
    private int timeout = -1;
    private Signal signal;
    private boolean executeInAShell;
    private OutputStream outputStream = new NoOutput();
    private OutputStream errorStream = new NoOutput();
    private InputStream inputStream;

    /** Takes {@code commandLine}: the program and its arguments; not copied. */
    public Command(String[] commandLine) {
        this.commandLine = commandLine;
    }

    /** The program and its arguments. */
    public String[] getCommandLine() {
        return this.commandLine;
    }

    /** Where it is run; {@code null} if that was not set. */
    public String getDirectory() {
        return this.directory;
    }

    /** The variables of its environment; {@code null} if they were not set. */
    public Map<String, String> getEnvironment() {
        return this.environment;
    }

    /** What takes its errors. */
    public OutputStream getErrorStream() {
        return this.errorStream;
    }

    /** What it reads; {@code null} if nothing. */
    public InputStream getInputStream() {
        return this.inputStream;
    }

    /** What takes its output. */
    public OutputStream getOutputStream() {
        return this.outputStream;
    }

    /** What it is sent when its time is over; {@code null} if that was not set. */
    public Signal getSignal() {
        return this.signal;
    }

    /** How long it may take, in seconds; -1 for as long as it takes. */
    public int getTimeout() {
        return this.timeout;
    }

    /** Whether the command line, joined by spaces, is handed to a shell. */
    public boolean isExecutedInAShell() {
        return this.executeInAShell;
    }

    /** Sets where it is run. */
    public void setDirectory(String directory) {
        this.directory = directory;
    }

    /** Sets the variables of its environment; not copied. */
    public void setEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Sets what takes its errors. */
    public void setErrorStream(OutputStream err) {
        this.errorStream = err;
    }

    /** Sets whether the command line, joined by spaces, is handed to a shell. */
    public void setExecuteInAShell(boolean executeInAShell) {
        this.executeInAShell = executeInAShell;
    }

    /** Sets what it reads. */
    public void setInputStream(InputStream in) {
        this.inputStream = in;
    }

    /** Sets what takes its output. */
    public void setOutputStream(OutputStream out) {
        this.outputStream = out;
    }

    /** Sets what it is sent when its time is over. */
    public void setSignal(Signal signal) {
        this.signal = signal;
    }

    /** Sets how long it may take, in seconds; -1 for as long as it takes. */
    public void setTimeout(int timeout) {
        this.timeout = timeout;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Command)) {
            return false;
        }
        Command that = (Command) other;
        return Arrays.equals(this.commandLine, that.commandLine)
                && Objects.equals(this.directory, that.directory)
                && Objects.equals(this.environment, that.environment)
                && this.timeout == that.timeout
                && this.executeInAShell == that.executeInAShell;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(this.commandLine),
                this.directory,
                this.environment,
                this.timeout,
                this.executeInAShell);
    }

    /** The command line, joined by spaces. */
    @Override
    public String toString() {
        return String.join(" ", this.commandLine);
    }
}
