// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class AssetAccessTest extends RunningAssets {

    @Test
    void listenerOfAnotherHearsScaledValues() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("level#+scale", 3));
        List<ChannelRecord> heard = new CopyOnWriteArrayList<>();
        ChannelListener listener = event -> heard.add(event.getChannelRecord());

        asset.registerChannelListener("level", listener);
        Assets.await("subscribed", () -> driver.listeners.size() == 1);
        driver.push("level", TypedValues.newIntegerValue(7));
        asset.unregisterChannelListener(listener);
        Assets.await("ended", driver.listeners::isEmpty);

        assertThat(heard).extracting(ChannelRecord::getValue).containsExactly(TypedValues.newIntegerValue(21));
        assertThatThrownBy(() -> asset.registerChannelListener("nothing", listener))
                .hasMessageContaining("nothing");
    }

    @Test
    void readsByNameScaledAndSaysWhatCannotBeRead() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("level#+scale", 2, "door#+type", "WRITE"));

        List<ChannelRecord> records = asset.read(Set.of("level", "door", "nothing"));

        assertThat(records)
                .filteredOn(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS)
                .extracting(ChannelRecord::getValue)
                .containsExactly(TypedValues.newIntegerValue(2));
        assertThat(records)
                .filteredOn(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.FAILURE)
                .extracting(
                        r -> r.getChannelName() + ": " + r.getChannelStatus().getExceptionMessage())
                .containsExactlyInAnyOrder("door: a WRITE channel is not read", "nothing: there is no such channel");
    }

    @Test
    void readingWithoutDriverIsAFailureAtOnceAndWithASilentOneAfterTheLimit() {
        PollingAsset asset = start(channels("level"));
        assertThatThrownBy(asset::readAllChannels).hasMessageContaining("driver 'bus' is not there");

        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        engine.bindDriver(driver, Assets.driver("bus"));
        assertThatThrownBy(asset::readAllChannels)
                .isInstanceOfSatisfying(
                        KuraException.class, e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.TIMED_OUT));
        release.countDown();
    }

    @Test
    void writesWhatFitsAndMarksWhatDoesNot() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("valve#+type", "READ_WRITE", "level#+type", "READ"));
        ChannelRecord valve = ChannelRecord.createWriteRecord("valve", TypedValues.newIntegerValue(1));
        ChannelRecord text = ChannelRecord.createWriteRecord("valve", TypedValues.newStringValue("open"));
        ChannelRecord level = ChannelRecord.createWriteRecord("level", TypedValues.newIntegerValue(1));

        asset.write(List.of(valve, text, level));

        assertThat(driver.written).containsExactly("valve=1");
        assertThat(valve.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        assertThat(text.getChannelStatus().getExceptionMessage()).isEqualTo("takes INTEGER, not STRING");
        assertThat(level.getChannelStatus().getExceptionMessage()).isEqualTo("a READ channel is not written");
    }
}
