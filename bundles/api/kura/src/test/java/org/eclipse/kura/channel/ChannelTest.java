// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class ChannelTest {

    private static Channel channel() {
        Channel channel = new Channel(
                "level",
                ChannelType.READ_WRITE,
                DataType.LONG,
                ScaleOffsetType.LONG,
                Long.MAX_VALUE,
                3L,
                Map.of("node.id", "7"));
        channel.setUnit("m");
        return channel;
    }

    @Test
    void recordsCarryWhatTheDriverNeeds() {
        ChannelRecord read = channel().createReadRecord();
        ChannelRecord write = channel().createWriteRecord(TypedValues.newLongValue(5));

        assertThat(read.getChannelName()).isEqualTo("level");
        assertThat(read.getValueType()).isEqualTo(DataType.LONG);
        assertThat(read.getUnit()).isEqualTo("m");
        assertThat(read.getChannelConfig()).containsEntry("node.id", "7");
        assertThat(read.getValue()).isNull();
        assertThat(write.getValue()).isEqualTo(TypedValues.newLongValue(5));
        assertThat(write.getChannelConfig()).containsEntry("node.id", "7");
    }

    @Test
    @SuppressWarnings("deprecation")
    void scaleOfALongKeepsItsDigits() {
        assertThat(channel().getValueScaleAsNumber()).isEqualTo(Long.MAX_VALUE);
        assertThat(channel().getValueOffset()).isEqualTo(3.0);
        Channel unscaled = new Channel("a", ChannelType.READ, DataType.INTEGER, Map.of());
        assertThat(unscaled.getValueScale()).isEqualTo(1.0);
        assertThat(unscaled.isEnabled()).isTrue();
        assertThat(unscaled.getUnit()).isEmpty();
    }

    @Test
    void channelsAreComparedByAllTheyAreMadeOf() {
        Channel other = channel();
        assertThat(other).isEqualTo(channel()).hasSameHashCodeAs(channel());

        other.setEnabled(false);

        assertThat(other).isNotEqualTo(channel());
    }

    @Test
    void recordsAreComparedByWhatTheyTell() {
        ChannelRecord a = channel().createReadRecord();
        ChannelRecord b = ChannelRecord.createReadRecord("level", DataType.LONG, "m");
        assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);

        a.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, "timeout after 2 s", null));

        assertThat(a).isNotEqualTo(b);
        assertThat(a.toString()).contains("level").contains("timeout after 2 s");
    }

    @Test
    void namesOfConstantsAreReadInEitherCase() {
        assertThat(ChannelType.getChannelType("read_write")).isEqualTo(ChannelType.READ_WRITE);
        assertThat(ScaleOffsetType.getScaleOffsetType("Double")).isEqualTo(ScaleOffsetType.DOUBLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelType.getChannelType("x"))
                .withMessageContaining("READ_WRITE");
        assertThatIllegalArgumentException().isThrownBy(() -> ScaleOffsetType.getScaleOffsetType(null));
    }

    @Test
    void statusRecordTellsAStatusOnly() {
        ChannelStatus status = new ChannelStatus(ChannelFlag.SUCCESS);
        ChannelRecord record = ChannelRecord.createStatusRecord("a", status);

        assertThat(record.getChannelStatus()).isEqualTo(status);
        assertThat(record.getValueType()).isNull();
        assertThatNullPointerException().isThrownBy(() -> ChannelRecord.createReadRecord(null, DataType.LONG));
        assertThatNullPointerException().isThrownBy(() -> ChannelRecord.createWriteRecord("a", null));
    }
}
