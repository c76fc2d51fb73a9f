// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraBirthPayload;
import org.eclipse.kura.message.KuraDeviceProfile;
import org.eclipse.kura.message.KuraDisconnectPayload;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.system.SystemService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the cloud that the gateway is there (BIRTH), leaves (DC), or has other applications (APPS). What is told again
 * waits a while, so that many changes become one message. Thread-safe.
 */
final class Certificates {

    /** The application id of certificates; those of other gateways, or our own when they come back, are no messages. */
    static final String APP_ID = "MQTT";

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Uplink uplink;
    private final WorkerPool pool;
    private final Executor serial;
    private final Supplier<Machine> machine;
    private final Supplier<List<String>> applications;
    private final Duration delay;

    private volatile boolean leaving;

    // Guarded by this.
    private Future<?> next;
    private boolean birthDue;
    private boolean appsDue;
    private final Set<Integer> sent = new HashSet<>();

    Certificates(
            Uplink uplink,
            WorkerPool pool,
            Supplier<Machine> machine,
            Supplier<List<String>> applications,
            Duration delay) {
        this.uplink = uplink;
        this.pool = pool;
        this.serial = pool.serial(uplink.settings().pid() + " certificates");
        this.machine = machine;
        this.applications = applications;
        this.delay = delay;
    }

    /** A connection began. */
    void connected() {
        try {
            serial.execute(() -> publish("BIRTH", birth(), 1));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed", uplink.settings().pid());
        }
    }

    /** Something that BIRTH tells has changed. */
    synchronized void changed() {
        birthDue = true;
        schedule();
    }

    synchronized void applicationsChanged() {
        appsDue = true;
        schedule();
    }

    /** Says goodbye while there is a connection, and waits until that is on its way. */
    void leaving() {
        stop();
        if (!uplink.isConnected() || !uplink.settings().certificates()) {
            return;
        }
        leaving = true;
        Machine now = machine.get();
        int id = publish("DC", new KuraDisconnectPayload(now.uptime(), now.displayName(uplink.settings())), 0);
        awaitSent(id);
    }

    synchronized void stop() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    void published(int id) {
        if (leaving) {
            synchronized (this) {
                sent.add(id);
                notifyAll();
            }
        }
    }

    private synchronized void awaitSent(int id) {
        long deadline = System.nanoTime() + LAST_WORD.toNanos();
        try {
            for (long left = LAST_WORD.toMillis(); id >= 0 && left > 0 && !sent.contains(id); ) {
                wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leaving = false;
        sent.clear();
    }

    // Holds the lock.
    private void schedule() {
        if (!uplink.isConnected() || !uplink.settings().certificates()) {
            birthDue = false;
            appsDue = false;
            return;
        }
        stop();
        next = pool.schedule(serial, this::publishDue, delay);
    }

    private void publishDue() {
        boolean birth;
        boolean apps;
        synchronized (this) {
            birth = birthDue;
            apps = appsDue;
            birthDue = false;
            appsDue = false;
        }
        if (birth) {
            publish("BIRTH", birth(), 1);
        }
        if (apps) {
            publish("APPS", birth(), 1);
        }
    }

    private int publish(String kind, KuraPayload payload, int qos) {
        if (!uplink.settings().certificates()) {
            return -1;
        }
        try {
            payload.setTimestamp(Date.from(Instant.now()));
            return uplink.publish(uplink.topic(true, AppTopic.CLIENT_TOKEN, APP_ID, kind), payload, qos, false, 0);
        } catch (KuraException e) {
            LOG.warn("{}: certificate {} is not sent: {}", uplink.settings().pid(), kind, e.getMessage());
            return -1;
        }
    }

    private KuraPayload birth() {
        Machine now = machine.get();
        EndpointSettings settings = uplink.settings();
        Machine.Network network = now.network();
        KuraBirthPayload birth = new KuraBirthPayload.KuraBirthPayloadBuilder()
                .withUptime(now.uptime())
                .withDisplayName(now.displayName(settings))
                .withModelName(now.text(SystemService::getModelName, null))
                .withModelId(now.text(SystemService::getModelId, null))
                .withPartNumber(now.text(SystemService::getPartNumber, null))
                .withSerialNumber(now.text(SystemService::getSerialNumber, null))
                .withFirmwareVersion(now.text(SystemService::getFirmwareVersion, null))
                .withBiosVersion(now.text(SystemService::getBiosVersion, null))
                .withCpuVersion(now.text(SystemService::getCpuVersion, null))
                .withOs(now.text(SystemService::getOsName, "os.name"))
                .withOsVersion(now.text(SystemService::getOsVersion, "os.version"))
                .withOsArch(now.text(SystemService::getOsArch, "os.arch"))
                .withJvmName(now.text(SystemService::getJavaVmName, "java.vm.name"))
                .withJvmVersion(now.text(SystemService::getJavaVmVersion, "java.vm.version"))
                .withJvmProfile(now.text(s -> s.getJavaVendor() + " " + s.getJavaVersion(), "java.version"))
                .withJvmVendor(now.text(SystemService::getJavaVmVendor, "java.vm.vendor"))
                .withJdkVendorVersion(now.text(SystemService::getJdkVendorVersion, "java.vendor.version"))
                .withKuraVersion(now.text(SystemService::getKuraVersion, null))
                .withApplicationFramework(KuraDeviceProfile.DEFAULT_APPLICATION_FRAMEWORK)
                .withApplicationFrameworkVersion(now.text(SystemService::getKuraVersion, null))
                .withOsgiFramework(now.text(SystemService::getOsgiFwName, null))
                .withOsgiFrameworkVersion(now.text(SystemService::getOsgiFwVersion, null))
                .withAvailableProcessors(now.processors())
                .withTotalMemory(now.memory())
                .withConnectionInterface(network.interfaces())
                .withConnectionIp(network.addresses())
                .withAcceptEncoding(settings.gzip() ? "gzip" : "")
                .withPayloadEncoding(settings.encoding().name())
                .withTamperStatus(now.tamperStatus())
                .withApplicationIdentifiers(String.join(",", applications.get()))
                .build();
        now.position().ifPresent(birth::setPosition);
        now.extendedProperties().ifPresent(json -> birth.addMetric("extended_properties", json));
        return birth;
    }
}
