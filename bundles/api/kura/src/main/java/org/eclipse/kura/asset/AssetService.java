// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Finds assets. Thread-safe. */
@ProviderType
public interface AssetService {

    /** An asset by its {@code kura.service.pid}; {@code null} if there is none. */
    Asset getAsset(String assetPid);

    /** The {@code kura.service.pid} of an asset; {@code null} if it is not a service. */
    String getAssetPid(Asset asset);

    /** All assets there are now. */
    List<Asset> listAssets();
}
