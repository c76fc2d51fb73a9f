// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * The properties of a component between the form in which ConfigurationAdmin keeps them, where passwords are texts, and
 * that of the Kura API.
 */
public class CollectionsUtil {

    /** Holds nothing. */
    public CollectionsUtil() {
        super();
    }

    /**
     * The properties for the API: what the definition calls a password is one.
     *
     * @param ocd may be {@code null}: nothing is a password
     * @return {@code null} if there is no dictionary ({@code null})
     */
    public static Map<String, Object> dictionaryToMap(Dictionary<String, Object> dictionary, OCD ocd) {
        if (dictionary == null) {
            return null;
        }
        Map<String, Object> map = new HashMap<>();
        for (Enumeration<String> keys = dictionary.keys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            Object value = dictionary.get(key);
            map.put(key, isPassword(ocd, key) ? password(value) : value);
        }
        return map;
    }

    /**
     * The properties for ConfigurationAdmin: passwords are texts, properties without a value ({@code null}) are left
     * out.
     *
     * @return {@code null} if there is no map ({@code null})
     */
    @SuppressWarnings("JdkObsolete") // the registry asks for a dictionary
    public static Dictionary<String, Object> mapToDictionary(Map<String, Object> map) {
        if (map == null) {
            return null;
        }
        Dictionary<String, Object> dictionary = new Hashtable<>();
        map.forEach((key, value) -> {
            if (value != null) {
                dictionary.put(key, plain(value));
            }
        });
        return dictionary;
    }

    private static boolean isPassword(OCD ocd, String key) {
        return ocd != null && ocd.getAD().stream().anyMatch(ad -> key.equals(ad.getId()) && isPassword(ad));
    }

    private static boolean isPassword(AD attribute) {
        return attribute.getType() == Scalar.PASSWORD;
    }

    private static Object password(Object value) {
        if (value instanceof char[]) {
            return new Password((char[]) value);
        }
        if (value instanceof String[]) {
            return Arrays.stream((String[]) value).map(Password::new).toArray(Password[]::new);
        }
        return value instanceof Password || value instanceof Password[] ? value : new Password(value.toString());
    }

    private static Object plain(Object value) {
        if (value instanceof Password[]) {
            return Arrays.stream((Password[]) value).map(Password::toString).toArray(String[]::new);
        }
        return value instanceof Password ? value.toString() : value;
    }
}
