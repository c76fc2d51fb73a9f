// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes collections; all of them can be changed. */
public final class CollectionUtil {

    private CollectionUtil() {}

    /** A copy of a dictionary as a map. */
    public static <K, V> Map<K, V> dictionaryToMap(Dictionary<K, V> dictionary) {
        Map<K, V> map = new HashMap<>();
        for (Enumeration<K> keys = dictionary.keys(); keys.hasMoreElements(); ) {
            K key = keys.nextElement();
            map.put(key, dictionary.get(key));
        }
        return map;
    }

    /** An array list. */
    public static <E> List<E> newArrayList() {
        return new ArrayList<>();
    }

    /**
     * An array list that has room for a number of elements before it grows.
     *
     * @throws IllegalArgumentException if that number is negative
     */
    public static <E> List<E> newArrayListWithCapacity(int initialArraySize) {
        return new ArrayList<>(initialArraySize);
    }

    /** A map that threads may share. */
    public static <K, V> ConcurrentMap<K, V> newConcurrentHashMap() {
        return new ConcurrentHashMap<>();
    }

    /** A copy that threads may share. */
    public static <K, V> ConcurrentMap<K, V> newConcurrentHashMap(Map<K, V> map) {
        return new ConcurrentHashMap<>(map);
    }

    /** A list that may change while it is gone through. */
    public static <E> List<E> newCopyOnWriteArrayList() {
        return new CopyOnWriteArrayList<>();
    }

    /** A map without an order. */
    public static <K, V> Map<K, V> newHashMap() {
        return new HashMap<>();
    }

    /** A copy without an order. */
    public static <K, V> Map<K, V> newHashMap(Map<? extends K, ? extends V> map) {
        return new HashMap<>(map);
    }

    /** A set without an order. */
    public static <E> Set<E> newHashSet() {
        return new HashSet<>();
    }

    /** The elements of a collection, each once. */
    public static <E> Set<E> newHashSet(Collection<? extends E> collection) {
        return new HashSet<>(collection);
    }

    /** A map in the order in which keys come. */
    public static <K, V> Map<K, V> newLinkedHashMap() {
        return new LinkedHashMap<>();
    }

    /** A linked list. */
    @SuppressWarnings("JdkObsolete") // its caller asks for one
    public static <E> List<E> newLinkedList() {
        return new LinkedList<>();
    }

    /** A map in the natural order of its keys. */
    public static <K extends Comparable<K>, V> Map<K, V> newTreeMap() {
        return new TreeMap<>();
    }
}
