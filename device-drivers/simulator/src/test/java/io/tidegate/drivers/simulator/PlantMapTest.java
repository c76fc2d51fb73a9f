// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlantMapTest {

    private final PlantImage image = new PlantImage();
    private final Map<String, Object> map = image.map();

    @Test
    void allValuesAreThereFromTheBeginning() {
        assertThat(map)
                .hasSize(16)
                .containsEntry("pump.running", false)
                .containsEntry("pump.run", true)
                .containsEntry("pump.speed.setpoint", 1450.0)
                .containsEntry("furnace.setpoint", 180.0)
                .containsEntry("furnace.state", "HEATING")
                .containsEntry("tank.level", 45.0);
        run(10);
        assertThat(map.get("pump.running")).isEqualTo(true);
        assertThat((double) map.get("pump.vibration")).isBetween(2.3, 2.7);
    }

    @Test
    void whatIsPutCommandsThePlantAndIsSeenByModbus() {
        map.put("pump.run", false);
        map.put("furnace.setpoint", 200.3);
        map.put("pump.speed.setpoint", 1200);
        run(30);
        assertThat(map)
                .containsEntry("pump.run", false)
                .containsEntry("pump.running", false)
                .containsEntry("furnace.setpoint", 200.3)
                .containsEntry("pump.speed.setpoint", 1200.0);
        assertThat((double) map.get("pump.vibration")).isLessThan(0.2);
        assertThat(holding(0)).isEqualTo(1200);
        assertThat(Float.intBitsToFloat((holding(2) << 16) | holding(3))).isEqualTo(200.3f);
        assertThat(image.getProcessImage(1).getDigitalOut(0).isSet()).isFalse();
    }

    @Test
    void theLastWriterWinsWhoeverItIs() {
        map.put("pump.speed.setpoint", 1000.0);
        run(1);
        image.getProcessImage(1).getRegister(0).setValue(2000);
        image.getProcessImage(1).getDigitalOut(4).set(false);
        run(1);
        assertThat(map).containsEntry("pump.speed.setpoint", 2000.0).containsEntry("furnace.heating", false);
        map.put("pump.speed.setpoint", 500.0);
        map.put("furnace.heating", true);
        run(1);
        assertThat(holding(0)).isEqualTo(500);
        assertThat(image.getProcessImage(1).getDigitalOut(4).isSet()).isTrue();
    }

    @Test
    void beyondTheRangeIsTheNearestLimit() {
        map.put("pump.speed.setpoint", 1e9);
        map.put("furnace.setpoint", Double.NEGATIVE_INFINITY);
        run(1);
        assertThat(map).containsEntry("pump.speed.setpoint", 3000.0).containsEntry("furnace.setpoint", 20.0);
        assertThat(holding(0)).isEqualTo(3000);
    }

    @Test
    void whatIsNoCommandIsPutRight() {
        map.put("pump.run", "yes");
        map.put("pump.speed.setpoint", Double.NaN);
        map.put("tank.level", 99.0);
        map.remove("furnace.state");
        run(2);
        assertThat(map)
                .containsEntry("pump.run", true)
                .containsEntry("pump.speed.setpoint", 1450.0)
                .containsEntry("furnace.state", "HEATING");
        assertThat((double) map.get("tank.level")).isLessThan(50);
    }

    private int holding(int address) {
        return image.getProcessImage(1).getRegister(address).toUnsignedShort();
    }

    private void run(int seconds) {
        IntStream.range(0, seconds * 10).forEach(i -> image.step(0.1));
    }
}
