// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import java.lang.reflect.Proxy;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

/** What ConfigurationAdmin tells. */
final class Events {

    private Events() {}

    @SuppressWarnings("unchecked")
    static ConfigurationEvent deleted(String pid) {
        ServiceReference<ConfigurationAdmin> admin = (ServiceReference<ConfigurationAdmin>) Proxy.newProxyInstance(
                Events.class.getClassLoader(), new Class<?>[] {ServiceReference.class}, (proxy, method, args) -> null);
        return new ConfigurationEvent(admin, ConfigurationEvent.CM_DELETED, null, pid);
    }
}
