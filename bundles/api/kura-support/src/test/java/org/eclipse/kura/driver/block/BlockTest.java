// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BlockTest {

    @Test
    void endIsBehindTheLastAddress() {
        Block block = new Block(3, 7);
        assertThat(block.contains(2)).isFalse();
        assertThat(block.contains(3)).isTrue();
        assertThat(block.contains(6)).isTrue();
        assertThat(block.contains(7)).isFalse();
        assertThat(block).hasToString("[3, 7]");
    }

    @Test
    void blocksLieWithinOthersUpToTheirEdges() {
        Block block = new Block(3, 7);
        assertThat(block.contains(new Block(3, 7))).isTrue();
        assertThat(block.contains(new Block(4, 4))).isTrue();
        assertThat(block.contains(new Block(2, 7))).isFalse();
        assertThat(block.contains(new Block(3, 8))).isFalse();
    }

    @Test
    void edgesNeverCross() {
        Block block = new Block(7, 3);
        assertThat(block.getStart()).isEqualTo(3);
        assertThat(block.getEnd()).isEqualTo(7);
        block.setStart(7);
        block.setEnd(9);
        assertThat(block).hasToString("[7, 9]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.setStart(10))
                .withMessage("start = 10 is not allowed: at most the end 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.setEnd(6))
                .withMessage("end = 6 is not allowed: at least the start 7");
    }
}
