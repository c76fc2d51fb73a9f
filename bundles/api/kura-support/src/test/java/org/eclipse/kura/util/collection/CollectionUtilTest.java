// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

class CollectionUtilTest {

    @Test
    void dictionaryIsCopied() {
        Map<String, Object> original = new HashMap<>(Map.of("a", 1, "b", "x"));
        Map<String, Object> map = CollectionUtil.dictionaryToMap(FrameworkUtil.asDictionary(original));
        original.remove("a");

        assertThat(map).containsOnly(Map.entry("a", 1), Map.entry("b", "x"));
    }

    @Test
    void everyKindIsWhatItsNameSays() {
        assertThat(CollectionUtil.newArrayList()).isExactlyInstanceOf(ArrayList.class);
        assertThat(CollectionUtil.newArrayListWithCapacity(3)).isExactlyInstanceOf(ArrayList.class);
        assertThat(CollectionUtil.newLinkedList()).isExactlyInstanceOf(LinkedList.class);
        assertThat(CollectionUtil.newCopyOnWriteArrayList()).isExactlyInstanceOf(CopyOnWriteArrayList.class);
        assertThat(CollectionUtil.newHashSet()).isExactlyInstanceOf(HashSet.class);
        assertThat(CollectionUtil.newHashMap()).isExactlyInstanceOf(HashMap.class);
        assertThat(CollectionUtil.newLinkedHashMap()).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(CollectionUtil.<String, Object>newTreeMap()).isExactlyInstanceOf(TreeMap.class);
        assertThat(CollectionUtil.newConcurrentHashMap()).isExactlyInstanceOf(ConcurrentHashMap.class);
        assertThatIllegalArgumentException().isThrownBy(() -> CollectionUtil.newArrayListWithCapacity(-1));
    }

    @Test
    void copiesCanBeChanged() {
        Map<String, Integer> map = Map.of("a", 1);

        assertThat(CollectionUtil.newHashMap(map)).isEqualTo(map).isNotSameAs(map);
        assertThat(CollectionUtil.newConcurrentHashMap(map)).isEqualTo(map);
        assertThat(CollectionUtil.newHashSet(List.of(1, 2, 1)).add(3)).isTrue();
    }
}
