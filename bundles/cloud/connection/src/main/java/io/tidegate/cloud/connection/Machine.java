// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraBirthPayload;
import org.eclipse.kura.message.KuraPosition;
import org.eclipse.kura.position.NmeaPosition;
import org.eclipse.kura.position.PositionService;
import org.eclipse.kura.security.tamper.detection.TamperDetectionService;
import org.eclipse.kura.system.ExtendedProperties;
import org.eclipse.kura.system.ExtendedPropertyGroup;
import org.eclipse.kura.system.SystemAdminService;
import org.eclipse.kura.system.SystemService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a certificate tells about the machine: as the system services have it, or without them what the Java runtime knows.
 *
 * @param system may be null
 * @param admin may be null
 * @param positions may be null
 * @param tamperDetection may be empty
 */
record Machine(
        SystemService system,
        SystemAdminService admin,
        PositionService positions,
        List<TamperDetectionService> tamperDetection) {

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final JsonFactory JSON = new JsonFactory();

    /** The cards that are up and have an address, and these addresses; in the same order. */
    record Network(String interfaces, String addresses) {}

    /** What the system service says, else the Java property of that name, else null. */
    String text(Function<SystemService, String> question, String property) {
        String answer = system == null ? null : question.apply(system);
        return answer != null || property == null ? answer : System.getProperty(property);
    }

    String uptime() {
        if (admin != null) {
            return admin.getUptime();
        }
        Instant now = Instant.now();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now);
        return String.valueOf(Duration.between(start, now).toMillis());
    }

    String processors() {
        return String.valueOf(
                system == null ? Runtime.getRuntime().availableProcessors() : system.getNumberOfProcessors());
    }

    /** In kB. */
    String memory() {
        return String.valueOf(system == null ? Runtime.getRuntime().totalMemory() / 1024 : system.getTotalMemory());
    }

    String displayName(EndpointSettings settings) {
        return switch (settings.displayName()) {
            case DEVICE_NAME ->
                Optional.ofNullable(text(SystemService::getDeviceName, null)).orElseGet(this::hostname);
            case HOSTNAME -> hostname();
            case CUSTOM -> settings.customName();
            case SERVER -> "";
        };
    }

    /** Tampered with if any service says so; one that can't tell counts as none. */
    KuraBirthPayload.TamperStatus tamperStatus() {
        KuraBirthPayload.TamperStatus status = KuraBirthPayload.TamperStatus.UNSUPPORTED;
        for (TamperDetectionService service : tamperDetection) {
            try {
                if (service.getTamperStatus().isDeviceTampered()) {
                    return KuraBirthPayload.TamperStatus.TAMPERED;
                }
                status = KuraBirthPayload.TamperStatus.NOT_TAMPERED;
            } catch (KuraException e) {
                LOG.warn("{} can't tell whether the device was tampered with", service.getDisplayName(), e);
            }
        }
        return status;
    }

    /** Where it is, if that is known. */
    @SuppressWarnings("deprecation") // The other way has types of a library that is not needed for two numbers.
    Optional<KuraPosition> position() {
        NmeaPosition found = positions == null || !positions.isLocked() ? null : positions.getNmeaPosition();
        if (found == null) {
            return Optional.empty();
        }
        KuraPosition position = new KuraPosition();
        position.setLatitude(found.getLatitude());
        position.setLongitude(found.getLongitude());
        position.setAltitude(found.getAltitude());
        return Optional.of(position);
    }

    Network network() {
        List<String> interfaces = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                Optional<InetAddress> address = card.inetAddresses().findFirst();
                if (card.isUp() && !card.isLoopback() && address.isPresent()) {
                    interfaces.add(card.getName() + " (" + hardware(card) + ")");
                    addresses.add(address.get().getHostAddress());
                }
            }
        } catch (SocketException e) {
            interfaces.clear();
            addresses.clear();
        }
        return interfaces.isEmpty()
                ? new Network("UNKNOWN", "UNKNOWN")
                : new Network(String.join(",", interfaces), String.join(",", addresses));
    }

    /** As JSON: {@code {"version":..,"properties":{group:{key:value}}}}. */
    Optional<String> extendedProperties() {
        return system == null
                ? Optional.empty()
                : system.getExtendedProperties().flatMap(Machine::json);
    }

    private static Optional<String> json(ExtendedProperties properties) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("version", properties.getVersion());
            out.writeObjectFieldStart("properties");
            for (ExtendedPropertyGroup group : properties.getPropertyGroups()) {
                out.writeObjectFieldStart(group.getName());
                for (Map.Entry<String, String> entry : group.getProperties().entrySet()) {
                    out.writeStringField(entry.getKey(), entry.getValue());
                }
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }

    private String hostname() {
        String name = text(SystemService::getHostname, null);
        String host = name == null ? System.getenv("HOSTNAME") : name;
        return host == null || host.isBlank() ? "UNKNOWN" : host;
    }

    private static String hardware(NetworkInterface card) throws SocketException {
        byte[] address = card.getHardwareAddress();
        return address == null
                ? "N/A"
                : HexFormat.ofDelimiter(":").withUpperCase().formatHex(address);
    }
}
