// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field server that is not ours, the gateway as a process, a broker that is not ours: what was answered arrives. */
class FieldToBrokerIT {

    private static final boolean LONG = Boolean.getBoolean("tidegate.long");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void everyAnsweredNumberArrives() throws Exception {
        int seconds = LONG ? 60 : 8;
        System.out.println("REPEATS: field to broker: " + seconds + " s of 60 s");
        try (FieldServer field = LONG ? FieldServer.libmodbus(folder) : FieldServer.python(folder);
                Mosquitto broker = Mosquitto.start(folder.resolve("mosquitto"));
                Program subscriber = broker.subscribe("itest", Plant.TOPICS);
                Gateway gateway = start(field, broker)) {
            Await.until("first reading", SOON, () -> !Readings.of(subscriber).isEmpty());
            int before = field.answered().size();
            passes(Duration.ofSeconds(seconds));
            Set<Long> answered = field.answered();
            assertThat(answered.size() - before)
                    .as("answered polls in %d s at 100 ms", seconds)
                    .isGreaterThanOrEqualTo(seconds * 590 / 60);
            assertArrived(answered, subscriber);
            assertThat(gateway.stop(Duration.ofSeconds(10))).isZero();
        }
    }

    @Test
    void nothingIsLostAndTheOrderIsKeptWhileTheBrokerIsAway() throws Exception {
        int seconds = LONG ? 20 : 5;
        System.out.println("REPEATS: broker away: " + seconds + " s of 20 s");
        try (FieldServer field = FieldServer.python(folder);
                Mosquitto broker = Mosquitto.start(folder.resolve("mosquitto"));
                Program subscriber = broker.subscribe("itest", Plant.TOPICS);
                Gateway gateway = start(field, broker)) {
            Await.until("first reading", SOON, () -> !Readings.of(subscriber).isEmpty());
            broker.stop();
            int before = field.answered().size();
            passes(Duration.ofSeconds(seconds));
            assertThat(field.answered().size() - before).as("polling goes on").isGreaterThan(seconds * 9);
            broker.start();
            passes(Duration.ofSeconds(2));
            assertArrived(field.answered(), subscriber);
            assertThat(Readings.of(subscriber)).as("in the order of the field").isSorted();
            assertThat(gateway.cli("status").exit()).isZero();
        }
    }

    private Gateway start(FieldServer field, Mosquitto broker) throws IOException {
        Path data = folder.resolve("data");
        new Plant(field.port(), broker.url(), 100).configure(data);
        return Gateway.start(Homes.core(), data);
    }

    static void assertArrived(Set<Long> answered, Program subscriber) {
        Set<Long> missing = new TreeSet<>(answered);
        try {
            Await.until("all " + answered.size() + " answered numbers arrive", SOON, () -> {
                List<Long> arrived = Readings.of(subscriber);
                missing.removeAll(arrived);
                return missing.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError(missing.size() + " of " + answered.size() + " never arrived: " + missing, e);
        }
    }

    /** Lets the flow go on for a while: the test's subject is what happens in this time, not a condition to await. */
    static void passes(Duration time) throws InterruptedException {
        Object clock = new Object();
        long end = System.nanoTime() + time.toNanos();
        synchronized (clock) {
            for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                clock.wait(left);
            }
        }
    }
}
