// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.deploy;

import java.nio.file.Path;
import java.util.List;

/**
 * What somebody wants changed.
 *
 * @param jars absolute paths of bundles ({@code .jar}) to install, or to put in the place of the bundle with the same symbolic
 *     name; of deployment packages ({@code .dp}), or features of the distribution ({@code .json}), likewise
 * @param uninstall names of deployment packages or symbolic names of bundles to remove; {@code feature:} and a name removes
 *     a feature's bundles
 * @param undo symbolic names of bundles that return to their predecessor
 */
public record DeploymentRequest(List<Path> jars, List<String> uninstall, List<String> undo) {

    public DeploymentRequest {
        jars = List.copyOf(jars);
        uninstall = List.copyOf(uninstall);
        undo = List.copyOf(undo);
    }

    public static DeploymentRequest install(List<Path> jars) {
        return new DeploymentRequest(jars, List.of(), List.of());
    }

    public static DeploymentRequest uninstall(String name) {
        return new DeploymentRequest(List.of(), List.of(name), List.of());
    }

    public static DeploymentRequest undo(String symbolicName) {
        return new DeploymentRequest(List.of(), List.of(), List.of(symbolicName));
    }
}
