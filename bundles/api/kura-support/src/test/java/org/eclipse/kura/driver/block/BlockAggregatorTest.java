// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockAggregatorTest {

    private static final int ADDRESSES = 200;

    @Test
    void blocksThatTouchOrOverlapBecomeOne() {
        assertThat(aggregated(0, block(5, 8), block(0, 3), block(3, 5))).containsExactly("[0, 8]");
        assertThat(aggregated(0, block(0, 10), block(2, 3), block(9, 12))).containsExactly("[0, 12]");
        assertThat(aggregated(0, block(0, 3), block(4, 5))).containsExactly("[0, 3]", "[4, 5]");
        assertThat(aggregated(0)).isEmpty();
        assertThat(aggregated(0, block(4, 4), block(6, 6))).containsExactly("[4, 4]", "[6, 6]");
    }

    @Test
    void gapsSmallerThanTheMinimumAreClosed() {
        Block[] blocks = {block(0, 3), block(5, 7), block(10, 11)};
        assertThat(aggregated(1, blocks)).containsExactly("[0, 3]", "[5, 7]", "[10, 11]");
        assertThat(aggregated(2, blocks)).containsExactly("[0, 3]", "[5, 7]", "[10, 11]");
        assertThat(aggregated(3, blocks)).containsExactly("[0, 7]", "[10, 11]");
        assertThat(aggregated(4, blocks)).containsExactly("[0, 11]");
        assertThat(aggregated(9, block(Integer.MIN_VALUE, Integer.MIN_VALUE + 1), block(5, Integer.MAX_VALUE)))
                .hasSize(2);
    }

    @Test
    void prohibitedBlocksKeepOthersApartAndDoNotComeOut() {
        assertThat(aggregated(100, block(0, 3), prohibited(4, 6), block(7, 9))).containsExactly("[0, 3]", "[7, 9]");
        assertThat(aggregated(100, block(0, 4), prohibited(4, 7), block(7, 9), block(11, 12), prohibited(20, 30)))
                .containsExactly("[0, 4]", "[7, 12]");
        assertThat(aggregated(0, prohibited(0, 5), prohibited(3, 9))).isEmpty();
    }

    @Test
    void conflictNamesBothBlocksWhenTheStreamIsConsumed() {
        Stream<Block> late = aggregator(0, block(0, 5), prohibited(4, 6)).stream();
        assertThatIllegalArgumentException()
                .isThrownBy(late::count)
                .withMessage("blocks in conflict: [0, 5] and [4, 6]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregated(0, prohibited(0, 9), prohibited(1, 2), block(5, 6)))
                .withMessage("blocks in conflict: [0, 9] and [5, 6]");
    }

    @Test
    void aggregationCanBeRepeatedWithMoreBlocks() {
        BlockAggregator<Block> aggregator = aggregator(3, prohibited(20, 21), prohibited(23, 24), block(0, 2));
        assertThat(aggregator.stream()).hasSize(1);
        aggregator.addBlock(block(22, 23));
        assertThat(aggregator.stream()).extracting(Block::toString).containsExactly("[0, 2]", "[22, 23]");
    }

    @Test
    void wrongArgumentsAreRefused() {
        BlockAggregator<Block> aggregator = aggregator(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator.setMinimumGapSize(-1))
                .withMessage("minimum gap size = -1 is not allowed: at least 0");
        assertThatNullPointerException().isThrownBy(() -> aggregator.addBlock(null));
        assertThatNullPointerException().isThrownBy(() -> new BlockAggregator<>(null, Block::new));
        assertThatNullPointerException().isThrownBy(() -> new BlockAggregator<>(new ArrayList<>(), null));
    }

    /** Whatever is asked: all of it is covered, nothing prohibited is touched, and no more is read than small gaps. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 50})
    void propertiesHoldForAnyBlocks(int gap) {
        Random random = new Random(gap);
        for (int round = 0; round < 300; round++) {
            BitSet wanted = new BitSet();
            BitSet prohibited = new BitSet();
            List<Block> blocks = blocks(random, wanted, prohibited);
            BlockAggregator<Block> aggregator = new BlockAggregator<>(blocks, Block::new);
            aggregator.setMinimumGapSize(gap);
            assertThat(marked(aggregator.stream().toList())).isEqualTo(expected(wanted, prohibited, gap));
        }
    }

    private static List<Block> blocks(Random random, BitSet wanted, BitSet prohibited) {
        List<Block> blocks = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            int start = random.nextInt(ADDRESSES);
            int end = start + 1 + random.nextInt(6);
            boolean forbidden = random.nextInt(4) == 0;
            if (!overlaps(forbidden ? wanted : prohibited, start, end)) {
                (forbidden ? prohibited : wanted).set(start, end);
                blocks.add(forbidden ? prohibited(start, end) : block(start, end));
            }
        }
        return blocks;
    }

    /** The same by address: a gap is closed if it is small and nothing in it is prohibited. */
    private static List<String> expected(BitSet wanted, BitSet prohibited, int gap) {
        BitSet covered = (BitSet) wanted.clone();
        for (int end = wanted.nextClearBit(0); wanted.nextSetBit(end) >= 0; ) {
            int next = wanted.nextSetBit(end);
            if (wanted.previousSetBit(end) >= 0 && next - end < gap && !overlaps(prohibited, end, next)) {
                covered.set(end, next);
            }
            end = wanted.nextClearBit(next);
        }
        List<String> ranges = new ArrayList<>();
        for (int start = covered.nextSetBit(0); start >= 0; start = covered.nextSetBit(covered.nextClearBit(start))) {
            ranges.add("[" + start + ", " + covered.nextClearBit(start) + "]");
        }
        return ranges;
    }

    private static List<String> marked(List<Block> blocks) {
        return blocks.stream().map(Block::toString).toList();
    }

    private static boolean overlaps(BitSet set, int start, int end) {
        int next = set.nextSetBit(start);
        return next >= 0 && next < end;
    }

    private static List<String> aggregated(int gap, Block... blocks) {
        return marked(aggregator(gap, blocks).stream().toList());
    }

    private static BlockAggregator<Block> aggregator(int gap, Block... blocks) {
        BlockAggregator<Block> aggregator = new BlockAggregator<>(new ArrayList<>(List.of(blocks)), Block::new);
        aggregator.setMinimumGapSize(gap);
        return aggregator;
    }

    private static Block block(int start, int end) {
        return new Block(start, end);
    }

    private static Block prohibited(int start, int end) {
        return new ProhibitedBlock(start, end);
    }
}
