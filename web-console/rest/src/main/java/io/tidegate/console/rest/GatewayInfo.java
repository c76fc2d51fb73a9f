// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** What is said of the gateway itself. */
@Component(service = GatewayInfo.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class GatewayInfo {

    static final String READ_ONLY =
            "values can be written only on a gateway that was started with --demo, until log-in exists";

    private final BundleContext context;
    private final HttpEndpoint endpoint;
    private final Clock clock = Clock.systemUTC();
    private final long startedAt;
    private final String name;

    @Activate
    public GatewayInfo(BundleContext context, @Reference HttpEndpoint endpoint) {
        this.context = context;
        this.endpoint = endpoint;
        startedAt = ProcessHandle.current()
                .info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElseGet(clock::millis);
        name = name(context.getProperty("tidegate.name"));
    }

    /** Whether the gateway was started to be tried out, so that anybody on this machine may write. */
    boolean writable() {
        return Boolean.parseBoolean(context.getProperty("tidegate.demo"));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("version", property("tidegate.version"));
        json.writeStringField("profile", property("tidegate.profile"));
        json.writeNumberField("startedAt", startedAt);
        json.writeNumberField("time", clock.millis());
        json.writeBooleanField("demo", writable());
        json.writeBooleanField("writable", writable());
        json.writeStringField("writeHint", writable() ? "" : READ_ONLY);
        json.writeStringField("javaVersion", Runtime.version().toString());
        json.writeNumberField("bundleCount", context.getBundles().length);
        json.writeObjectFieldStart("http");
        json.writeStringField("address", endpoint.address());
        json.writeEndObject();
        json.writeEndObject();
    }

    private String property(String key) {
        String value = context.getProperty(key);
        return value == null ? "" : value;
    }

    /** The name it was given, else the machine's, without asking a name server. */
    private static String name(String given) {
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String host = System.getenv("HOSTNAME");
            return host == null || host.isBlank() ? "tidegate" : host.strip();
        }
    }
}
