// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.util.List;

/**
 * What answers to a method and a path.
 *
 * @param path segments; {@code *} stands for any one
 */
record Route(String method, List<String> path, Handler handler) {

    /** Makes the content of a 200 answer, or throws a {@link Problem}. */
    @FunctionalInterface
    interface Handler {
        byte[] answer(Call call);
    }

    static Route get(String path, Handler handler) {
        return new Route("GET", List.of(path.split("/", -1)), handler);
    }

    static Route put(String path, Handler handler) {
        return new Route("PUT", List.of(path.split("/", -1)), handler);
    }

    static Route post(String path, Handler handler) {
        return new Route("POST", List.of(path.split("/", -1)), handler);
    }

    boolean matches(List<String> segments) {
        if (segments.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!path.get(i).equals("*") && !path.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
