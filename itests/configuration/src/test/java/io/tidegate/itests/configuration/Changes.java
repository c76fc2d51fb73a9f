// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A client that changes configurations in every way there is, until the gateway is gone, and knows what must be then. */
final class Changes {

    private static final Pattern SNAPSHOT = Pattern.compile("(?m)^(\\d+) ");

    private final ControlSocket gateway;
    private final Path file;
    private final Random random;
    private final TreeMap<Long, SortedMap<String, Integer>> snapshots = new TreeMap<>();
    private Situation now = Situation.settled(new TreeMap<>());
    private List<Situation> possible = List.of(now);

    /** Whether the first of what is possible is what comes in the end. */
    private boolean undoesItself;

    private int number = 1000;
    private int acknowledged;

    Changes(ControlSocket gateway, Path file, Random random) {
        this.gateway = gateway;
        this.file = file;
        this.random = random;
    }

    int acknowledged() {
        return acknowledged;
    }

    /** Changes one thing after another. */
    void goOnUntilGone() throws IOException {
        try {
            for (; ; ) {
                step();
            }
        } catch (AssertionError e) {
            throw e;
        } catch (IOException gone) {
            assertThat(gone).hasMessageMatching("(?s).*(was gone|refused|No such file|reset|Broken pipe|closed).*");
        }
    }

    /** What is after a restart must be what was acknowledged, or what was being done, whole. */
    void check() throws IOException {
        if (undoesItself) {
            possible = possible.subList(0, 1);
            Await.until("the change on trial is undone: " + possible, () -> possible.contains(look()));
        }
        Situation found = look();
        assertThat(found).as("after %d acknowledged changes", acknowledged).isIn(possible);
        settled(found);
        remember();
        if (found.waits()) {
            decide();
        }
    }

    private Situation look() throws IOException {
        SortedMap<String, Integer> numbers = Numbered.read(gateway);
        boolean waits = gateway.run("status").output().contains("waits to be confirmed");
        return possible.stream()
                .filter(s -> s.waits() == waits && s.numbers().equals(numbers))
                .findFirst()
                .orElse(waits ? Situation.waiting(numbers, new TreeMap<>()) : Situation.settled(numbers));
    }

    private void settled(Situation situation) {
        now = situation;
        possible = List.of(situation);
        undoesItself = false;
    }

    private void step() throws IOException {
        number++;
        switch (random.nextInt(16)) {
            case 0, 1 -> apply(Numbered.NAMES);
            case 2, 3, 4, 5 -> apply(some());
            case 6, 7 -> setOne();
            case 8, 9 -> delete();
            case 10, 11, 12 -> rollback();
            case 13, 14 -> tryOut();
            default -> tryShortly();
        }
    }

    private void apply(List<String> names) throws IOException {
        write(names);
        change(numbers(names), "apply", file.toString(), "--comment", "number " + number);
    }

    private void setOne() throws IOException {
        if (!now.numbers().isEmpty()) {
            String name = pick(List.copyOf(now.numbers().keySet()));
            change(numbers(List.of(name)), "set", name, Numbered.named(name).key() + "=" + number);
        }
    }

    private void delete() throws IOException {
        if (!now.numbers().isEmpty()) {
            String name = pick(List.copyOf(now.numbers().keySet()));
            change(without(name), "delete", name);
        }
    }

    private SortedMap<String, Integer> without(String name) {
        SortedMap<String, Integer> next = new TreeMap<>(now.numbers());
        next.remove(name);
        return next;
    }

    private void rollback() throws IOException {
        if (snapshots.isEmpty()) {
            return;
        }
        long id = pick(List.copyOf(snapshots.keySet()));
        SortedMap<String, Integer> then = snapshots.get(id);
        if (random.nextBoolean()) {
            change(then, "rollback", String.valueOf(id));
            return;
        }
        String name = pick(Numbered.NAMES);
        SortedMap<String, Integer> next = without(name);
        if (then.containsKey(name)) {
            next.put(name, then.get(name));
        }
        if (then.containsKey(name) || now.numbers().containsKey(name)) {
            change(next, "rollback", String.valueOf(id), "--component", name);
        }
    }

    private void change(SortedMap<String, Integer> next, String... words) throws IOException {
        ask(Situation.settled(next), List.of(), words);
        remember();
    }

    /** A trial that outlasts a restart; meanwhile nothing else can be changed. */
    private void tryOut() throws IOException {
        begin("600s");
        write(Numbered.NAMES);
        assertThat(config("apply", file.toString()).exit()).isNotZero();
        decide();
    }

    private void decide() throws IOException {
        if (random.nextBoolean()) {
            ask(now.confirmed(), List.of(), "confirm");
        } else {
            Situation again =
                    Situation.waiting(now.reverted().numbers(), now.reverted().numbers());
            ask(now.reverted(), List.of(again), "revert");
        }
        remember();
    }

    /** A trial that nobody confirms. */
    private void tryShortly() throws IOException {
        Situation before = now;
        undoesItself = true;
        begin("1s");
        possible = List.of(before);
        Await.until("the change on trial is undone", () -> isGoneOr(before));
        assertThat(look()).isEqualTo(before);
        settled(before);
        remember();
    }

    private boolean isGoneOr(Situation situation) {
        try {
            return look().equals(situation);
        } catch (IOException gone) {
            return true;
        }
    }

    /** What is about to be on trial is on disk before the change is: a kill between them leaves a trial of nothing. */
    private void begin(String within) throws IOException {
        Optional<Long> other = snapshots.keySet().stream()
                .filter(id -> !snapshots.get(id).equals(now.numbers()))
                .findAny();
        int way = random.nextInt(3);
        if (way == 0 && other.isPresent()) {
            begin(snapshots.get(other.get()), within, "rollback", String.valueOf(other.get()));
        } else if (way == 1 && !now.numbers().isEmpty()) {
            String name = pick(List.copyOf(now.numbers().keySet()));
            begin(without(name), within, "delete", name);
        } else {
            List<String> names = some();
            write(names);
            begin(numbers(names), within, "apply", file.toString());
        }
    }

    private void begin(SortedMap<String, Integer> next, String within, String... words) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--confirm-within", within));
        Situation nothing = Situation.waiting(now.numbers(), now.numbers());
        ask(Situation.waiting(next, now.numbers()), List.of(nothing), all.toArray(String[]::new));
    }

    private void ask(Situation next, List<Situation> between, String... words) throws IOException {
        possible = new ArrayList<>(List.of(now, next));
        possible.addAll(between);
        Gateway.Answer answer = config(words);
        assertThat(answer.exit())
                .as("%s: %s", String.join(" ", words), answer.output())
                .isZero();
        acknowledged++;
        now = next;
        possible = List.of(next);
    }

    private Gateway.Answer config(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(Arrays.asList(words));
        return gateway.run(all.toArray(String[]::new));
    }

    /** Which snapshot holds what is now. */
    private void remember() throws IOException {
        List<Long> ids = SNAPSHOT.matcher(config("history").output())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
        snapshots.keySet().retainAll(ids);
        if (!ids.isEmpty()) {
            snapshots.put(Collections.max(ids), now.numbers());
        }
    }

    private void write(List<String> names) throws IOException {
        Files.writeString(file, Numbered.json(names, number));
    }

    private SortedMap<String, Integer> numbers(List<String> names) {
        return Numbered.with(now.numbers(), names, number);
    }

    /** Several at once. */
    private List<String> some() {
        List<String> names = new ArrayList<>(Numbered.NAMES);
        Collections.shuffle(names, random);
        return List.copyOf(names.subList(0, 2 + random.nextInt(names.size() - 2)));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
