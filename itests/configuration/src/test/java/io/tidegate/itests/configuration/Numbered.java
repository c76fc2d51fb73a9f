// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Real components that hold one number each, so that a glance tells which change they are of. */
record Numbered(String name, String factory, String key, String others) {

    static final List<Numbered> ALL = List.of(
            driver("plc1"),
            driver("plc2"),
            driver("plc3"),
            driver("plc4"),
            new Numbered(
                    "up",
                    "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport",
                    "topic.context.account-name",
                    "\"broker-url\":\"mqtt://127.0.0.1:1\",\"client-id\":\"c\",\"password\":\"pw-%1$d\","));

    static final List<String> NAMES = ALL.stream().map(Numbered::name).toList();

    private static Numbered driver(String name) {
        return new Numbered(name, "io.tidegate.drivers.modbus", "port", "\"host\":\"127.0.0.1\",");
    }

    static Numbered named(String name) {
        return ALL.stream().filter(n -> n.name.equals(name)).findFirst().orElseThrow();
    }

    /** A file that gives all of these the same number. */
    static String json(Collection<String> names, int number) {
        return names.stream().map(name -> named(name).entry(number)).collect(Collectors.joining(",\n", "{", "}"));
    }

    private String entry(int number) {
        return "\"%s~%s\":{%s\"%s\":\"%d\"}".formatted(factory, name, others.formatted(number), key, number);
    }

    /** The number of each component that there is. */
    static SortedMap<String, Integer> read(ControlSocket gateway) throws IOException {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        for (Numbered component : ALL) {
            Gateway.Answer shown = gateway.run("config", "show", component.name);
            if (shown.exit() == 0) {
                numbers.put(component.name, component.numberIn(shown.output()));
            }
        }
        return numbers;
    }

    private int numberIn(String shown) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(key) + " = (\\d+)$").matcher(shown);
        if (!line.find()) {
            throw new AssertionError(name + " has no number: " + shown);
        }
        return Integer.parseInt(line.group(1));
    }

    /** The same of what the components themselves were given. */
    static SortedMap<String, Integer> given(ControlSocket gateway) throws IOException {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        for (Numbered component : ALL) {
            String value = gateway.done("probe", "given", component.name, component.key);
            if (!value.isEmpty()) {
                numbers.put(component.name, Integer.valueOf(value));
            }
        }
        return numbers;
    }

    static SortedMap<String, Integer> with(Map<String, Integer> numbers, Collection<String> names, int number) {
        SortedMap<String, Integer> next = new TreeMap<>(numbers);
        names.forEach(name -> next.put(name, number));
        return next;
    }
}
