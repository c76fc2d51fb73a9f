// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import java.io.InputStream;
import java.io.OutputStream;

/** How a command ended. */
public class CommandStatus {

    private Command command;
    private ExitStatus exitStatus;
    private OutputStream outputStream = new NoOutput();
    private OutputStream errorStream = new NoOutput();
    private InputStream inputStream;
    private boolean timedout;

    /**
     * Made of what every command has; its streams take and give nothing.
     *
     * @param command that was run
     * @param exitStatus its result; that of a command whose time was over is 124
     */
    public CommandStatus(Command command, ExitStatus exitStatus) {
        this.command = command;
        this.exitStatus = exitStatus;
    }

    /** The command that was run. */
    public Command getCommand() {
        return this.command;
    }

    /** What took its errors. */
    public OutputStream getErrorStream() {
        return this.errorStream;
    }

    /** Its result. */
    public ExitStatus getExitStatus() {
        return this.exitStatus;
    }

    /** What it read; {@code null} if nothing. */
    public InputStream getInputStream() {
        return this.inputStream;
    }

    /** What took its output. */
    public OutputStream getOutputStream() {
        return this.outputStream;
    }

    /** Whether it was ended because its time was over. */
    public boolean isTimedout() {
        return this.timedout;
    }

    /** Sets the command that was run. */
    public void setCommand(Command command) {
        this.command = command;
    }

    /** Sets what took its errors. */
    public void setErrorStream(OutputStream errorStream) {
        this.errorStream = errorStream;
    }

    /** Sets its result. */
    public void setExitStatus(ExitStatus exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** Sets what it read. */
    public void setInputStream(InputStream inputStream) {
        this.inputStream = inputStream;
    }

    /** Sets what took its output. */
    public void setOutputStream(OutputStream outputStream) {
        this.outputStream = outputStream;
    }

    /** Sets whether it was ended because its time was over. */
    public void setTimedout(boolean isTimedout) {
        this.timedout = isTimedout;
    }
}
