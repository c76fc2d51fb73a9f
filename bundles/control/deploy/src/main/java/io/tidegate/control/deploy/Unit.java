// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.nio.file.Path;
import java.util.List;

/**
 * One file of a request after it was read: a bundle, a deployment package or a feature.
 *
 * @param owner the package or feature; the operator for a bundle by itself
 * @param file what was asked for
 */
record Unit(Owner owner, Path file, List<Member> members) {

    /** The start level where no feature says another: after the platform, beside assets and routes. */
    static final int USUAL_LEVEL = 50;

    Unit {
        members = List.copyOf(members);
    }

    /** @param startLevel of the bundle if it is not installed yet */
    record Member(JarFacts jar, int startLevel) {}
}
