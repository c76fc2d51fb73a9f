// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** An identity and those parts of its configuration that were asked for or are to be changed. */
@ProviderType
public class IdentityConfiguration {

    private final String name;
    private final List<IdentityConfigurationComponent> components;

    /**
     * Made of all its parts.
     *
     * @param name of the identity; must not be {@code null} or blank
     * @param components at most one of each kind; not copied
     */
    public IdentityConfiguration(String name, List<IdentityConfigurationComponent> components) {
        this.name = Names.checked(name, "identity");
        this.components = Objects.requireNonNull(components, "components");
    }

    /** The part of a kind; empty if it is not there. */
    public <T extends IdentityConfigurationComponent> Optional<T> getComponent(Class<T> clazz) {
        return this.components.stream()
                .filter(clazz::isInstance)
                .map(clazz::cast)
                .findFirst();
    }

    /** The parts, as they were given. */
    public List<IdentityConfigurationComponent> getComponents() {
        return this.components;
    }

    /** The name of the identity. */
    public String getName() {
        return this.name;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof IdentityConfiguration)) {
            return false;
        }
        IdentityConfiguration that = (IdentityConfiguration) other;
        return this.name.equals(that.name) && this.components.equals(that.components);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.name, this.components);
    }
}
