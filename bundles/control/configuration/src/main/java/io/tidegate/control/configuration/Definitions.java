// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the metatypes of all installed bundles say, read once per bundle and dropped with it. Where two bundles designate
 * one PID (the versions of one bundle, in its two slots), the running one counts, else the higher version. Thread-safe.
 */
final class Definitions extends BundleTracker<Definitions.OfBundle> {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final String FOLDER = "OSGI-INF/metatype";

    private volatile Consumer<List<Designated>> started = arrived -> {};

    /** The designated PIDs of one bundle in one state of its content. */
    static final class OfBundle {
        private volatile List<Designated> designated;

        /** Read when first asked for. */
        private volatile Map<String, CutOff> cutOffs;

        private OfBundle(List<Designated> designated) {
            this.designated = designated;
        }

        private Map<String, CutOff> cutOffs(Bundle bundle) {
            Map<String, CutOff> known = cutOffs;
            if (known == null) {
                known = DeclaredCutOffs.of(bundle);
                cutOffs = known;
            }
            return known;
        }
    }

    Definitions(BundleContext context) {
        super(context, Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, null);
    }

    /** Is told what a bundle designates while it starts, before its components are activated. */
    void onStart(Consumer<List<Designated>> listener) {
        started = listener;
    }

    Optional<Designated> find(String pid) {
        return getTracked().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(PREFERRED))
                .flatMap(e -> e.getValue().designated.stream())
                .filter(d -> d.pid().equals(pid))
                .findFirst();
    }

    /** All designated PIDs. */
    SortedMap<String, Designated> all() {
        SortedMap<String, Designated> all = new TreeMap<>();
        getTracked().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(PREFERRED))
                .flatMap(e -> e.getValue().designated.stream())
                .forEach(d -> all.putIfAbsent(d.pid(), d));
        return Collections.unmodifiableSortedMap(all);
    }

    /** Whether a component says of its configuration that a change can cut off who makes it. */
    Optional<CutOff> cutOff(String pid) {
        return getTracked().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(PREFERRED))
                .flatMap(e ->
                        Optional.ofNullable(e.getValue().cutOffs(e.getKey()).get(pid)).stream())
                .findFirst();
    }

    private static final Comparator<Bundle> PREFERRED = Comparator.comparing(
                    (Bundle b) -> b.getState() != Bundle.ACTIVE && b.getState() != Bundle.STARTING)
            .thenComparing(Bundle::getVersion, Comparator.reverseOrder())
            .thenComparing(Bundle::getBundleId);

    @Override
    public OfBundle addingBundle(Bundle bundle, BundleEvent event) {
        return new OfBundle(read(bundle));
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, OfBundle known) {
        if (event == null) {
            return;
        }
        if (event.getType() == BundleEvent.UPDATED) {
            known.designated = read(bundle);
            known.cutOffs = null;
        } else if (event.getType() == BundleEvent.STARTING && !known.designated.isEmpty()) {
            started.accept(known.designated);
        }
    }

    private static List<Designated> read(Bundle bundle) {
        List<Designated> all = new ArrayList<>();
        var paths = bundle.getEntryPaths(FOLDER);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith(".xml")) {
                try (InputStream in = bundle.getEntry(path).openStream()) {
                    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".xml".length());
                    all.addAll(MetatypeReader.designated(MetatypeReader.read(in, base -> texts(bundle, base)), name));
                } catch (IOException | XMLStreamException | RuntimeException e) {
                    LOG.warn(
                            "{} {}: {} can't be read: {}",
                            bundle.getSymbolicName(),
                            bundle.getVersion(),
                            path,
                            e instanceof XMLStreamException x ? Xml.words(x) : e.getMessage());
                }
            }
        }
        if (all.stream().anyMatch(designated -> !designated.factory())) {
            Set<String> expecting = DeclaredComponents.expectingDefaults(bundle);
            all.replaceAll(d -> !d.factory() && expecting.contains(d.pid()) ? d.withDefaults() : d);
        }
        return List.copyOf(all);
    }

    /** The texts without a language, and for what these lack the English ones. */
    private static Map<String, String> texts(Bundle bundle, String baseName) {
        Map<String, String> texts = new HashMap<>();
        for (String suffix : new String[] {"_en.properties", ".properties"}) {
            URL url = bundle.getEntry(baseName + suffix);
            if (url == null) {
                continue;
            }
            Properties read = new Properties();
            try (InputStreamReader in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                read.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{}: {} can't be read: {}", bundle.getSymbolicName(), baseName + suffix, e.getMessage());
            }
            read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        }
        return texts;
    }
}
