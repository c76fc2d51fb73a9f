// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** What to do about packages and bundles that Kura add-ons look for and Tidegate lacks: {@code instead.properties}. */
final class Instead {

    private static final Properties HINTS = read();

    private Instead() {}

    /** The hint for the longest known beginning of the name. */
    static Optional<String> of(String name) {
        String known = name;
        while (!HINTS.containsKey(known)) {
            int dot = known.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            known = known.substring(0, dot);
        }
        return Optional.of(known + ": " + HINTS.getProperty(known));
    }

    private static Properties read() {
        Properties hints = new Properties();
        try (Reader in = new InputStreamReader(
                Instead.class.getResourceAsStream("instead.properties"), StandardCharsets.UTF_8)) {
            hints.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("instead.properties", e);
        }
        return hints;
    }
}
