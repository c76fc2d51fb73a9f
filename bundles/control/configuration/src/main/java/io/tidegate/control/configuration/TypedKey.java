// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * A key of the OSGi Configurator's form: a name, and behind its last colon the type, as in {@code port:Integer}, {@code
 * units:short[]}, {@code hosts:Collection<String>}. What doesn't look like a type belongs to the name: {@code eth0:1}.
 *
 * @param type null if none is given
 * @param list whether the value is a list whatever stands there
 */
record TypedKey(String name, Scalar type, boolean list) {

    private static final Map<String, Scalar> TYPES = new HashMap<>();

    static {
        for (Scalar scalar : Scalar.values()) {
            TYPES.put(scalar.name().toLowerCase(Locale.ROOT), scalar);
        }
        TYPES.put("int", Scalar.INTEGER);
        TYPES.put("character", Scalar.CHAR);
    }

    private static final Pattern LIST = Pattern.compile("Collection(?:<(.*)>)?|(.*)\\[]");

    /** A word as classes have it, or what only the name of a type has. */
    private static final Pattern LIKE_A_TYPE = Pattern.compile("[A-Z][A-Za-z]*|.*[\\[\\]<>].*|binary");

    /** @throws IllegalArgumentException if it names a type that there is not; the message says which there are */
    static TypedKey of(String written) {
        int colon = written.lastIndexOf(':');
        String suffix = written.substring(colon + 1);
        if (colon <= 0 || !looksTyped(suffix)) {
            return new TypedKey(written, null, false);
        }
        String name = written.substring(0, colon);
        Matcher list = LIST.matcher(suffix);
        if (!list.matches()) {
            return new TypedKey(name, type(written, suffix), false);
        }
        String element = list.group(1) != null ? list.group(1) : list.group(2);
        return new TypedKey(name, element == null ? null : type(written, element), true);
    }

    /** Whether a key ends in what is, or should be, a type: another one needs its type behind it to be read as it is. */
    static boolean endsTyped(String name) {
        return name.lastIndexOf(':') > 0 && looksTyped(name.substring(name.lastIndexOf(':') + 1));
    }

    private static boolean looksTyped(String suffix) {
        return TYPES.containsKey(suffix.toLowerCase(Locale.ROOT))
                || LIKE_A_TYPE.matcher(suffix).matches();
    }

    private static Scalar type(String written, String name) {
        Scalar type = TYPES.get(name.toLowerCase(Locale.ROOT));
        if (type != null) {
            return type;
        }
        throw new IllegalArgumentException(
                name.equals("binary")
                        ? FaultLine.cut(written, 60) + ": no configuration here holds bytes; give them as a text"
                        : FaultLine.cut(written, 60) + ": '" + FaultLine.cut(name, 60)
                                + "' is no type: String, Integer, Long, Double, Float, Short, Byte, Boolean or Char, a list as"
                                + " Integer[] or Collection<Integer>; a key that ends so is written with its type, as in"
                                + " 'a:B:String'");
    }
}
