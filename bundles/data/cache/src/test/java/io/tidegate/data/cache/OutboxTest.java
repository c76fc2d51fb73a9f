// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final ChannelState LEVEL = new ChannelState(new ChannelId("tank", "level"));

    /** A listener is told while others go on filling the outbox: what it holds in its hands must not change. */
    @Test
    void whatWasTakenStaysAsItWas() {
        Outbox outbox = new Outbox();

        Change nothing = outbox.take(0);
        outbox.removed(LEVEL);
        Change removal = outbox.take(0);
        outbox.removed(new ChannelState(new ChannelId("tank", "flow")));

        assertThat(nothing.removed()).isEmpty();
        assertThat(removal.removed()).containsExactly(LEVEL.id());
    }
}
