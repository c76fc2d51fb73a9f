// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.probe;

import io.tidegate.api.commands.Command;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.data.DataService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Command {@code probe}: what a test can only see, or do, inside the framework. Never part of a distribution. */
@Component(service = Command.class, immediate = true)
public final class Probe implements Command, SynchronousBundleListener {

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<WeakReference<ClassLoader>>> loaders = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile DataService data;

    @Activate
    public Probe(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    @Activate
    void start() {
        for (Bundle bundle : context.getBundles()) {
            remember(bundle);
        }
        context.addBundleListener(this);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.STOPPED) {
            String kind = event.getType() == BundleEvent.STARTED ? "STARTED " : "STOPPED ";
            events.add(kind + event.getBundle().getSymbolicName());
            remember(event.getBundle());
        }
    }

    private void remember(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null && wiring.getClassLoader() != null) {
            List<WeakReference<ClassLoader>> known = loaders.computeIfAbsent(
                    bundle.getSymbolicName(), n -> Collections.synchronizedList(new ArrayList<>()));
            if (known.stream().noneMatch(r -> r.refersTo(wiring.getClassLoader()))) {
                known.add(new WeakReference<>(wiring.getClassLoader()));
            }
        }
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String usage() {
        return "events | components | threads | files | heap | loaders BSN | stop BSN | start BSN | given PID KEY | publish TOPIC FROM COUNT FILE  looks from the inside";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        try {
            switch (arguments.isEmpty() ? "" : arguments.get(0)) {
                case "events" -> List.copyOf(events).forEach(out::println);
                case "components" -> printComponents(out);
                case "threads" -> Thread.getAllStackTraces().keySet().forEach(t -> out.println(t.getName()));
                case "files" -> printFiles(out);
                case "heap" -> out.println(heap() / 1024);
                case "loaders" -> out.println(liveLoaders(arguments.get(1)));
                case "stop" -> bundle(arguments.get(1)).stop(Bundle.STOP_TRANSIENT);
                case "start" -> bundle(arguments.get(1)).start(Bundle.START_TRANSIENT);
                case "given" -> out.println(given(arguments.get(1), arguments.get(2)));
                case "publish" ->
                    publish(
                            arguments.get(1),
                            Integer.parseInt(arguments.get(2)),
                            Integer.parseInt(arguments.get(3)),
                            Path.of(arguments.get(4)));
                default -> {
                    err.println(usage());
                    return 2;
                }
            }
            return 0;
        } catch (IOException | KuraException | BundleException | RuntimeException e) {
            err.println("probe: " + e);
            return 1;
        }
    }

    /** The one that runs, else the one that was stopped. */
    private Bundle bundle(String name) {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .max(Comparator.comparing((Bundle bundle) -> bundle.getState() == Bundle.ACTIVE)
                        .thenComparing(Bundle::getVersion))
                .orElseThrow(() -> new IllegalArgumentException("no bundle " + name));
    }

    private void printComponents(PrintWriter out) {
        components.getComponentDescriptionDTOs().stream()
                .flatMap(description -> components.getComponentConfigurationDTOs(description).stream())
                .forEach(c -> out.println(
                        c.description.bundle.symbolicName + " " + c.description.name + " " + c.id + " " + c.state));
    }

    /** What a component was configured with; empty if there is no such component, or it has no such key. */
    private String given(String pid, String key) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, "(kura.service.pid=" + pid + ")");
            return Stream.of(found == null ? new ServiceReference<?>[0] : found)
                    .map(reference -> reference.getProperty(key))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst()
                    .orElse("");
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void printFiles(PrintWriter out) throws IOException {
        File[] descriptors = new File("/proc/self/fd").listFiles();
        for (File descriptor : descriptors == null ? new File[0] : descriptors) {
            try {
                out.println(Files.readSymbolicLink(descriptor.toPath()));
            } catch (NoSuchFileException e) {
                out.println("closed by now, as the listing's own is");
            }
        }
    }

    /** Bytes that are used after a garbage collection; the least of some, since the call itself uses some. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private long liveLoaders(String name) {
        long alive = Long.MAX_VALUE;
        // A collection that frees nothing more was the last one needed.
        for (int round = 0; round < 10; round++) {
            System.gc();
            long now = loaders.getOrDefault(name, List.of()).stream()
                    .filter(reference -> !reference.refersTo(null))
                    .count();
            if (now == alive) {
                break;
            }
            alive = now;
        }
        return alive;
    }

    /** Publishes numbers and writes each outside the gateway once it was accepted: {@code <number> <id>}. */
    private void publish(String topic, int from, int count, Path file) throws IOException, KuraException {
        DataService service = data;
        if (service == null) {
            throw new IllegalStateException("no DataService");
        }
        for (int number = from; number < from + count; number++) {
            int id = service.publish(topic, String.valueOf(number).getBytes(StandardCharsets.UTF_8), 1, false, 5);
            Files.write(
                    file,
                    Stream.of(number + " " + id).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        }
    }
}
