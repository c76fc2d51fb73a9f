// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;

class CausesTest {

    private final CauseLedger ledger = new CauseLedger();

    @Test
    void everyTroubleIsOneCauseWithItsReason() {
        HealthReport report = new HealthReport(
                Verdict.FAILED,
                3,
                List.of(new BundleState("io.x", "1.0.0", "resolved", "", "", 40, "operator", true, false)),
                List.of(new ComponentState("comp", "pid", "io.x", 3, "failed", "")),
                List.of(
                        new CheckState("Asset", "pump", Verdict.DEGRADED, List.of("a", "b")),
                        new CheckState("Store", "", Verdict.OK, List.of())));
        assertThat(Causes.of(report))
                .extracting(c -> c.severity() + " " + c.source() + ": " + c.text())
                .containsExactly(
                        "FAILED io.x: should run and is resolved", "FAILED pid: is failed", "DEGRADED pump: a; b");
    }

    @Test
    void staleChannelsAreNamedUpToAFew() {
        assertThat(stale(1)).isEqualTo("1 of 9 channels is STALE: c1");
        assertThat(stale(2)).isEqualTo("2 of 9 channels are STALE: c1, c2");
        assertThat(stale(8)).isEqualTo("8 of 9 channels are STALE: c1, c2, c3, c4, c5 and 3 more");
    }

    @Test
    void causeKeepsItsTimeWhileItLastsWhateverItSays() {
        assertThat(ledger.dated(List.of(cause("a", "1 left")), 10))
                .extracting(Cause::since)
                .containsExactly(10L);
        assertThat(ledger.dated(List.of(cause("b", "x"), cause("a", "2 left")), 20))
                .extracting(Cause::since)
                .containsExactly(10L, 20L);
        ledger.dated(List.of(), 30);
        assertThat(ledger.dated(List.of(cause("a", "3 left")), 40))
                .extracting(Cause::since)
                .containsExactly(40L);
    }

    @Test
    void verdictKeepsItsTimeWhileItLasts() {
        assertThat(ledger.since(Verdict.OK, 10)).isEqualTo(10);
        assertThat(ledger.since(Verdict.OK, 20)).isEqualTo(10);
        assertThat(ledger.since(Verdict.FAILED, 30)).isEqualTo(30);
    }

    private static Cause cause(String source, String text) {
        return new Cause(Verdict.DEGRADED, Cause.Kind.CHECK, source, "Check", text, 0);
    }

    private static String stale(int count) {
        FakeCache cache = new FakeCache();
        List<ChannelInfo> channels = IntStream.rangeClosed(1, 9)
                .mapToObj(i ->
                        new ChannelInfo(new ChannelId("a", "c" + i), DataType.DOUBLE, ChannelType.READ, "", "d", true))
                .toList();
        for (int i = 1; i <= 9; i++) {
            cache.good("a", "c" + i, 1.0, Duration.ofSeconds(i <= count ? 4 : 1));
        }
        Map<ChannelId, LatestValue> latest =
                cache.all().stream().collect(Collectors.toMap(LatestValue::channel, Function.identity()));
        Catalogue catalogue = new Catalogue(new TreeMap<>(Map.of("a", new AssetInfo("a", null, "d", "", channels, 0))));
        return Causes.stale(catalogue, latest).get(0).text();
    }
}
