// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A gateway of the profile core, a broker that is not ours, and somebody who hears all of its topics and can send. */
final class Site implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    private static final int LOOKS_A_SENDING = 50;

    private final Path data;
    private final Mosquitto broker;
    private final Program subscriber;
    private Gateway gateway;

    private Site(Path folder) throws IOException {
        data = folder.resolve("data");
        broker = Mosquitto.start(folder.resolve("mosquitto"));
        subscriber = mosquitto("mosquitto_sub", "-q", "1", "-t", "#", "-t", "$EDC/#", "-F", "%t %p");
        gateway = Gateway.start(Homes.core(), data);
    }

    static Site start(Path folder) throws IOException {
        return new Site(folder);
    }

    /** Stops the gateway in order and starts it again on what it keeps. */
    void restart() throws IOException, InterruptedException {
        int exit = gateway.stop(Duration.ofSeconds(20));
        if (exit != 0) {
            throw new AssertionError("exit code " + exit + "; it printed:\n" + gateway.output());
        }
        gateway = Gateway.start(Homes.core(), data);
    }

    /** Runs a command that must succeed, and returns what it printed. */
    String cli(String... words) throws IOException, InterruptedException {
        Gateway.Answer answer = gateway.cli(words);
        if (answer.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + ": exit code " + answer.exit() + ": " + answer.output());
        }
        return answer.output();
    }

    /** Runs a command that must end with a fault, and returns what it printed. */
    String fails(String... words) throws IOException, InterruptedException {
        Gateway.Answer answer = gateway.cli(words);
        if (answer.exit() == 0) {
            throw new AssertionError(String.join(" ", words) + " did not fail: " + answer.output());
        }
        return answer.output();
    }

    /** Applies a configuration of this package's resources. */
    void configure(String resource) throws IOException, InterruptedException {
        try (InputStream in = Site.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@BROKER_URL@", broker.url());
            cli(
                    "config",
                    "apply",
                    Files.writeString(data.resolve(resource), text).toString());
        }
    }

    /** Puts packages into the drop folder and waits until they are installed. */
    void drop(List<Path> packages) throws IOException {
        for (Path file : packages) {
            put(file);
        }
        for (Path file : packages) {
            Path name = file.getFileName();
            Path failed = data.resolve("drop/failed").resolve(name + ".txt");
            Await.until(
                    name + " is taken",
                    SOON,
                    () -> Files.exists(data.resolve("drop/done").resolve(name)) || Files.exists(failed));
            if (Files.exists(failed)) {
                throw new AssertionError(name + " is refused: " + Files.readString(failed));
            }
        }
    }

    /** Puts a package that must be refused into the drop folder, and returns the reason. */
    String dropRefused(Path file) throws IOException {
        Path reason = data.resolve("drop/failed").resolve(file.getFileName() + ".txt");
        put(file);
        Await.until(
                "the reason why " + file.getFileName() + " is refused",
                SOON,
                () -> Files.exists(reason) && Files.size(reason) > 0);
        return Files.readString(reason);
    }

    private void put(Path file) throws IOException {
        Path hidden = data.resolve("drop").resolve("." + file.getFileName());
        Files.copy(file, hidden, StandardCopyOption.REPLACE_EXISTING);
        Files.move(hidden, data.resolve("drop").resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sends a message to the broker as somebody outside would. */
    void send(String topic, String payload) throws IOException, InterruptedException {
        try (Program publisher = mosquitto("mosquitto_pub", "-q", "1", "-t", topic, "-m", payload)) {
            if (publisher.awaitExit(SOON) != 0) {
                throw new AssertionError("mosquitto_pub: " + publisher.output());
            }
        }
    }

    /** Sends a message again and again, as nobody may have subscribed yet, until the answer comes, and returns that. */
    String ask(String topic, String payload, String answerTopic, String regex) {
        Pattern answer = pattern(answerTopic, regex);
        int first = subscriber.lines().size();
        AtomicInteger looks = new AtomicInteger();
        Await.until("an answer to " + topic + " " + payload + " at " + answerTopic + ": " + regex, SOON, () -> {
            if (looks.getAndIncrement() % LOOKS_A_SENDING == 0) {
                send(topic, payload);
            }
            return subscriber.lines().stream().skip(first).anyMatch(answer.asPredicate());
        });
        return heardSince(first, answerTopic, regex);
    }

    /** Waits for a message that matches and comes from now on. */
    String hears(String topic, String regex) {
        return heardSince(subscriber.lines().size(), topic, regex);
    }

    private String heardSince(int first, String topic, String regex) {
        return subscriber.awaitLine(pattern(topic, regex).pattern(), first, SOON);
    }

    private static Pattern pattern(String topic, String regex) {
        return Pattern.compile("^" + Pattern.quote(topic) + " .*" + regex);
    }

    Path data() {
        return data;
    }

    String brokerUrl() {
        return broker.url();
    }

    private Program mosquitto(String program, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(program, "-h", "127.0.0.1", "-p", String.valueOf(broker.port())));
        command.addAll(List.of(words));
        return new Program(program, new ProcessBuilder(command));
    }

    @Override
    public void close() {
        gateway.close();
        subscriber.close();
        broker.close();
    }
}
