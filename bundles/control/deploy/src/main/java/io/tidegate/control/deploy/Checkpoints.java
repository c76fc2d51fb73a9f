// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

/** Is told each step of a deployment as it has been taken; the order of the steps is what makes a kill harmless. */
@FunctionalInterface
interface Checkpoints {

    void reached(String step);
}
