// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The demo's command line.
 *
 * @param home the distribution to run
 * @param data its data root
 * @param seconds when to stop, counted from the gateway's start; 0 = when interrupted
 * @param broker an MQTT broker to use instead of the embedded one, or null
 * @param check whether to ask the gateway's REST interface at the end
 */
record DemoOptions(Path home, Path data, int seconds, URI broker, boolean check) {

    static DemoOptions parse(String[] arguments) {
        Path home = null;
        Path data = null;
        int seconds = 0;
        URI broker = null;
        boolean check = false;
        for (Iterator<String> words = Arrays.asList(arguments).iterator(); words.hasNext(); ) {
            String option = words.next();
            if (option.equals("--check")) {
                check = true;
                continue;
            }
            if (!option.matches("--(home|data|seconds|broker)") || !words.hasNext()) {
                throw new IllegalArgumentException("'" + option
                        + "': known are --seconds N, --broker URL, --data DIR, each with a value, and --check");
            }
            String value = words.next();
            switch (option) {
                case "--home" -> home = Path.of(value).toAbsolutePath();
                case "--data" -> data = Path.of(value).toAbsolutePath();
                case "--seconds" -> seconds = seconds(value);
                default -> broker = broker(value);
            }
        }
        if (home == null || data == null) {
            throw new IllegalArgumentException("--home DIR and --data DIR are needed");
        }
        if (check && seconds == 0) {
            throw new IllegalArgumentException("--check needs --seconds N: it is made at the end");
        }
        return new DemoOptions(home, data, seconds, broker, check);
    }

    private static int seconds(String value) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "--seconds = '" + value + "' is not allowed: a whole number from 0 to 999999");
        }
        return Integer.parseInt(value);
    }

    private static URI broker(String value) {
        String allowed = "--broker = '" + value + "' is not allowed: a URL mqtt://host:port";
        try {
            URI uri = URI.create(value);
            if (!"mqtt".equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPort() < 1
                    || uri.getPort() > 65535) {
                throw new IllegalArgumentException(allowed);
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(allowed, e);
        }
    }
}
