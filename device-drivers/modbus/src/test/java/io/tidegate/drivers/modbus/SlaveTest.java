// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against j2mod's own slave: 40 of each, register i holding 100 + i, every third bit set. */
@Timeout(30)
class SlaveTest {

    private final SimpleProcessImage image = new SimpleProcessImage();
    private ModbusSlave slave;
    private ModbusDriver driver;

    @BeforeEach
    void start() throws IOException, ModbusException {
        for (int i = 0; i < 40; i++) {
            image.addRegister(new SimpleRegister(100 + i));
            image.addInputRegister(new SimpleRegister(200 + i));
            image.addDigitalOut(new SimpleDigitalOut(i % 3 == 0));
            image.addDigitalIn(new SimpleDigitalIn(i % 3 == 1));
        }
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
        slave.addProcessImage(1, image);
        slave.open();
        driver = Records.driver(port, "reconnect.first.ms", 10, "reconnect.longest.ms", 20);
        awaitConnection();
    }

    @AfterEach
    void stop() {
        driver.stop();
        ModbusSlaveFactory.close();
    }

    @Test
    void readsAllFourTables() throws ConnectionException {
        List<ChannelRecord> records = List.of(
                Records.read("h", DataType.INTEGER, 7),
                Records.read("i", DataType.LONG, 39, "primary.table", "INPUT_REGISTERS"),
                Records.read("c", DataType.BOOLEAN, 9, "primary.table", "COILS"),
                Records.read("c10", DataType.INTEGER, 10, "primary.table", "COILS"),
                Records.read("d", DataType.STRING, 13, "primary.table", "DISCRETE_INPUTS"));
        long before = System.currentTimeMillis();
        driver.read(records);
        assertThat(records)
                .extracting(r -> (Object) r.getValue().getValue())
                .containsExactly(107, 239L, true, 0, "true");
        assertThat(records).allSatisfy(r -> {
            assertThat(r.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
            assertThat(r.getTimestamp()).isBetween(before, System.currentTimeMillis());
        });
    }

    @Test
    void writesAreReadBack() throws ConnectionException {
        driver.write(List.of(
                Records.write("one", TypedValues.newIntegerValue(-5), 0),
                Records.write("float", TypedValues.newDoubleValue(12.5), 2, "data.type", "FLOAT32"),
                Records.write(
                        "text", TypedValues.newStringValue("pump"), 10, "data.type", "STRING", "array.data.length", 6),
                Records.write("coil", TypedValues.newBooleanValue(true), 1, "primary.table", "COILS")));
        assertThat(image.getRegister(0).toShort()).isEqualTo((short) -5);
        assertThat(image.getRegister(1).getValue()).isEqualTo(101);
        assertThat(image.getRegister(2).toUnsignedShort()).isEqualTo(0x4148);
        assertThat(image.getRegister(10).toBytes()).containsExactly('p', 'u');
        assertThat(image.getRegister(12).toUnsignedShort()).isZero();
        assertThat(image.getDigitalOut(1).isSet()).isTrue();
    }

    @Test
    void adjacentWritesShareARequest() throws ConnectionException {
        List<ChannelRecord> registers = IntStream.range(0, 20)
                .mapToObj(i -> Records.write("r" + i, TypedValues.newIntegerValue(i), i))
                .toList();
        List<ChannelRecord> coils = IntStream.range(0, 20)
                .mapToObj(i ->
                        Records.write("c" + i, TypedValues.newBooleanValue(i % 2 == 0), i, "primary.table", "COILS"))
                .toList();
        long before = requests();
        driver.write(registers);
        driver.write(coils);
        assertThat(requests() - before).isEqualTo(2);
        assertThat(IntStream.range(0, 20)).allMatch(i -> image.getRegister(i).getValue() == i);
        assertThat(IntStream.range(0, 20)).allMatch(i -> image.getDigitalOut(i).isSet() == (i % 2 == 0));
    }

    @Test
    void aBitOfARegisterIsWrittenWithoutTouchingTheOthers() throws ConnectionException {
        image.getRegister(5).setValue(0x00F0);
        driver.write(List.of(
                Records.write("on", TypedValues.newBooleanValue(true), 5, "data.type", "BOOL", "bit.index", 9),
                Records.write("off", TypedValues.newBooleanValue(false), 5, "data.type", "BOOL", "bit.index", 4)));
        assertThat(image.getRegister(5).toUnsignedShort()).isEqualTo(0x02E0);
    }

    @Test
    void aBadValueFailsItsOwnChannelOnly() throws ConnectionException {
        ChannelRecord bad = Records.write("bad", TypedValues.newIntegerValue(70000), 0, "data.type", "UINT16");
        ChannelRecord readOnly =
                Records.write("in", TypedValues.newIntegerValue(1), 0, "primary.table", "INPUT_REGISTERS");
        ChannelRecord good = Records.write("good", TypedValues.newIntegerValue(3), 1);
        driver.write(List.of(bad, readOnly, good));
        assertThat(bad.getChannelStatus().getExceptionMessage())
                .isEqualTo("plc1: bad: write: 70000 is not a whole number from 0 to 65535, as UINT16 takes");
        assertThat(readOnly.getChannelStatus().getExceptionMessage())
                .isEqualTo("plc1: in: write: INPUT_REGISTERS can't be written");
        assertThat(good.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        assertThat(image.getRegister(1).getValue()).isEqualTo(3);
    }

    /** One wrong address in an asset of hundred channels must cost one channel, not hundred, and not hundred requests. */
    @Test
    void anIllegalAddressFailsAloneAndIsNotSearchedAtEachPoll() throws Exception {
        List<ChannelRecord> records = IntStream.range(30, 41)
                .mapToObj(i -> Records.read("r" + i, DataType.INTEGER, i))
                .toList();
        PreparedRead plan = driver.prepareRead(records);
        plan.execute();
        long before = requests();
        assertThat(plan.execute()).isSameAs(records);
        assertThat(requests() - before).isLessThanOrEqualTo(4);
        assertThat(records.subList(0, 10))
                .extracting(r -> (Object) r.getValue().getValue())
                .containsExactly(130, 131, 132, 133, 134, 135, 136, 137, 138, 139);
        assertThat(records.get(10).getChannelStatus().getExceptionMessage())
                .isEqualTo("plc1: read holding registers 40 of unit 1: refused by the device: illegal data address"
                        + " (exception 2)");
    }

    @Test
    void listeningIsRefusedWithAHint() {
        assertThatThrownBy(() -> driver.registerChannelListener(Map.of(), event -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("poll.interval.ms");
    }

    private long requests() {
        String health = driver.execute().toString();
        return Long.parseLong(health.replaceAll("(?s).*\\((\\d+) requests.*", "$1"));
    }

    private void awaitConnection() {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (true) {
            try {
                driver.connect();
                return;
            } catch (ConnectionException e) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }
}
