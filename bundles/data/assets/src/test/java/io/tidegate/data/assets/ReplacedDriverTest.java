// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class ReplacedDriverTest extends RunningAssets {

    @Test
    void swappedDriverIsPolledAtOnceAndTheOldOneIsLeftCleanly() {
        engine.bindDriver(driver, Assets.driver("bus"));
        start(properties("poll.interval.ms", 86_400_000, "level#+type", "READ"));
        sink.next(Assets::good);

        engine.unbindDriver(driver, Assets.driver("bus"));
        int reads = driver.reads.get();
        sink.next(samples -> !Assets.good(samples));
        FakeDriver successor = new FakeDriver();
        engine.bindDriver(successor, Assets.driver("bus"));

        sink.next(Assets::good);
        assertThat(driver.reads).hasValue(reads);
        assertThat(driver.closed).hasValue(driver.prepared.get());
        assertThat(successor.prepared).hasValue(1);
    }

    @Test
    void successorThatComesBeforeThePredecessorGoesTakesOver() {
        engine.bindDriver(driver, Assets.driver("bus"));
        start(polling("level"));
        sink.next(Assets::good);
        FakeDriver successor = new FakeDriver();

        engine.bindDriver(successor, Assets.driver("bus"));
        engine.unbindDriver(driver, Assets.driver("bus"));
        int reads = driver.reads.get();

        Assets.await("the successor is read", () -> successor.reads.get() > 2);
        assertThat(driver.reads).hasValue(reads);
        Assets.await("the predecessor's reading is closed", () -> driver.closed.get() == driver.prepared.get());
    }

    @Test
    void driverThatIsNamedAnewServesTheAssetsOfItsNewName() {
        Map<String, Object> before = Map.of("service.id", 5L, "service.pid", "bus~1");
        Map<String, Object> after = Map.of("service.id", 5L, "service.pid", "bus~1", "kura.service.pid", "bus");
        engine.bindDriver(driver, before);
        start(polling("level"));
        assertThat(sink.next()).allMatch(s -> s.quality() == Quality.BAD);

        engine.updatedDriver(driver, after);
        sink.next(Assets::good);
        engine.updatedDriver(driver, before);
        sink.next(samples -> !Assets.good(samples));
        engine.unbindDriver(driver, before);
    }

    @Test
    void leavingDriverIsWaitedForAndWhatItAnswersCounts() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        driver.hang = new CountDownLatch(1);
        start(properties("poll.interval.ms", 86_400_000, "level#+type", "READ"));
        driver.entered.await();
        Thread leaving = new Thread(() -> engine.unbindDriver(driver, Assets.driver("bus")));
        leaving.start();
        Assets.await("the unbind waits", () -> leaving.getState() == Thread.State.TIMED_WAITING);

        driver.hang.countDown();
        leaving.join();

        assertThat(sink.next()).extracting(Sample::quality).containsExactly(Quality.GOOD);
    }

    @Test
    void hangingCallIsGivenUpAndTheSuccessorIsReadAllTheSame() {
        engine.bindDriver(driver, Assets.driver("bus"));
        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        start(polling("level"));
        Assets.await("the call hangs", () -> driver.entered.getCount() == 0);

        engine.unbindDriver(driver, Assets.driver("bus"));
        FakeDriver successor = new FakeDriver();
        engine.bindDriver(successor, Assets.driver("bus"));
        sink.next(Assets::good);
        driver.values.put("level", TypedValues.newIntegerValue(-1));
        release.countDown();
        int after = successor.reads.get() + 3;

        Assets.await("polls go on", () -> successor.reads.get() > after);
        assertThat(successor.calledTwice).isFalse();
        TypedValue<?> late = TypedValues.newIntegerValue(-1);
        assertThat(sink.next()).noneSatisfy(s -> assertThat(s.value()).isEqualTo(late));
    }

    @Test
    void listenersAreRegisteredAgainWhenADriverReturnsAndEndedAtTheStop() {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("level#+listen", true));
        Assets.await("subscribed", () -> driver.listeners.size() == 1);
        driver.push("level", TypedValues.newIntegerValue(7));
        assertThat(sink.next()).extracting(Sample::value).containsExactly(TypedValues.newIntegerValue(7));

        engine.unbindDriver(driver, Assets.driver("bus"));
        assertThat(driver.listeners).isEmpty();
        FakeDriver successor = new FakeDriver();
        engine.bindDriver(successor, Assets.driver("bus"));
        Assets.await("subscribed again", () -> successor.listeners.size() == 1);

        asset.change(PlanReader.plan(properties("level#+listen", false)));
        Assets.await("not wanted any more", successor.listeners::isEmpty);
    }
}
