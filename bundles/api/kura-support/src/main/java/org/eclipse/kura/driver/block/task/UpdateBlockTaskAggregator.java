// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.kura.driver.block.Block;
import org.eclipse.kura.driver.block.BlockFactory;
import org.eclipse.kura.driver.block.ProhibitedBlock;

/**
 * Aggregates tasks that write and tasks that update. The latter become children of two tasks: of one that reads what is to
 * be changed, and of one that writes it back. Whoever runs what comes of it in the order in which it comes has read
 * everything before anything is written.
 */
public class UpdateBlockTaskAggregator extends BlockTaskAggregator {

    private final BlockTaskAggregator reads;

    /**
     * Aggregates the tasks of a list, which is kept, sorted and added to.
     *
     * @param tasks a modifiable list
     * @param readTaskFactory makes the tasks that read
     * @param writeTaskFactory makes the tasks that write
     * @throws IllegalArgumentException if a task of the list only reads
     */
    public UpdateBlockTaskAggregator(
            List<Block> tasks,
            BlockFactory<ToplevelBlockTask> readTaskFactory,
            BlockFactory<ToplevelBlockTask> writeTaskFactory) {
        super(tasks, writeTaskFactory);
        tasks.forEach(UpdateBlockTaskAggregator::requireNoRead);
        this.reads = new BlockTaskAggregator(
                tasks.stream()
                        .filter(UpdateBlockTaskAggregator::concernsReads)
                        .collect(Collectors.toCollection(ArrayList::new)),
                Objects.requireNonNull(readTaskFactory, "factory of tasks that read"));
    }

    /**
     * Adds a task that writes or updates, or a prohibited block, which is neither read nor written.
     *
     * @throws IllegalArgumentException if the task only reads
     */
    @Override
    public void addBlock(Block block) {
        requireNoRead(block);
        super.addBlock(block);
        if (concernsReads(block)) {
            this.reads.addBlock(block);
        }
    }

    /** Sets how large a gap must be to be left out when reading; nothing is ever written that was not asked for. */
    @Override
    public void setMinimumGapSize(int minimumGapSize) {
        this.reads.setMinimumGapSize(minimumGapSize);
    }

    /** The tasks that read, then those that write. */
    @Override
    public Stream<ToplevelBlockTask> stream() {
        return Stream.concat(this.reads.stream(), super.stream());
    }

    private static boolean concernsReads(Block block) {
        return block instanceof ProhibitedBlock
                || (block instanceof BlockTask && ((BlockTask) block).getMode() == Mode.UPDATE);
    }

    private static void requireNoRead(Block block) {
        if (block instanceof BlockTask && ((BlockTask) block).getMode() == Mode.READ) {
            throw new IllegalArgumentException(block + ": mode = READ is not allowed: WRITE or UPDATE");
        }
    }
}
