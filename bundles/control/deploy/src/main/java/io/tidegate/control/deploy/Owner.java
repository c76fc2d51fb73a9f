// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who brought a bundle, as its origin in {@code running.json} tells: {@code operator}, {@code feature:<name>} or
 * {@code package:<name>:<version>}; several, with commas between, where the very same jar came with more than one.
 *
 * @param version of a package; empty for every other kind
 */
record Owner(Kind kind, String name, String version) {

    enum Kind {
        OPERATOR,
        FEATURE,
        PACKAGE
    }

    static final Owner OPERATOR = new Owner(Kind.OPERATOR, "", "");

    static Owner feature(String name) {
        return new Owner(Kind.FEATURE, name, "");
    }

    static Owner deploymentPackage(String name, String version) {
        return new Owner(Kind.PACKAGE, name, version);
    }

    static List<Owner> of(String origin) {
        return Arrays.stream(origin.split(","))
                .map(Owner::parse)
                .filter(o -> o != null)
                .toList();
    }

    static String origin(List<Owner> owners) {
        return owners.stream().map(Owner::text).collect(Collectors.joining(","));
    }

    static String words(List<Owner> owners) {
        return owners.stream().map(Owner::words).collect(Collectors.joining(", "));
    }

    /** The owners when this one brings the bundle too: in the place of its own older version, and of the operator. */
    List<Owner> joining(List<Owner> owners) {
        List<Owner> joined = new ArrayList<>(owners);
        joined.remove(OPERATOR);
        int at = 0;
        while (at < joined.size() && !same(joined.get(at))) {
            at++;
        }
        if (at < joined.size()) {
            joined.set(at, this);
        } else {
            joined.add(this);
        }
        return joined;
    }

    /** The owners besides this one. */
    List<Owner> leaving(List<Owner> owners) {
        return owners.stream().filter(o -> !same(o)).toList();
    }

    /** Whether it is the same package, in whatever version, or the same feature. */
    boolean same(Owner other) {
        return kind == other.kind && name.equals(other.name);
    }

    String words() {
        return switch (kind) {
            case OPERATOR -> "an operator";
            case FEATURE -> "feature " + name;
            case PACKAGE -> "package " + name + " " + version;
        };
    }

    private String text() {
        return switch (kind) {
            case OPERATOR -> "operator";
            case FEATURE -> "feature:" + name;
            case PACKAGE -> "package:" + name + ":" + version;
        };
    }

    private static Owner parse(String text) {
        String[] parts = text.strip().split(":", 3);
        return switch (parts[0]) {
            case "operator" -> OPERATOR;
            case "feature" -> parts.length > 1 ? feature(parts[1]) : null;
            case "package" -> parts.length > 2 ? deploymentPackage(parts[1], parts[2]) : null;
            default -> null;
        };
    }
}
