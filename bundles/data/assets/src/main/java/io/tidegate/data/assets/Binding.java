// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** Which channels, through which driver. */
record Binding(AssetPlan plan, DriverLink link) {}
