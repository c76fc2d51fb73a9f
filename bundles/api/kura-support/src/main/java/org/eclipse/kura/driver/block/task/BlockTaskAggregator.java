// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.kura.driver.block.Block;
import org.eclipse.kura.driver.block.BlockAggregator;
import org.eclipse.kura.driver.block.BlockFactory;

/** Aggregates tasks: each {@link BlockTask} of the list becomes a child of the task that covers it. */
public class BlockTaskAggregator extends BlockAggregator<ToplevelBlockTask> {

    /**
     * Aggregates the tasks of a list, which is kept, sorted and added to.
     *
     * @param tasks a modifiable list
     * @param factory makes the tasks that cover them
     */
    public BlockTaskAggregator(List<Block> tasks, BlockFactory<ToplevelBlockTask> factory) {
        super(tasks, factory);
    }

    /** Sorts the list and returns the tasks that cover those of it, with their children. */
    @Override
    public Stream<ToplevelBlockTask> stream() {
        Stream<ToplevelBlockTask> covering = super.stream();
        Tasks tasks = new Tasks(this.blocks.iterator());
        return covering.map(tasks::givenTo);
    }

    /** The tasks that have no parent yet, in the order of their addresses. */
    private static final class Tasks {

        private final Iterator<Block> blocks;
        private Block next;

        Tasks(Iterator<Block> blocks) {
            this.blocks = blocks;
            advance();
        }

        ToplevelBlockTask givenTo(ToplevelBlockTask parent) {
            while (this.next != null && this.next.getEnd() <= parent.getEnd()) {
                if (this.next instanceof BlockTask) {
                    parent.addChild((BlockTask) this.next);
                }
                advance();
            }
            return parent;
        }

        private void advance() {
            this.next = this.blocks.hasNext() ? this.blocks.next() : null;
        }
    }
}
