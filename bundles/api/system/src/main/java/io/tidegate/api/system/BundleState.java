// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.system;

/**
 * One bundle.
 *
 * @param bsn symbolic name
 * @param version OSGi version
 * @param state {@code installed}, {@code resolved}, {@code starting}, {@code active}, {@code stopping},
 *     {@code uninstalled}, or {@code missing} if the framework does not have it
 * @param slot A or B; empty outside the running set
 * @param standby version of the predecessor kept beside; may be empty
 * @param origin {@code feature:<name>}, {@code operator} or {@code outside} (not in the running set)
 * @param wanted whether it should run
 * @param running whether it does: active, lazily starting, or a resolved fragment
 */
public record BundleState(
        String bsn,
        String version,
        String state,
        String slot,
        String standby,
        int startLevel,
        String origin,
        boolean wanted,
        boolean running) {}
