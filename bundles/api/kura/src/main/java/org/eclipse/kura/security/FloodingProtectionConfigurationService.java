// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The firewall rules that protect the device against floods of packets, as {@code iptables} takes them. */
@ProviderType
public interface FloodingProtectionConfigurationService {

    /** Rules of the table {@code filter}; may be empty. */
    Set<String> getFloodingProtectionFilterRules();

    /** Rules of the table {@code mangle}; may be empty. */
    Set<String> getFloodingProtectionMangleRules();

    /** Rules of the table {@code nat}; may be empty. */
    Set<String> getFloodingProtectionNatRules();

    /** Rules of the table {@code filter}, for IPv6; may be empty. */
    Set<String> getFloodingProtectionFilterRulesIPv6();

    /** Rules of the table {@code mangle}, for IPv6; may be empty. */
    Set<String> getFloodingProtectionMangleRulesIPv6();

    /** Rules of the table {@code nat}, for IPv6; may be empty. */
    Set<String> getFloodingProtectionNatRulesIPv6();
}
