// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.driver.block.Block;
import org.eclipse.kura.driver.block.BlockFactory;

/**
 * A driver that asks its device for ranges of addresses. It says which task each channel is and how a range is read or
 * written; the rest is here: channels of the same domain are aggregated, and what comes of it is run, domain by domain, in
 * the order in which the domains first came. Connects before each read and write. One thread at a time.
 *
 * @param <T> what keeps channels apart that can't be read at once, such as a unit or a data block; has {@code equals} and
 *     {@code hashCode}
 */
public abstract class AbstractBlockDriver<T> implements Driver {

    /** Nothing is set up. */
    public AbstractBlockDriver() {
        super();
    }

    /**
     * The tasks of the channels, each with its domain. A channel that has none because it is not configured well gets its
     * status here.
     *
     * @param records the channels
     * @param mode {@link Mode#READ} or {@link Mode#WRITE}; tasks for the latter may be of {@link Mode#UPDATE}
     */
    protected abstract Stream<Pair<T, BlockTask>> toTasks(List<ChannelRecord> records, Mode mode);

    /**
     * What makes the tasks that talk to the device.
     *
     * @param domain where
     * @param mode {@link Mode#READ} or {@link Mode#WRITE}
     */
    protected abstract BlockFactory<ToplevelBlockTask> getTaskFactoryForDomain(T domain, Mode mode);

    /** How large a gap must be to be left out when reading; 0 unless overridden, which leaves out every one. */
    protected int getReadMinimumGapSizeForDomain(T domain) {
        return 0;
    }

    /**
     * Called before the tasks of a domain are aggregated; does nothing unless overridden, to add prohibited blocks for
     * example.
     */
    protected void beforeAggregation(T domain, Mode mode, BlockTaskAggregator aggregator) {
        // For drivers.
    }

    @Override
    public synchronized void read(List<ChannelRecord> records) throws ConnectionException {
        connect();
        plan(records, Mode.READ).forEach(this::runTask);
    }

    @Override
    public synchronized void write(List<ChannelRecord> records) throws ConnectionException {
        connect();
        plan(records, Mode.WRITE).forEach(this::runTask);
    }

    @Override
    public synchronized PreparedRead prepareRead(List<ChannelRecord> records) {
        return createPreparedRead(records, plan(records, Mode.READ));
    }

    /** Makes what {@link #prepareRead} returns. */
    protected PreparedRead createPreparedRead(List<ChannelRecord> records, List<BlockTask> tasks) {
        return new BlockPreparedRead(records, tasks);
    }

    /** Always refuses: devices that are asked for ranges of addresses don't push. For drivers that can all the same. */
    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException {
        throw new UnsupportedOperationException("this driver does not listen; read its channels in intervals");
    }

    /** Always refuses, as {@link #registerChannelListener} does. */
    @Override
    public void unregisterChannelListener(ChannelListener listener) throws ConnectionException {
        throw new UnsupportedOperationException("this driver does not listen");
    }

    /** Runs a task. Exceptions are swallowed, as the task has told its channels; for drivers that want to see them. */
    protected void runTask(BlockTask task) {
        try {
            task.run();
        } catch (Exception e) {
            // Stands in the status of the channels.
        }
    }

    /**
     * The tasks to run one after the other.
     *
     * @param records the channels
     * @param mode {@link Mode#READ} or {@link Mode#WRITE}
     * @throws KuraException if a driver that overrides this throws it: then all the channels fail
     */
    protected List<BlockTask> optimize(List<ChannelRecord> records, Mode mode) throws KuraException {
        Map<T, List<Block>> domains = new LinkedHashMap<>();
        toTasks(records, mode).forEach(pair -> domains.computeIfAbsent(pair.getFirst(), domain -> new ArrayList<>())
                .add(pair.getSecond()));
        return domains.entrySet().stream()
                .flatMap(domain -> aggregator(domain.getKey(), domain.getValue(), mode).stream())
                .collect(Collectors.toList());
    }

    private BlockTaskAggregator aggregator(T domain, List<Block> tasks, Mode mode) {
        BlockFactory<ToplevelBlockTask> factory = getTaskFactoryForDomain(domain, mode);
        boolean updates = tasks.stream().anyMatch(task -> ((BlockTask) task).getMode() == Mode.UPDATE);
        BlockTaskAggregator aggregator = updates
                ? new UpdateBlockTaskAggregator(tasks, getTaskFactoryForDomain(domain, Mode.READ), factory)
                : new BlockTaskAggregator(tasks, factory);
        if (updates || mode == Mode.READ) {
            aggregator.setMinimumGapSize(getReadMinimumGapSizeForDomain(domain));
        }
        beforeAggregation(domain, mode, aggregator);
        return aggregator;
    }

    private List<BlockTask> plan(List<ChannelRecord> records, Mode mode) {
        try {
            return optimize(records, mode);
        } catch (KuraException | RuntimeException e) {
            return Collections.singletonList(new Unfeasible(records, mode, e));
        }
    }

    /** Fails all channels each time it runs. */
    private static final class Unfeasible extends BlockTask {

        private final List<ChannelRecord> records;
        private final Exception reason;

        Unfeasible(List<ChannelRecord> records, Mode mode, Exception reason) {
            super(0, 0, mode);
            this.records = records;
            this.reason = reason;
        }

        @Override
        public void run() {
            onFailure(this.reason);
        }

        @Override
        public void onSuccess() {
            throw new IllegalStateException("never succeeds", this.reason);
        }

        @Override
        public void onFailure(Exception exception) {
            for (ChannelRecord record : this.records) {
                record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, null, exception));
                record.setTimestamp(System.currentTimeMillis());
            }
        }
    }

    /** Tasks that were worked out once and are run again and again. */
    @SuppressWarnings("try")
    public class BlockPreparedRead implements PreparedRead {

        private final List<ChannelRecord> records;
        private final List<BlockTask> tasks;

        /**
         * Made of its parts.
         *
         * @param records the channels
         * @param tasks what reads them
         */
        public BlockPreparedRead(List<ChannelRecord> records, List<BlockTask> tasks) {
            this.records = Objects.requireNonNull(records, "records");
            this.tasks = Objects.requireNonNull(tasks, "tasks");
        }

        @Override
        public List<ChannelRecord> execute() throws ConnectionException, KuraException {
            synchronized (AbstractBlockDriver.this) {
                connect();
                this.tasks.forEach(AbstractBlockDriver.this::runTask);
                return this.records;
            }
        }

        @Override
        public List<ChannelRecord> getChannelRecords() {
            return this.records;
        }

        /** Nothing has to be given back. */
        @Override
        public void close() throws Exception {
            // Nothing is held.
        }
    }

    /**
     * Two things.
     *
     * @param <U> what the first one is
     * @param <V> what the second one is
     */
    public static final class Pair<U, V> {

        private final U first;
        private final V second;

        /**
         * Made of its parts.
         *
         * @param first the first one
         * @param second the second one
         */
        public Pair(U first, V second) {
            this.first = first;
            this.second = second;
        }

        /** The first one. */
        public U getFirst() {
            return this.first;
        }

        /** The second one. */
        public V getSecond() {
            return this.second;
        }
    }
}
