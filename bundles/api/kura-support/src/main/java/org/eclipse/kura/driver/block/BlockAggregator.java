// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes few large blocks of many small ones, so that a device is asked seldom. What comes of it is ordered, covers every
 * block that was given, does not overlap, and touches no {@link ProhibitedBlock}. Blocks that overlap or touch each other
 * become one; so do those with a gap between them that is smaller than the minimum gap size. Nothing limits how large a
 * block becomes: a driver whose device allows so much at a time cuts what it gets. Not thread-safe.
 *
 * @param <T> what comes of it
 */
public class BlockAggregator<T extends Block> {

    /** What is to be covered, and what must not be touched; sorted by {@link #stream}. */
    protected List<Block> blocks;

    private final BlockFactory<T> factory;
    private int minimumGapSize;

    /**
     * Aggregates the blocks of a list, which is kept, sorted and added to.
     *
     * @param inputBlocks a modifiable list
     * @param factory makes what comes of it
     */
    public BlockAggregator(List<Block> inputBlocks, BlockFactory<T> factory) {
        this.blocks = Objects.requireNonNull(inputBlocks, "blocks");
        this.factory = Objects.requireNonNull(factory, "factory");
    }

    /** Adds a block to the list. */
    public void addBlock(Block block) {
        this.blocks.add(Objects.requireNonNull(block, "block"));
    }

    /**
     * Sets how large a gap must be for the blocks before and behind it to stay apart. 0, as it is at first, and 1 leave out
     * every gap.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void setMinimumGapSize(int minimumGapSize) {
        if (minimumGapSize < 0) {
            throw new IllegalArgumentException("minimum gap size = " + minimumGapSize + " is not allowed: at least 0");
        }
        this.minimumGapSize = minimumGapSize;
    }

    /**
     * Sorts the list and returns what comes of it, which is worked out when the stream is consumed. If a prohibited block
     * overlaps another one, consuming throws an {@link IllegalArgumentException} that names both.
     */
    public Stream<T> stream() {
        this.blocks.sort(Comparator.comparingInt(Block::getStart));
        return Stream.of(this.blocks).flatMap(sorted -> aggregate(sorted).stream());
    }

    private List<T> aggregate(List<Block> sorted) {
        List<T> aggregated = new ArrayList<>();
        T last = null;
        Block prohibited = null;
        for (Block block : sorted) {
            if (block instanceof ProhibitedBlock) {
                requireApart(last, block);
                last = null;
                prohibited = prohibited == null || prohibited.getEnd() < block.getEnd() ? block : prohibited;
                continue;
            }
            requireApart(prohibited, block);
            if (last != null && (long) block.getStart() - last.getEnd() < Math.max(1, this.minimumGapSize)) {
                last.setEnd(Math.max(last.getEnd(), block.getEnd()));
            } else {
                last = this.factory.build(block.getStart(), block.getEnd());
                aggregated.add(last);
            }
        }
        return aggregated;
    }

    private static void requireApart(Block earlier, Block later) {
        if (earlier != null && earlier.getEnd() > later.getStart()) {
            throw new IllegalArgumentException("blocks in conflict: " + earlier + " and " + later);
        }
    }
}
