// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import java.util.Random;

/**
 * A pump fills a tank that drains, a furnace follows its setpoint. Simple physics: first-order lags and a balance of
 * flows. Not thread-safe; {@link PlantImage} guards it.
 */
final class Plant {

    private static final double TANK_LITRES = 400;
    private static final double LITRES_PER_TURN = 0.1;
    private static final double DRAIN_LITRES_PER_MINUTE = 180;
    private static final double AMBIENT = 20;
    private static final double HEATER_KW = 24;
    private static final double PUMP_LAG_SECONDS = 1.5;
    private static final double FURNACE_LAG_SECONDS = 20;
    private static final double RATED_SPEED = 1450;

    boolean pumpRun = true;
    boolean inletOpen = true;
    boolean outletOpen = true;
    boolean automatic = true;
    boolean heatingAllowed = true;
    double speedSetpoint = 1450;
    double temperatureSetpoint = 180;

    private final Random noise = new Random(1);
    private double speed;
    private double vibration;
    private double level = 45;
    private double netFlow;
    private double litres;
    private double temperature = AMBIENT;
    private double energy;

    /** Lets so much time pass. */
    void step(double seconds) {
        stepPump(seconds);
        stepTank(seconds);
        stepFurnace(seconds);
    }

    private void stepPump(double seconds) {
        double target = pumpRun ? effectiveSpeedSetpoint() : 0;
        speed += (target - speed) * lag(seconds, PUMP_LAG_SECONDS);
        if (target == 0 && speed < 1) {
            speed = 0;
        }
        double smooth = 0.1 + 2.4 * Math.pow(speed / RATED_SPEED, 2);
        vibration = smooth * (1 + 0.05 * noise.nextDouble(-1, 1));
    }

    private void stepTank(double seconds) {
        if (automatic) {
            inletOpen = level < 20 || (inletOpen && level < 95);
        }
        double in = inletOpen && level < 100 ? speed * LITRES_PER_TURN * 3 : 0;
        double out = outletOpen && level > 0 ? DRAIN_LITRES_PER_MINUTE * Math.sqrt(level / 100) : 0;
        netFlow = in - out;
        litres += in * seconds / 60;
        level = clamp(level + netFlow * seconds / 60 / TANK_LITRES * 100, 0, 100);
    }

    private void stepFurnace(double seconds) {
        double setpoint = effectiveTemperatureSetpoint();
        boolean heating = heatingAllowed && temperature < setpoint - 0.2;
        double target = heatingAllowed ? setpoint : AMBIENT;
        double change = (target - temperature) * lag(seconds, FURNACE_LAG_SECONDS);
        temperature += change;
        if (heating) {
            energy += HEATER_KW * Math.min(1, Math.abs(target - temperature) / 50 + 0.1) * seconds / 3600;
        }
    }

    boolean pumpTurning() {
        return speed > 1;
    }

    double speed() {
        return speed;
    }

    /** In bar; rises with the square of the speed and against a closed valve. */
    double pressure() {
        double shutOff = 6 * Math.pow(speed / RATED_SPEED, 2);
        return inletOpen ? shutOff * 0.7 : shutOff;
    }

    /** In mm/s; rises with the square of the speed, 2.5 at the rated one. */
    double vibration() {
        return vibration;
    }

    /** In percent. */
    double level() {
        return level;
    }

    /** In litres per minute, negative while the tank drains. */
    double netFlow() {
        return netFlow;
    }

    double litres() {
        return litres;
    }

    boolean highAlarm() {
        return level > 90;
    }

    boolean lowAlarm() {
        return level < 10;
    }

    /** In degrees Celsius. */
    double temperature() {
        return temperature;
    }

    /** In kilowatt hours. */
    double energy() {
        return energy;
    }

    boolean atTemperature() {
        return Math.abs(temperature - effectiveTemperatureSetpoint()) <= 2;
    }

    String furnaceStatus() {
        if (!heatingAllowed) {
            return temperature > AMBIENT + 1 ? "COOLING" : "OFF";
        }
        if (atTemperature()) {
            return "HOLDING";
        }
        return temperature < effectiveTemperatureSetpoint() ? "HEATING" : "COOLING";
    }

    double effectiveSpeedSetpoint() {
        return clamp(speedSetpoint, 0, 3000);
    }

    double effectiveTemperatureSetpoint() {
        return Double.isFinite(temperatureSetpoint) ? clamp(temperatureSetpoint, AMBIENT, 1200) : AMBIENT;
    }

    private static double lag(double seconds, double constant) {
        return 1 - Math.exp(-seconds / constant);
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
