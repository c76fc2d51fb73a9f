// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetService;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds assets by their names, whoever provides them. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class AssetDirectory implements AssetService {

    /** With an empty text while it has no name. */
    private record Entry(String pid, Asset asset) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, updated = "updatedAsset")
    void bindAsset(Asset asset, Map<String, Object> properties) {
        entries.add(entry(asset, properties));
    }

    /** The name may come late. */
    void updatedAsset(Asset asset, Map<String, Object> properties) {
        entries.replaceAll(entry -> entry.asset() == asset ? entry(asset, properties) : entry);
    }

    void unbindAsset(Asset asset) {
        entries.removeIf(entry -> entry.asset() == asset);
    }

    private static Entry entry(Asset asset, Map<String, Object> properties) {
        Object pid = properties.get(ConfigurationService.KURA_SERVICE_PID);
        return new Entry(pid == null ? "" : pid.toString(), asset);
    }

    @Override
    public List<Asset> listAssets() {
        return entries.stream().map(Entry::asset).toList();
    }

    @Override
    public Asset getAsset(String assetPid) {
        Objects.requireNonNull(assetPid, "asset pid");
        return entries.stream()
                .filter(entry -> !assetPid.isEmpty() && entry.pid().equals(assetPid))
                .map(Entry::asset)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getAssetPid(Asset asset) {
        Objects.requireNonNull(asset, "asset");
        return entries.stream()
                .filter(entry -> entry.asset() == asset && !entry.pid().isEmpty())
                .map(Entry::pid)
                .findFirst()
                .orElse(null);
    }
}
