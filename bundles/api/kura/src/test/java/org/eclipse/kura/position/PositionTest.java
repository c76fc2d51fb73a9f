// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.util.measurement.Measurement;
import org.osgi.util.measurement.Unit;
import org.osgi.util.position.Position;

class PositionTest {

    @Test
    void positionIsToldInTheUnitsOfReceivers() {
        NmeaPosition position = new NmeaPosition(47.5, 8.7, 440, 10, 90);

        assertThat(position.getLatitude()).isEqualTo(47.5);
        assertThat(position.getLongitude()).isEqualTo(8.7);
        assertThat(position.getAltitude()).isEqualTo(440);
        assertThat(position.getTrack()).isEqualTo(90);
        assertThat(position.getSpeed()).isEqualTo(10);
        assertThat(position.getSpeedKmh()).isEqualTo(36, within(1e-9));
        assertThat(position.getSpeedMph()).isEqualTo(22.369, within(1e-3));
        assertThat(position.getFixQuality()).isZero();
        assertThat(position.getValidFix()).isEqualTo('0');
        assertThat(position.getLatitudeHemisphere()).isEqualTo('0');
    }

    @Test
    void everythingThatAReceiverSaysIsKept() {
        NmeaPosition position = new NmeaPosition(1, 2, 3, 4, 5, 1, 7, 8, 9, 10, 11, 3, 'A', 'N', 'E');

        assertThat(position.getFixQuality()).isEqualTo(1);
        assertThat(position.getNrSatellites()).isEqualTo(7);
        assertThat(position.getDOP()).isEqualTo(8);
        assertThat(position.getPDOP()).isEqualTo(9);
        assertThat(position.getHDOP()).isEqualTo(10);
        assertThat(position.getVDOP()).isEqualTo(11);
        assertThat(position.get3Dfix()).isEqualTo(3);
        assertThat(position.getValidFix()).isEqualTo('A');
        assertThat(position.getLatitudeHemisphere()).isEqualTo('N');
        assertThat(position.getLongitudeHemisphere()).isEqualTo('E');
        position.setVDOP(12);
        assertThat(position.getVDOP()).isEqualTo(12);
    }

    @Test
    void systemsAreFoundByTheirNames() {
        for (GNSSType type : GNSSType.values()) {
            assertThat(GNSSType.fromValue(type.getValue())).isEqualTo(type);
        }
        assertThat(GNSSType.fromValue("gps")).as("names are exact").isNull();
        assertThat(GNSSType.fromValue(null)).isNull();
    }

    @Test
    void eventsHaveTheirTopics() {
        assertThat(new PositionLockedEvent(Map.of()).getTopic()).isEqualTo("org/eclipse/kura/position/locked");
        assertThat(new PositionLostEvent(Map.of()).getTopic()).isEqualTo("org/eclipse/kura/position/lost");
    }

    @Test
    void positionsOfOsgiAreThere() {
        Position position = new Position(new Measurement(0.5, Unit.rad), null, null, null, null);

        assertThat(position.getLatitude().getValue()).isEqualTo(0.5);
        assertThat(position.getLongitude()).isNull();
    }
}
