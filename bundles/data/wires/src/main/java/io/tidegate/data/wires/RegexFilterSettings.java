// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/**
 * Which properties of a record stay.
 *
 * @param pattern what whole names are matched with; null if all stay
 * @param retains whether those that match stay, otherwise they go
 */
record RegexFilterSettings(Pattern pattern, boolean retains) {

    private static final String REGEX = "regex.filter";
    private static final int GO = 2;

    /** @throws SettingFault naming what is wrong */
    static RegexFilterSettings of(Settings settings) {
        boolean retains = settings.integer("filter.type", 1, 1, GO) != GO;
        String text = settings.text(REGEX, "");
        try {
            return new RegexFilterSettings(text.isBlank() ? null : Pattern.compile(text), retains);
        } catch (PatternSyntaxException e) {
            throw settings.fault(
                    REGEX, text, "a regular expression (" + e.getDescription() + " near index " + e.getIndex() + ")");
        }
    }

    /** The record without what goes; the record itself if all stays. */
    WireRecord filtered(WireRecord rec) {
        if (pattern == null) {
            return rec;
        }
        Map<String, TypedValue<?>> staying = new HashMap<>(rec.getProperties());
        boolean changed =
                staying.keySet().removeIf(name -> pattern.matcher(name).matches() != retains);
        return changed ? new WireRecord(staying) : rec;
    }
}
