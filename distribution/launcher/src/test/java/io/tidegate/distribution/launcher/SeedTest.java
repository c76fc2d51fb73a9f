// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {

    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);
    private static final String DEPLOYED = "d".repeat(64);

    @Test
    void firstStartRunsWhatTheDistributionOffers() {
        Seed seed = seed(List.of(pump("1.0.0", OLD)), Map.of());
        assertThat(seed.first()).isEqualTo(new RunningSet(1, List.of(pump("1.0.0", OLD))));
    }

    @Test
    void higherVersionRaisesAndKeepsSlotAndWish() {
        Entry running = entry("pump", "1.0.0", OLD, Slot.B, "feature:plant", Desired.STOPPED);
        Seed seed = seed(List.of(pump("1.1.0", NEW)), Map.of("pump", OLD));
        RunningSet raised = seed.applyTo(new RunningSet(4, List.of(running)));
        assertThat(raised.generation()).isEqualTo(5);
        assertThat(raised.bundles())
                .containsExactly(entry("pump", "1.1.0", NEW, Slot.B, "feature:plant", Desired.STOPPED));
        assertThat(seed.differences()).containsExactly("pump: 1.0.0 -> 1.1.0");
    }

    @Test
    void lowerVersionChangesNothing() {
        RunningSet running = new RunningSet(4, List.of(pump("2.0.0", DEPLOYED)));
        assertThat(seed(List.of(pump("1.1.0", NEW)), Map.of("pump", OLD)).applyTo(running))
                .isSameAs(running);
    }

    /** A developer builds the same version again and again. */
    @Test
    void rebuiltDistributionReplacesItsOwnJarOfTheSameVersion() {
        RunningSet running = new RunningSet(4, List.of(pump("1.0.0", OLD)));
        RunningSet raised =
                seed(List.of(pump("1.0.0", NEW)), Map.of("pump", OLD)).applyTo(running);
        assertThat(raised.bundles()).containsExactly(pump("1.0.0", NEW));
    }

    @Test
    void rebuiltDistributionKeepsTheSameVersionThatAnOperatorDeployed() {
        RunningSet running = new RunningSet(4, List.of(pump("1.0.0", DEPLOYED)));
        assertThat(seed(List.of(pump("1.0.0", NEW)), Map.of("pump", OLD)).applyTo(running))
                .isSameAs(running);
    }

    @Test
    void bundleThatAnOperatorRemovedStaysRemoved() {
        RunningSet running = new RunningSet(4, List.of());
        assertThat(seed(List.of(pump("1.1.0", NEW)), Map.of("pump", OLD)).applyTo(running))
                .isSameAs(running);
    }

    @Test
    void bundleThatIsNewInTheDistributionIsAdded() {
        Seed seed = seed(List.of(pump("1.1.0", NEW)), Map.of("tank", OLD));
        assertThat(seed.applyTo(new RunningSet(4, List.of())).bundles()).containsExactly(pump("1.1.0", NEW));
        assertThat(seed.differences()).containsExactly("pump 1.1.0: new in this distribution");
    }

    @Test
    void bundleThatTheDistributionDroppedIsRemoved() {
        Seed seed = seed(List.of(), Map.of("pump", OLD));
        assertThat(seed.applyTo(new RunningSet(4, List.of(pump("1.0.0", OLD)))).bundles())
                .isEmpty();
    }

    @Test
    void whatOperatorsDeployedStaysWhenTheDistributionDropsIt() {
        Entry byOperator = entry("valve", "1.0.0", DEPLOYED, Slot.A, "operator", Desired.STARTED);
        RunningSet running = new RunningSet(4, List.of(pump("1.0.0", DEPLOYED), byOperator));
        assertThat(seed(List.of(), Map.of("pump", OLD)).applyTo(running)).isSameAs(running);
    }

    private static Seed seed(List<Entry> offer, Map<String, String> lastOffer) {
        Set<String> deployed = Set.of(DEPLOYED);
        Set<String> available = Set.of(DEPLOYED, OLD, NEW);
        return new Seed(offer, lastOffer, deployed::contains, available::contains);
    }

    private static Entry pump(String version, String sha256) {
        return entry("pump", version, sha256, Slot.A, "feature:plant", Desired.STARTED);
    }

    private static Entry entry(String bsn, String version, String sha256, Slot slot, String origin, Desired desired) {
        return new Entry(bsn, version, sha256, slot, "", 40, origin, desired);
    }
}
