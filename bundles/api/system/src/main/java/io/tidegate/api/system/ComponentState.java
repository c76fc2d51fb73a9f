// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.system;

/**
 * One configuration of a component of Declarative Services.
 *
 * @param name the component's name
 * @param pid its {@code kura.service.pid}, else its PID; empty if it has no configuration
 * @param bundle symbolic name of its bundle
 * @param id {@code component.id}: another one says that it was activated anew
 * @param state {@code unconfigured}, {@code unsatisfied}, {@code satisfied}, {@code active} or {@code failed}
 * @param fault what it waits for or why it failed, one line for an operator; empty if it is well
 */
public record ComponentState(String name, String pid, String bundle, long id, String state, String fault) {

    /** The name for an operator: the PID, and the component's name where it differs. */
    public String label() {
        return pid.isEmpty() || pid.equals(name) ? name : pid + " (" + name + ")";
    }

    /** What is wrong with it, one line. */
    public String line() {
        return label() + " of " + bundle + ": " + fault;
    }
}
