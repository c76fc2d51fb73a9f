// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Knows identities, their permissions and passwords. Changes are stored at once. Thread-safe. */
@ProviderType
public interface IdentityService {

    /**
     * Looks whether a password is that of an identity.
     *
     * @throws KuraException with {@code SECURITY_EXCEPTION} if it is not, if there is no such identity, or if it cannot
     *     log in by password
     */
    void checkPassword(String identityName, char[] password) throws KuraException;

    /**
     * Looks whether an identity is allowed something.
     *
     * @throws KuraException with {@code SECURITY_EXCEPTION} if it is not, or if there is no such identity
     */
    void checkPermission(String identityName, Permission permission) throws KuraException;

    /**
     * What a password would be compared with. The array is wiped.
     *
     * @throws KuraException if it cannot be computed
     */
    PasswordHash computePasswordHash(char[] password) throws KuraException;

    /**
     * Creates an identity that may do nothing and cannot log in.
     *
     * @return false if there was one of that name
     * @throws KuraException if the name is malformed, or if it cannot be stored
     */
    boolean createIdentity(String identityName) throws KuraException;

    /**
     * Creates a permission that can be assigned from now on.
     *
     * @return false if there was one of that name
     * @throws KuraException if it cannot be stored
     */
    boolean createPermission(Permission permission) throws KuraException;

    /**
     * Deletes an identity.
     *
     * @return false if there was none of that name
     * @throws KuraException if it cannot be stored
     */
    boolean deleteIdentity(String identityName) throws KuraException;

    /**
     * Deletes a permission and takes it from all identities.
     *
     * @return false if there was none of that name
     * @throws KuraException if it cannot be stored
     */
    boolean deletePermission(Permission permission) throws KuraException;

    /**
     * All identities.
     *
     * @param componentsToReturn the kinds of parts that the result has
     * @throws KuraException if they cannot be told
     */
    List<IdentityConfiguration> getIdentitiesConfiguration(
            Set<Class<? extends IdentityConfigurationComponent>> componentsToReturn) throws KuraException;

    /**
     * An identity; empty if there is none of that name.
     *
     * @param identityName of the identity
     * @param componentsToReturn the kinds of parts that the result has
     * @throws KuraException if it cannot be told
     */
    Optional<IdentityConfiguration> getIdentityConfiguration(
            String identityName, Set<Class<? extends IdentityConfigurationComponent>> componentsToReturn)
            throws KuraException;

    /**
     * What an identity has as long as nobody has changed it; it need not be there.
     *
     * @param identityName of the identity
     * @param componentsToReturn the kinds of parts that the result has
     * @throws KuraException if it cannot be told
     */
    IdentityConfiguration getIdentityDefaultConfiguration(
            String identityName, Set<Class<? extends IdentityConfigurationComponent>> componentsToReturn)
            throws KuraException;

    /**
     * All permissions that can be assigned.
     *
     * @throws KuraException if they cannot be told
     */
    Set<Permission> getPermissions() throws KuraException;

    /**
     * Changes an identity: the parts that are given, each as a whole.
     *
     * @throws KuraException if there is no such identity, or if a part is refused; then nothing is changed
     */
    void updateIdentityConfiguration(IdentityConfiguration identityConfiguration) throws KuraException;

    /**
     * Looks whether {@link #updateIdentityConfiguration} would refuse; the identity need not be there.
     *
     * @throws KuraException if a part would be refused
     */
    void validateIdentityConfiguration(IdentityConfiguration identityConfiguration) throws KuraException;
}
