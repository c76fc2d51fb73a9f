// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request, taken apart.
 *
 * @param path the decoded segments after the API's base path
 */
record Call(HttpServletRequest request, String method, List<String> path) {

    static final String BASE = "/api/v1";

    /** @throws Problem if the path is not well encoded */
    static Call of(HttpServletRequest request) {
        String path = request.getRequestURI()
                .substring(request.getContextPath().length())
                .substring(BASE.length());
        List<String> segments =
                Arrays.stream(path.split("/", -1)).skip(1).map(Call::decoded).toList();
        // HEAD is GET whose content the server leaves out.
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return new Call(request, method, segments);
    }

    /** The channel that the second and third segment name. */
    ChannelId channel() {
        if (path.get(1).isEmpty() || path.get(2).isEmpty()) {
            throw Problem.unknown("a channel is named /channels/<asset>/<channel>");
        }
        return new ChannelId(path.get(1), path.get(2));
    }

    /** The value of a query parameter; null if it is not there. @throws Problem if it is there twice */
    static String parameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        List<String> values = Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1).replace('+', ' ')))
                .toList();
        if (values.size() > 1) {
            throw Problem.bad(name, name + ": is given " + values.size() + " times");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** A whole number in [{@code least}, {@code most}]. */
    int number(String name, int fallback, int least, int most) {
        String text = parameter(request, name);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the fault.
        }
        throw Problem.bad(
                name, name + " = '" + text + "' is not allowed: a whole number from " + least + " to " + most);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.bad("", "'" + segment + "' is not well encoded: % and two hexadecimal digits");
        }
    }
}
