// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static Command command() {
        return new Command(new String[] {"ls", "-l"});
    }

    @Test
    void commandRunsForeverWithoutShellAndDropsItsOutput() throws Exception {
        Command command = command();

        assertThat(command.getTimeout()).isEqualTo(-1);
        assertThat(command.isExecutedInAShell()).isFalse();
        assertThat(command.getDirectory()).isNull();
        assertThat(command.getEnvironment()).isNull();
        assertThat(command.getSignal()).isNull();
        assertThat(command.getInputStream()).isNull();
        assertThat(command).hasToString("ls -l");
        command.getOutputStream().write(1);
        command.getErrorStream().write(new byte[] {1, 2});
    }

    @Test
    void commandsAreComparedByWhatIsRunAndHow() {
        Command other = command();
        other.setOutputStream(new ByteArrayOutputStream());
        other.setSignal(() -> 9);
        assertThat(other).isEqualTo(command()).hasSameHashCodeAs(command());

        other.setEnvironment(Map.of("LANG", "C"));
        assertThat(other).isNotEqualTo(command());
        other.setEnvironment(null);
        other.setTimeout(5);
        assertThat(other).isNotEqualTo(command());
        other.setTimeout(-1);
        other.setExecuteInAShell(true);
        assertThat(other).isNotEqualTo(command());
        other.setExecuteInAShell(false);
        other.setDirectory("/tmp");
        assertThat(other).isNotEqualTo(command());
        assertThat(command()).isNotEqualTo(new Command(new String[] {"ls"}));
    }

    @Test
    void statusTellsHowItEnded() throws Exception {
        Command command = command();
        CommandStatus status = new CommandStatus(command, null);

        assertThat(status.getCommand()).isSameAs(command);
        assertThat(status.getExitStatus()).isNull();
        assertThat(status.isTimedout()).isFalse();
        assertThat(status.getInputStream()).isNull();
        status.getOutputStream().write(1);
        status.getErrorStream().write(1);
        status.setTimedout(true);
        assertThat(status.isTimedout()).isTrue();
    }
}
