// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.driver.binary.BinaryDataTypes;
import org.eclipse.kura.driver.block.BlockFactory;
import org.eclipse.kura.driver.block.ProhibitedBlock;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class AbstractBlockDriverTest {

    private final Bytes driver = new Bytes();

    @Test
    void channelsOfADomainAreReadAtOnceAndDomainsInTheOrderOfTheirFirstChannel() throws Exception {
        driver.domain("b").bytes[2] = 5;
        List<ChannelRecord> records = List.of(read("b", 2), read("a", 4), read("b", 1), read("a", 5));
        driver.read(records);
        assertThat(driver.domain("b").asked).containsExactly("READ 1..3");
        assertThat(driver.domain("a").asked).containsExactly("READ 4..6");
        assertThat(driver.order).isEqualTo("connect b a ");
        assertThat(records.get(0).getValue()).isEqualTo(TypedValues.newIntegerValue(5));
        assertThat(records).allSatisfy(AbstractBlockDriverTest::assertSucceeded);
    }

    @Test
    void preparedReadIsWorkedOutOnceAndConnectsEachTime() throws Exception {
        List<ChannelRecord> records = List.of(read("a", 0), read("a", 3));
        driver.gap = 3;
        PreparedRead prepared = driver.prepareRead(records);
        assertThat(driver.order).isEmpty();
        assertThat(prepared.getChannelRecords()).isSameAs(records);
        driver.domain("a").bytes[3] = 1;
        assertThat(prepared.execute()).isSameAs(records);
        driver.domain("a").bytes[3] = 2;
        prepared.execute();
        prepared.close();
        assertThat(driver.order).isEqualTo("connect a connect a ");
        assertThat(driver.domain("a").asked).containsExactly("READ 0..4", "READ 0..4");
        assertThat(records.get(1).getValue()).isEqualTo(TypedValues.newIntegerValue(2));
    }

    @Test
    void writesCloseNoGapAndUpdatesAreReadBefore() throws Exception {
        driver.gap = 9;
        driver.domain("a").bytes[6] = 0x40;
        driver.write(List.of(write("a", 0, 7), write("a", 3, 8), write("b", 0, 9), flag("a", 6), flag("a", 9)));
        assertThat(driver.domain("a").asked)
                .containsExactly("READ 6..10", "WRITE 0..1", "WRITE 3..4", "WRITE 6..7", "WRITE 9..10");
        assertThat(driver.domain("b").asked).containsExactly("WRITE 0..1");
        assertThat(driver.domain("a").bytes).startsWith(7, 0, 0, 8, 0, 0, 0x41, 0, 0, 1);
    }

    @Test
    void oneRefusedBlockDoesNotKeepTheOthersFromBeingRead() throws Exception {
        List<ChannelRecord> records = List.of(read("a", 0), read("b", 0));
        driver.domain("a").refusal = new IOException("unplugged");
        driver.read(records);
        assertThat(records.get(0).getChannelStatus().getException()).hasMessage("unplugged");
        assertSucceeded(records.get(1));
    }

    @Test
    void whatCannotBePlannedFailsEveryChannelEachTime() throws Exception {
        driver.prohibited = new ProhibitedBlock(4, 8);
        List<ChannelRecord> records = List.of(read("a", 0), read("a", 5));
        driver.read(records);
        assertThat(records).allSatisfy(AbstractBlockDriverTest::assertConflict);
        List<ChannelRecord> written = List.of(write("a", 0, 1), write("a", 5, 1));
        driver.write(written);
        assertThat(written).allSatisfy(AbstractBlockDriverTest::assertConflict);
        PreparedRead prepared = driver.prepareRead(records);
        records.get(0).setTimestamp(0);
        prepared.execute();
        assertThat(records).allSatisfy(AbstractBlockDriverTest::assertConflict);
        assertThat(driver.domain("a").asked).isEmpty();

        driver.planning = new KuraException(KuraErrorCode.NOT_CONNECTED);
        List<ChannelRecord> more = List.of(read("a", 0));
        driver.read(more);
        assertThat(more.get(0).getChannelStatus().getException()).isSameAs(driver.planning);
    }

    @Test
    void lostDeviceIsAnExceptionOfTheContract() {
        driver.outage = new ConnectionException("gone");
        assertThatThrownBy(() -> driver.read(List.of(read("a", 0)))).isSameAs(driver.outage);
        assertThatThrownBy(() -> driver.write(List.of(write("a", 0, 1)))).isSameAs(driver.outage);
        PreparedRead prepared = driver.prepareRead(List.of(read("a", 0)));
        assertThatThrownBy(prepared::execute).isSameAs(driver.outage);
        assertThat(driver.domain("a").asked).isEmpty();
    }

    @Test
    void listeningIsRefused() {
        assertThatThrownBy(() -> driver.registerChannelListener(Map.of(), event -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> driver.unregisterChannelListener(event -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static ChannelRecord read(String domain, int address) {
        return at(ChannelRecord.createReadRecord("r", DataType.INTEGER), domain, address);
    }

    private static ChannelRecord write(String domain, int address, int value) {
        return at(ChannelRecord.createWriteRecord("w", TypedValues.newIntegerValue(value)), domain, address);
    }

    private static ChannelRecord flag(String domain, int address) {
        return at(ChannelRecord.createWriteRecord("f", TypedValues.newBooleanValue(true)), domain, address);
    }

    private static ChannelRecord at(ChannelRecord record, String domain, int address) {
        record.setChannelConfig(Map.of("domain", domain, "address", address));
        return record;
    }

    private static void assertSucceeded(ChannelRecord record) {
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    }

    private static void assertConflict(ChannelRecord record) {
        assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        assertThat(record.getChannelStatus().getException()).hasMessage("blocks in conflict: [4, 8] and [5, 6]");
        assertThat(record.getTimestamp()).isPositive();
    }

    /** Each domain is a device of its own. */
    private static final class Bytes extends AbstractBlockDriver<String> {

        private final Map<String, Memory> domains = new TreeMap<>();
        private String order = "";
        private int gap;
        private ProhibitedBlock prohibited;
        private KuraException planning;
        private ConnectionException outage;

        Memory domain(String name) {
            return domains.computeIfAbsent(name, n -> new Memory());
        }

        @Override
        public void connect() throws ConnectionException {
            note("connect");
            if (outage != null) {
                throw outage;
            }
        }

        @Override
        public void disconnect() {
            note("disconnect");
        }

        @Override
        public ChannelDescriptor getChannelDescriptor() {
            return () -> List.of();
        }

        @Override
        protected List<BlockTask> optimize(List<ChannelRecord> records, Mode mode) throws KuraException {
            if (planning != null) {
                throw planning;
            }
            return super.optimize(records, mode);
        }

        @Override
        protected void beforeAggregation(String domain, Mode mode, BlockTaskAggregator aggregator) {
            if (prohibited != null) {
                aggregator.addBlock(prohibited);
            }
        }

        @Override
        protected int getReadMinimumGapSizeForDomain(String domain) {
            return gap;
        }

        @Override
        protected BlockFactory<ToplevelBlockTask> getTaskFactoryForDomain(String domain, Mode mode) {
            return domain(domain).tasks(mode);
        }

        @Override
        protected void runTask(BlockTask task) {
            Map<String, Integer> before = new TreeMap<>();
            domains.forEach((name, memory) -> before.put(name, memory.asked.size()));
            super.runTask(task);
            domains.forEach((name, memory) -> {
                if (memory.asked.size() > before.get(name)) {
                    note(name);
                }
            });
        }

        @Override
        protected Stream<Pair<String, BlockTask>> toTasks(List<ChannelRecord> records, Mode mode) {
            return records.stream()
                    .map(r -> new Pair<>((String) r.getChannelConfig().get("domain"), task(r, mode)));
        }

        private static BlockTask task(ChannelRecord record, Mode mode) {
            int address = (Integer) record.getChannelConfig().get("address");
            return record.getValueType() == DataType.BOOLEAN
                    ? new BitTask(record, address, 0, mode == Mode.READ ? mode : Mode.UPDATE)
                    : new BinaryDataTask<>(record, address, BinaryDataTypes.UINT8, mode);
        }

        private void note(String what) {
            order += what + " ";
        }
    }
}
