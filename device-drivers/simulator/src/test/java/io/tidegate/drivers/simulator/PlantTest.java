// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlantTest {

    private final Plant plant = new Plant();

    @Test
    void leftAloneItFillsAndDrainsForEver() {
        double[] levels = IntStream.range(0, 36_000).mapToDouble(i -> step(0.1)).toArray();
        assertThat(DoubleStream.of(levels).max().orElseThrow()).isBetween(94.0, 97.0);
        assertThat(DoubleStream.of(levels).min().orElseThrow()).isBetween(18.0, 21.0);
    }

    @Test
    void byHandTheOperatorDecides() {
        plant.automatic = false;
        plant.outletOpen = false;
        run(600);
        assertThat(plant.level()).isEqualTo(100);
        assertThat(plant.highAlarm()).isTrue();
        plant.inletOpen = false;
        plant.outletOpen = true;
        run(1200);
        assertThat(plant.lowAlarm()).isTrue();
    }

    @Test
    void theFurnaceFollowsItsSetpoint() {
        plant.heatingAllowed = false;
        assertThat(plant.furnaceStatus()).isEqualTo("OFF");
        plant.heatingAllowed = true;
        assertThat(plant.furnaceStatus()).isEqualTo("HEATING");
        run(300);
        assertThat(plant.temperature()).isBetween(179.0, 181.0);
        assertThat(plant.atTemperature()).isTrue();
        assertThat(plant.furnaceStatus()).isEqualTo("HOLDING");
        plant.temperatureSetpoint = Double.NaN;
        run(10);
        assertThat(plant.furnaceStatus()).isEqualTo("COOLING");
        assertThat(plant.energy()).isPositive();
    }

    private void run(int seconds) {
        IntStream.range(0, seconds * 10).forEach(i -> plant.step(0.1));
    }

    private double step(double seconds) {
        plant.step(seconds);
        return plant.level();
    }
}
