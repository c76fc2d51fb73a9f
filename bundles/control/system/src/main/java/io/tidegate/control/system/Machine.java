// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import static org.eclipse.kura.system.SystemService.KEY_BIOS_VERSION;
import static org.eclipse.kura.system.SystemService.KEY_CPU_VERSION;
import static org.eclipse.kura.system.SystemService.KEY_FIRMWARE_VERSION;
import static org.eclipse.kura.system.SystemService.KEY_MODEL_ID;
import static org.eclipse.kura.system.SystemService.KEY_MODEL_NAME;
import static org.eclipse.kura.system.SystemService.KEY_OS_DISTRO;
import static org.eclipse.kura.system.SystemService.KEY_OS_DISTRO_VER;
import static org.eclipse.kura.system.SystemService.KEY_OS_VER;
import static org.eclipse.kura.system.SystemService.KEY_PART_NUMBER;
import static org.eclipse.kura.system.SystemService.KEY_SERIAL_NUM;
import static org.eclipse.kura.system.SystemService.UNKNOWN;
import static org.eclipse.kura.system.SystemService.UNSUPPORTED;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Linux tells of the device. Whatever cannot be read, for want of the file or of the right, is unknown.
 *
 * @param root {@code /}, or a folder that stands for it
 */
record Machine(Path root) {

    /** What vendors leave in tables that they should have filled. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "to be filled by o.e.m.",
            "default string",
            "not specified",
            "not applicable",
            "system product name",
            "system version",
            "system serial number",
            "none",
            "n/a",
            "0");

    /** By the keys of {@link org.eclipse.kura.system.SystemService}; every one has a value. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        facts.put(KEY_CPU_VERSION, processor().orElse(UNKNOWN));
        facts.put(KEY_OS_VER, osVersion());
        facts.put(KEY_OS_DISTRO, release("NAME").orElse(UNKNOWN));
        facts.put(KEY_OS_DISTRO_VER, release("VERSION_ID").orElse(UNKNOWN));
        facts.put(KEY_MODEL_NAME, first(dmi("product_name"), board("model")).orElse(UNKNOWN));
        facts.put(
                KEY_MODEL_ID, first(dmi("product_version"), board("compatible")).orElse(UNKNOWN));
        facts.put(
                KEY_SERIAL_NUM,
                first(dmi("product_serial"), board("serial-number")).orElse(UNKNOWN));
        facts.put(KEY_PART_NUMBER, dmi("product_sku").orElse(UNSUPPORTED));
        facts.put(KEY_BIOS_VERSION, dmi("bios_version").orElse(UNSUPPORTED));
        facts.put(KEY_FIRMWARE_VERSION, dmi("ec_firmware_release").orElse(UNSUPPORTED));
        return facts;
    }

    String hostname() {
        return line("proc/sys/kernel/hostname").or(Machine::networkName).orElse(UNKNOWN);
    }

    private static Optional<String> networkName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** In milliseconds. */
    Optional<Long> uptime() {
        return line("proc/uptime").map(line -> (long) (Double.parseDouble(line.split(" ", 2)[0]) * 1000));
    }

    /** Of a PC's processor its model; of a board's that of the board, which is all that it tells. */
    private Optional<String> processor() {
        String info = text("proc/cpuinfo").orElse("");
        return Stream.of("model name", "Hardware", "Model")
                .flatMap(key -> value(info, key, ":").stream())
                .findFirst();
    }

    private String osVersion() {
        String version = System.getProperty("os.version");
        return line("proc/sys/kernel/version")
                .map(build -> version + " " + build)
                .orElse(version);
    }

    private Optional<String> release(String key) {
        return text("etc/os-release").flatMap(text -> value(text, key, "=")).map(value -> value.replace("\"", ""));
    }

    private Optional<String> dmi(String name) {
        return line("sys/class/dmi/id/" + name);
    }

    /** Texts of a device tree end with a zero; of several the first is the most exact. */
    private Optional<String> board(String name) {
        return line("proc/device-tree/" + name).map(text -> text.split("\0", 2)[0]);
    }

    private static Optional<String> first(Optional<String> one, Optional<String> other) {
        return one.or(() -> other);
    }

    private Optional<String> line(String file) {
        return text(file)
                .flatMap(text -> text.lines().findFirst())
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)));
    }

    private Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(String text, String key, String separator) {
        return text.lines()
                .map(line -> line.split(separator, 2))
                .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
                .map(parts -> parts[1].strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
