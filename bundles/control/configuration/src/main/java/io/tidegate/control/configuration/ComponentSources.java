// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.sources.Source;
import io.tidegate.api.configuration.sources.Source.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the layers say of one component.
 *
 * @param set what is set
 * @param base what of it features and files said when they were last applied
 * @param said what they say, from the lowest to the highest
 * @param defaults what its definition says
 * @param given what the component is given
 */
record ComponentSources(
        Configured set,
        Configured base,
        List<Word> said,
        Map<String, Object> defaults,
        Map<String, Object> given,
        Differences secrets) {

    /** What one layer says of one key; null that the key is removed. */
    record Word(Layer layer, String where, String key, Object value) {

        private static final String FEATURES = "features/";

        static Word of(FileLayers.Layered said) {
            boolean feature = said.layer().startsWith(FEATURES);
            String where =
                    feature ? said.layer().substring(FEATURES.length()).replaceFirst("\\.json$", "") : said.layer();
            return new Word(feature ? Layer.FEATURE : Layer.FILE, where, said.key(), said.value());
        }
    }

    List<Source> all() {
        Set<String> keys = new TreeSet<>(set.properties().keySet());
        keys.addAll(base.properties().keySet());
        keys.addAll(defaults.keySet());
        keys.addAll(given.keySet());
        said.forEach(word -> keys.add(word.key()));
        // What begins with a colon is a note beside the values, never one of them.
        keys.removeIf(key -> Keys.isIdentity(key) || key.startsWith(":"));
        return keys.stream().flatMap(key -> of(key).stream()).toList();
    }

    /** From the highest to the lowest; the first that is in force counts. */
    private List<Source> of(String key) {
        List<Source> sources = new ArrayList<>();
        boolean found = false;
        for (Word word : words(key)) {
            boolean counts = !found && inForce(word);
            found |= counts;
            sources.add(source(word, counts));
        }
        return sources;
    }

    private List<Word> words(String key) {
        List<Word> words = new ArrayList<>();
        if (changed(key)) {
            words.add(new Word(Layer.CHANGE, "", key, set.properties().get(key)));
        }
        said.stream().filter(word -> word.key().equals(key)).forEach(word -> words.add(changed(key) ? 1 : 0, word));
        if (defaults.containsKey(key)) {
            words.add(new Word(Layer.DEFAULT, "", key, defaults.get(key)));
        } else if (words.isEmpty()) {
            // A self-configuring component says it.
            words.add(new Word(Layer.DEFAULT, "", key, given.get(key)));
        }
        return words;
    }

    private boolean changed(String key) {
        return !Objects.deepEquals(set.properties().get(key), base.properties().get(key));
    }

    /** Not so what a file says that is not applied yet. */
    private boolean inForce(Word word) {
        boolean file = word.layer() == Layer.FILE || word.layer() == Layer.FEATURE;
        return !file || (word.value() == null) == (base.properties().get(word.key()) == null);
    }

    private Source source(Word word, boolean counts) {
        String key = word.key();
        Object value = given.get(key);
        boolean hidden = secrets.secret(set, key, value) || Substitution.refersTo(word.value(), Substitution.SECRET);
        String resolved = value == null ? null : hidden ? Source.MASK : Differences.text(value);
        return new Source(key, word.layer(), word.where(), written(word), counts, counts ? resolved : null);
    }

    private String written(Word word) {
        if (word.value() == null) {
            return null;
        }
        boolean hidden = secrets.secret(set, word.key(), word.value()) && !Substitution.isReference(word.value());
        return hidden ? Source.MASK : Differences.text(word.value());
    }
}
