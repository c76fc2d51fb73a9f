// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.net.AbstractModbusListener;
import com.ghgande.j2mod.modbus.procimg.ProcessImage;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentMap;

/**
 * The plant as Modbus sees it, README.md has the addresses; and as a map of names. Thread-safe: steps and requests take turns, so that no value of
 * several registers is seen half old, half new.
 */
final class PlantImage extends AbstractModbusListener {

    private static final int COILS = 5;
    private static final int INPUTS = 4;
    private static final int INPUT_REGISTERS = 20;
    private static final int HOLDING_REGISTERS = 12;
    private static final int STATUS = 12;
    private static final int NOTE = 4;
    private static final int TEXT_BYTES = 16;

    private final Plant plant = new Plant();
    private final PlantMap names = new PlantMap();
    private final SimpleProcessImage image = new SimpleProcessImage();
    private int speedRegister;
    private int temperatureRegisters;

    PlantImage() {
        for (int i = 0; i < COILS; i++) {
            image.addDigitalOut(new SimpleDigitalOut(false));
        }
        for (int i = 0; i < INPUTS; i++) {
            image.addDigitalIn(new SimpleDigitalIn(false));
        }
        for (int i = 0; i < INPUT_REGISTERS; i++) {
            image.addInputRegister(new SimpleRegister(0));
        }
        for (int i = 0; i < HOLDING_REGISTERS; i++) {
            image.addRegister(new SimpleRegister(0));
        }
        showCommands();
        showSetpoints();
        holding(NOTE, text("demo plant"));
        show();
        names.show(plant);
    }

    ConcurrentMap<String, Object> map() {
        return names.map();
    }

    /** Takes what was written, lets the time pass, shows the result. */
    synchronized void step(double seconds) {
        plant.pumpRun = image.getDigitalOut(0).isSet();
        plant.inletOpen = image.getDigitalOut(1).isSet();
        plant.outletOpen = image.getDigitalOut(2).isSet();
        plant.automatic = image.getDigitalOut(3).isSet();
        plant.heatingAllowed = image.getDigitalOut(4).isSet();
        takeSetpoints();
        if (names.take(plant)) {
            showSetpoints();
        }
        plant.step(seconds);
        showCommands();
        show();
        names.show(plant);
    }

    /** Carries out a request. @return the frame to send back */
    synchronized byte[] answer(ModbusRequest request) {
        var response = request.createResponse(this);
        byte[] message = response.getMessage();
        return ByteBuffer.allocate(8 + message.length)
                .putShort((short) request.getTransactionID())
                .putShort((short) 0)
                .putShort((short) (message.length + 2))
                .put((byte) request.getUnitID())
                .put((byte) response.getFunctionCode())
                .put(message)
                .array();
    }

    @Override
    public ProcessImage getProcessImage(int unit) {
        return image;
    }

    @Override
    public void run() {
        throw new UnsupportedOperationException("PlantServer listens");
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("PlantServer listens");
    }

    /** Only what was written: registers hold a setpoint of the map less exactly. */
    private void takeSetpoints() {
        int speed = image.getRegister(0).toUnsignedShort();
        int temperature =
                (image.getRegister(2).getValue() << 16) | image.getRegister(3).toUnsignedShort();
        if (speed != speedRegister) {
            speedRegister = speed;
            plant.speedSetpoint = speed;
        }
        if (temperature != temperatureRegisters) {
            temperatureRegisters = temperature;
            plant.temperatureSetpoint = Float.intBitsToFloat(temperature);
        }
    }

    private void showSetpoints() {
        speedRegister = (int) Math.round(plant.effectiveSpeedSetpoint());
        temperatureRegisters = Float.floatToIntBits((float) plant.effectiveTemperatureSetpoint());
        image.getRegister(0).setValue(speedRegister);
        holding(2, ByteBuffer.allocate(4).putInt(temperatureRegisters));
    }

    private void showCommands() {
        boolean[] commands = {plant.pumpRun, plant.inletOpen, plant.outletOpen, plant.automatic, plant.heatingAllowed};
        for (int i = 0; i < commands.length; i++) {
            image.getDigitalOut(i).set(commands[i]);
        }
    }

    private void show() {
        boolean[] states = {plant.pumpTurning(), plant.highAlarm(), plant.lowAlarm(), plant.atTemperature()};
        for (int i = 0; i < states.length; i++) {
            ((SimpleDigitalIn) image.getDigitalIn(i)).set(states[i]);
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * STATUS)
                .putShort((short) Math.round(plant.speed()))
                .putShort((short) Math.round(plant.pressure() * 100))
                .putShort((short) Math.round(plant.level() * 10))
                .putShort((short) Math.round(plant.netFlow() * 10))
                .putFloat((float) plant.temperature())
                .putInt((int) Math.round(plant.litres()))
                .putDouble(plant.energy());
        input(0, bytes);
        input(STATUS, text(plant.furnaceStatus()));
    }

    private void input(int address, ByteBuffer bytes) {
        for (int i = 0; i < bytes.capacity() / 2; i++) {
            ((SimpleRegister) image.getInputRegister(address + i)).setValue(bytes.getShort(2 * i));
        }
    }

    private void holding(int address, ByteBuffer bytes) {
        for (int i = 0; i < bytes.capacity() / 2; i++) {
            Register register = image.getRegister(address + i);
            register.setValue(bytes.getShort(2 * i));
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), TEXT_BYTES));
    }
}
