// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static io.tidegate.drivers.opcua.Fixture.failure;
import static io.tidegate.drivers.opcua.Fixture.read;
import static io.tidegate.drivers.opcua.Fixture.value;
import static io.tidegate.drivers.opcua.Fixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading and writing of all types against a real server. */
class ReadWriteTest {

    private static final Instant SOURCE_TIME = Instant.parse("2026-05-04T03:02:01.234Z");
    private static final BigInteger LARGE = new BigInteger("18446744073709551615");

    private static TestServer server;
    private static Fixture fixture;
    private static OpcUaDriver driver;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = new TestServer()
                .with("boolean", true)
                .with("sbyte", (byte) -5)
                .with("byte", ubyte(200))
                .with("int16", (short) -1234)
                .with("uint16", ushort(60000))
                .with("int32", -123456)
                .with("uint32", uint(4_000_000_000L))
                .with("int64", -1234567890123L)
                .with("uint64", ulong(LARGE))
                .with("float", 1.5f)
                .with("double", 2.25)
                .with("string", "hello")
                .with("bytestring", ByteString.of(new byte[] {1, 2, 3}))
                .with("bytes", new UByte[] {ubyte(1), ubyte(255)})
                .with("sbytes", new Byte[] {1, -1})
                .with("doubles", new Double[] {1.5, 2.5})
                .with("text", LocalizedText.english("Motor"))
                .with("time", new DateTime(SOURCE_TIME));
        server.variables.put(
                "bad", new DataValue(Variant.NULL_VALUE, new StatusCode(StatusCodes.Bad_SensorFailure), null, null));
        server.variables.put(
                "uncertain",
                new DataValue(
                        Variant.ofDouble(7), new StatusCode(StatusCodes.Uncertain_SensorNotAccurate), null, null));
        server.variables.put(
                "timed", new DataValue(Variant.ofInt32(1), StatusCode.GOOD, new DateTime(SOURCE_TIME), DateTime.now()));
        server.start();
        fixture = new Fixture(data);
        driver = fixture.driver(server.port);
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
        server.close();
    }

    @Test
    void everyTypeIsReadAsItIs() throws Exception {
        assertThat(get("boolean", DataType.BOOLEAN)).isEqualTo(true);
        assertThat(get("sbyte", DataType.INTEGER)).isEqualTo(-5);
        assertThat(get("byte", DataType.INTEGER)).isEqualTo(200);
        assertThat(get("int16", DataType.INTEGER)).isEqualTo(-1234);
        assertThat(get("uint16", DataType.INTEGER)).isEqualTo(60000);
        assertThat(get("int32", DataType.INTEGER)).isEqualTo(-123456);
        assertThat(get("uint32", DataType.LONG)).isEqualTo(4_000_000_000L);
        assertThat(get("int64", DataType.LONG)).isEqualTo(-1234567890123L);
        assertThat(get("uint64", DataType.STRING)).isEqualTo(LARGE.toString());
        assertThat(get("float", DataType.FLOAT)).isEqualTo(1.5f);
        assertThat(get("double", DataType.DOUBLE)).isEqualTo(2.25);
        assertThat(get("string", DataType.STRING)).isEqualTo("hello");
        assertThat(get("bytestring", DataType.BYTE_ARRAY)).isEqualTo(new byte[] {1, 2, 3});
        assertThat(get("bytes", DataType.BYTE_ARRAY)).isEqualTo(new byte[] {1, -1});
        assertThat(get("sbytes", DataType.BYTE_ARRAY)).isEqualTo(new byte[] {1, -1});
        assertThat(get("doubles", DataType.STRING)).isEqualTo("[1.5, 2.5]");
        assertThat(get("text", DataType.STRING)).isEqualTo("Motor");
        assertThat(get("time", DataType.STRING)).isEqualTo(SOURCE_TIME.toString());
    }

    @Test
    void numbersBecomeOtherNumbersThatHoldThem() throws Exception {
        assertThat(get("int16", DataType.DOUBLE)).isEqualTo(-1234.0);
        assertThat(get("double", DataType.INTEGER)).isEqualTo(2);
        assertThat(get("double", DataType.BOOLEAN)).isEqualTo(true);
        assertThat(get("boolean", DataType.DOUBLE)).isEqualTo(1.0);
    }

    @Test
    void valueThatDoesNotFitIsAFailureNamingValueAndType() throws Exception {
        assertThat(fail("uint32", DataType.INTEGER))
                .isEqualTo("plc1: opc.tcp://127.0.0.1:" + server.port + ": uint32: ns=2;s=uint32: the server's value"
                        + " '4000000000' (UInteger) does not fit INTEGER");
        assertThat(fail("string", DataType.DOUBLE)).endsWith("the server's value 'hello' (String) does not fit DOUBLE");
    }

    @Test
    void badStatusIsAFailureWithItsName() throws Exception {
        assertThat(fail("bad", DataType.DOUBLE)).contains("ns=2;s=bad: Bad_SensorFailure");
        assertThat(fail("nosuch", DataType.DOUBLE)).contains("ns=2;s=nosuch: Bad_NodeIdUnknown");
    }

    /** An asset takes a success with words for UNCERTAIN. */
    @Test
    void uncertainStatusIsASuccessWithWords() throws Exception {
        ChannelRecord record = read("uncertain", DataType.DOUBLE);
        driver.read(List.of(record));

        assertThat(value(record)).isEqualTo(7.0);
        assertThat(record.getChannelStatus().getExceptionMessage()).startsWith("Uncertain_SensorNotAccurate");
    }

    @Test
    void recordCarriesTheSourceTime() throws Exception {
        ChannelRecord record = read("timed", DataType.INTEGER);
        driver.read(List.of(record));

        assertThat(value(record)).isEqualTo(1);
        assertThat(record.getTimestamp()).isEqualTo(SOURCE_TIME.toEpochMilli());
    }

    @Test
    void otherAttributesCanBeRead() throws Exception {
        ChannelRecord record = read("double", DataType.STRING, OpcUaChannel.ATTRIBUTE, "BROWSE_NAME");
        driver.read(List.of(record));

        assertThat(value(record)).isEqualTo("2:double");
    }

    @Test
    void manyChannelsAreReadInOneRequest() throws Exception {
        List<ChannelRecord> records = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            records.add(read("int32", DataType.INTEGER));
        }
        int before = server.reads.get();
        PreparedRead prepared = driver.prepareRead(records);
        prepared.execute();

        assertThat(server.reads.get() - before).isEqualTo(1);
        assertThat(prepared.getChannelRecords())
                .allSatisfy(r -> assertThat(value(r)).isEqualTo(-123456));
    }

    @Test
    void misconfiguredChannelFailsAloneAndIsNamed() throws Exception {
        ChannelRecord wrong = read("x", DataType.DOUBLE, OpcUaChannel.NODE_TYPE, "NUMERIC");
        ChannelRecord right = read("double", DataType.DOUBLE);
        driver.read(List.of(wrong, right));

        assertThat(failure(wrong))
                .isEqualTo(
                        "plc1: x: node.id = 'x' is not allowed: a whole number from 0 to 4294967295, as NUMERIC wants");
        assertThat(value(right)).isEqualTo(2.25);
    }

    @Test
    void everyTypeIsWrittenAsTheVariableWantsIt() throws Exception {
        put("boolean", TypedValues.newBooleanValue(false), "BOOLEAN", false);
        put("sbyte", TypedValues.newIntegerValue(-128), "SBYTE", (byte) -128);
        put("byte", TypedValues.newIntegerValue(255), "BYTE", ubyte(255));
        put("int16", TypedValues.newLongValue(-32768), "INT16", (short) -32768);
        put("uint16", TypedValues.newIntegerValue(65535), "UINT16", ushort(65535));
        put("int32", TypedValues.newIntegerValue(7), "DEFINED_BY_JAVA_TYPE", 7);
        put("uint32", TypedValues.newDoubleValue(4e9), "UINT32", uint(4_000_000_000L));
        put("int64", TypedValues.newLongValue(9), "DEFINED_BY_JAVA_TYPE", 9L);
        put("uint64", TypedValues.newStringValue(LARGE.toString()), "UINT64", ulong(LARGE));
        put("float", TypedValues.newDoubleValue(0.5), "FLOAT", 0.5f);
        put("double", TypedValues.newIntegerValue(3), "DOUBLE", 3.0);
        put("string", TypedValues.newStringValue("bye"), "DEFINED_BY_JAVA_TYPE", "bye");
        put("bytestring", TypedValues.newByteArrayValue(new byte[] {9}), "BYTE_STRING", ByteString.of(new byte[] {9}));
        put("bytes", TypedValues.newByteArrayValue(new byte[] {-1}), "BYTE_ARRAY", new UByte[] {ubyte(255)});
        put("sbytes", TypedValues.newByteArrayValue(new byte[] {-1}), "SBYTE_ARRAY", new Byte[] {-1});
        // As the other tests find them.
        putBack();
    }

    @Test
    void valueThatTheVariableCantHoldIsRefusedBeforeItIsSent() throws Exception {
        ChannelRecord record = write("byte", TypedValues.newIntegerValue(256), OpcUaChannel.TYPE, "BYTE");
        driver.write(List.of(record));

        assertThat(failure(record)).endsWith("256 is not a whole number from 0 to 255, as BYTE takes");
    }

    @Test
    void wrongTypeIsRefusedByTheServerWithAHint() throws Exception {
        ChannelRecord record = write("float", TypedValues.newDoubleValue(1));
        driver.write(List.of(record));

        assertThat(failure(record)).contains("Bad_TypeMismatch").endsWith("set opcua.type to the variable's type");
    }

    private static void put(String node, TypedValue<?> value, String type, Object expected) throws Exception {
        ChannelRecord record = write(node, value, OpcUaChannel.TYPE, type);
        driver.write(List.of(record));
        assertThat(record.getChannelStatus().getChannelFlag())
                .as(node + ": " + record.getChannelStatus().getExceptionMessage())
                .isEqualTo(ChannelFlag.SUCCESS);
        assertThat(server.get(node)).isEqualTo(expected);
    }

    private static void putBack() {
        List.copyOf(server.variables.entrySet()).forEach(e -> server.set(e.getKey(), e.getValue()));
    }

    private static Object get(String node, DataType type) throws Exception {
        ChannelRecord record = read(node, type);
        driver.read(List.of(record));
        return value(record);
    }

    private static String fail(String node, DataType type) throws Exception {
        ChannelRecord record = read(node, type);
        driver.read(List.of(record));
        return failure(record);
    }
}
