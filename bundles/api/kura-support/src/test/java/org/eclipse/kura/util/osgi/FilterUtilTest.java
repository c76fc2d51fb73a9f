// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

class FilterUtilTest {

    @Test
    void conditionsAreCombined() {
        String a = FilterUtil.equal("a", "1");
        String b = FilterUtil.equal("b", "2");

        assertThat(FilterUtil.and(a, b)).isEqualTo("(&(a=1)(b=2))");
        assertThat(FilterUtil.or(a, FilterUtil.not(b))).isEqualTo("(|(a=1)(!(b=2)))");
        assertThat(FilterUtil.simpleFilter(Runnable.class, "a", "1"))
                .isEqualTo("(&(objectClass=java.lang.Runnable)(a=1))");
    }

    @Test
    void noConditionIsLeftOut() {
        assertThat(FilterUtil.and("", "(a=1)", null)).isEqualTo("(a=1)");
        assertThat(FilterUtil.and((String[]) null)).isEmpty();
        assertThat(FilterUtil.or()).isEmpty();
        assertThat(FilterUtil.not("")).isEmpty();
        assertThat(FilterUtil.equal(null, "1")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> FilterUtil.expressions("", "(a=1)"));
    }

    /** A name that an operator chose must not become a pattern. */
    @Test
    void quotedTextMeansItself() throws Exception {
        String name = "pump (1) * \\";
        String filter = FilterUtil.equal("name", name);

        assertThat(FrameworkUtil.createFilter(filter).matches(Map.of("name", name)))
                .isTrue();
        assertThat(FrameworkUtil.createFilter(filter).matches(Map.of("name", "pump (1) x \\")))
                .isFalse();
        assertThat(FilterUtil.quote(null)).isNull();
    }
}
