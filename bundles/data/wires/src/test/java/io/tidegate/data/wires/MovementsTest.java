// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class MovementsTest {

    private final Movements movements = new Movements();

    @Test
    void smallMovesAddUpUntilTheBandIsLeft() {
        DeadBandSettings half = settings("0.5");
        assertThat(moved(half, "t", 20.0)).isTrue();
        assertThat(moved(half, "t", 20.3)).isFalse();
        assertThat(moved(half, "t", 20.5)).isFalse();
        assertThat(moved(half, "t", 20.6)).isTrue();
        assertThat(moved(half, "t", 20.2)).isFalse();
    }

    @Test
    void percentIsOfTheValueThatPassed() {
        DeadBandSettings tenth = settings("10%");
        assertThat(moved(tenth, "t", -100)).isTrue();
        assertThat(moved(tenth, "t", -110)).isFalse();
        assertThat(moved(tenth, "t", -111)).isTrue();
        assertThat(moved(tenth, "u", 0)).isTrue();
        assertThat(moved(tenth, "u", 1)).isTrue();
    }

    @Test
    void onlyListedPropertiesAreWatchedEachWithItsBand() {
        DeadBandSettings some = settings("0", "a", "b=2");
        assertThat(moved(some, "a", 1, "b", 1, "c", 1)).isTrue();
        assertThat(moved(some, "a", 1, "b", 3, "c", 9)).isFalse();
        assertThat(moved(some, "a", 2, "b", 1, "c", 1)).isTrue();
    }

    /** An asset stamps each value anew: that alone is no news. */
    @Test
    void timestampsAndAssetNameNeverMakeARecordPass() {
        DeadBandSettings any = settings("0");
        assertThat(moved(any, "assetName", "plc1", "t", 1, "t_timestamp", 1L)).isTrue();
        assertThat(moved(any, "assetName", "plc1", "t", 1, "t_timestamp", 2L, "assetTimestamp", 3L))
                .isFalse();
        assertThat(moved(any, "assetName", "plc2", "t", 1)).as("another asset").isTrue();
    }

    @Test
    void errorPassesOnceAndSoDoesItsEnd() {
        DeadBandSettings wide = settings("100");
        assertThat(moved(wide, "t", 1)).isTrue();
        assertThat(moved(wide, "t_error", "timeout")).isTrue();
        assertThat(moved(wide, "t_error", "timeout")).isFalse();
        assertThat(moved(wide, "t_error", "refused")).isTrue();
        assertThat(moved(wide, "t", 1)).isTrue();
        assertThat(moved(wide, "t", 1)).isFalse();
    }

    @Test
    void textsAndFlagsPassWhenTheyChangeAndNotANumberIsAChange() {
        DeadBandSettings wide = settings("100");
        assertThat(moved(wide, "run", true, "mode", "auto", "x", 1.0)).isTrue();
        assertThat(moved(wide, "run", true, "mode", "auto", "x", 2.0)).isFalse();
        assertThat(moved(wide, "run", false, "mode", "auto", "x", 2.0)).isTrue();
        assertThat(moved(wide, "run", false, "mode", "auto", "x", Double.NaN)).isTrue();
        assertThat(moved(wide, "run", false, "mode", "auto", "x", Double.NaN)).isFalse();
    }

    @Test
    void badBandIsNamed() {
        assertThatThrownBy(() -> settings("wide"))
                .isInstanceOf(SettingFault.class)
                .hasMessage("db: band = 'wide' is not allowed: a number from 0 on, or one with % behind it");
        assertThatThrownBy(() -> settings("1", "t=-1")).hasMessageContaining("properties = 't=-1'");
    }

    private static DeadBandSettings settings(String band, String... properties) {
        Map<String, Object> all = Map.of("band", band, "properties", properties);
        return DeadBandSettings.of(new Settings("db", all), all);
    }

    private boolean moved(DeadBandSettings settings, Object... namesAndValues) {
        Map<String, TypedValue<?>> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], TypedValues.newTypedValue(namesAndValues[i + 1]));
        }
        return movements.moved(new WireRecord(values), settings);
    }
}
