// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What all groups share: Camel, its threads, the component bundles, and the gateway's assets and cloud connections. */
@Component(
        service = {RouteHost.class, SampleSink.class},
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true)
public final class RouteHost implements SampleSink {

    private static final int MOST_THREADS = 100;
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(4);

    private final WorkerPool pool = new WorkerPool("routes", MOST_THREADS);
    private final Lane lane = new Lane(pool);
    private final Taps taps = new Taps(pool);
    private final Present<Asset> assets = new Present<>();
    private final Present<CloudPublisher> publishers = new Present<>();
    private final Subscribers subscribers = new Subscribers();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Set<GroupRoutes> groups = ConcurrentHashMap.newKeySet();
    private final Engine engine = new Engine(Map.of(
            AssetComponent.SCHEME, () -> new AssetComponent(assets, taps),
            CloudComponent.SCHEME, () -> new CloudComponent(publishers, subscribers, pool),
            LastingQueues.SCHEME, LastingQueues::new));
    private final ComponentBundles bundles;

    @Activate
    public RouteHost(BundleContext context) {
        bundles = new ComponentBundles(context, this);
    }

    @Activate
    void start() {
        bundles.open();
    }

    @Deactivate
    void stop() {
        bundles.close();
        assets.close();
        publishers.close();
        lane.now(engine::close, LONGEST_CHANGE);
        pool.close();
    }

    @Override
    public void offer(List<Sample> samples) {
        taps.offer(samples);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindAsset(Asset asset, Map<String, Object> properties) {
        assets.add(name(properties), asset);
    }

    void unbindAsset(Asset asset, Map<String, Object> properties) {
        assets.remove(name(properties), asset);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindPublisher(CloudPublisher publisher, Map<String, Object> properties) {
        publishers.add(name(properties), publisher);
    }

    void unbindPublisher(CloudPublisher publisher, Map<String, Object> properties) {
        publishers.remove(name(properties), publisher);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSubscriber(CloudSubscriber subscriber, Map<String, Object> properties) {
        subscribers.add(name(properties), subscriber);
    }

    void unbindSubscriber(CloudSubscriber subscriber, Map<String, Object> properties) {
        subscribers.remove(name(properties), subscriber);
    }

    Engine engine() {
        return engine;
    }

    Lane lane() {
        return lane;
    }

    WorkerPool pool() {
        return pool;
    }

    Taps taps() {
        return taps;
    }

    /** Route id -> the group that has it. */
    Map<String, String> owners() {
        return owners;
    }

    Present<Asset> assets() {
        return assets;
    }

    Present<CloudPublisher> publishers() {
        return publishers;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    void add(GroupRoutes group) {
        groups.add(group);
    }

    /** Ends a group's routes, and Camel with the last group. */
    void remove(GroupRoutes group) {
        groups.remove(group);
        lane.now(
                () -> {
                    group.close();
                    if (groups.isEmpty()) {
                        engine.close();
                    }
                },
                LONGEST_CHANGE);
        reconsider();
    }

    /** Something came or went that routes of any group may wait for. */
    void reconsider() {
        lane.later(() -> groups.forEach(GroupRoutes::reconcile));
    }

    void componentsCame(ComponentBundles.Components components) {
        lane.soon(() -> {
            engine.arrived(components.bundle());
            groups.forEach(GroupRoutes::reconcile);
        });
    }

    /** Returns when no route uses them any more, or after a few seconds. */
    void componentsGo(ComponentBundles.Components components) {
        lane.now(
                () -> {
                    groups.forEach(group -> group.depart(components.schemes(), Duration.ofSeconds(2)));
                    engine.departed(components.bundle(), components.schemes());
                },
                LONGEST_CHANGE);
        reconsider();
    }

    private static String name(Map<String, Object> properties) {
        return String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    }
}
