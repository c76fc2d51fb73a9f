// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortWaitTest {

    private final PortWait wait = new PortWait();

    @Test
    void portThatWasTakenIsTriedOnceAsSoonAsItIsFree() {
        assertThat(wait.due(false)).isFalse();
        assertThat(wait.due(false)).isFalse();
        assertThat(wait.due(true)).isTrue();
        assertThat(wait.due(true)).as("the server is opening it").isFalse();
    }

    /** While the gateway starts, nobody has opened it yet, and nobody may disturb who is about to. */
    @Test
    void portThatWasNeverSeenTakenIsLeftAloneForAWhileOnly() {
        for (int i = 0; i < PortWait.PATIENCE; i++) {
            assertThat(wait.due(true)).isFalse();
        }
        assertThat(wait.due(true)).isTrue();
        assertThat(wait.due(true)).isFalse();
    }

    @Test
    void portThatWasOpenInBetweenBeginsAnew() {
        wait.due(false);
        wait.over();
        assertThat(wait.due(true)).isFalse();
    }
}
