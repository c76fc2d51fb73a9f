// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the components in an {@link EmbeddedFramework} are configured with. */
public final class Configurations {

    private final EmbeddedFramework framework;

    Configurations(EmbeddedFramework framework) {
        this.framework = framework;
    }

    /** Creates or changes the configuration of a singleton. */
    public void set(String pid, Map<String, ?> properties) throws IOException {
        singleton(pid).update(FrameworkUtil.asDictionary(properties));
    }

    /** Creates or changes an instance of a factory; its name is also its {@code kura.service.pid}. */
    public void set(String factory, String name, Map<String, ?> properties) throws IOException {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("kura.service.pid", name);
        instance(factory, name).update(FrameworkUtil.asDictionary(all));
    }

    public void delete(String pid) throws IOException {
        singleton(pid).delete();
    }

    public void delete(String factory, String name) throws IOException {
        instance(factory, name).delete();
    }

    private Configuration singleton(String pid) throws IOException {
        return admin().getConfiguration(pid, "?");
    }

    private Configuration instance(String factory, String name) throws IOException {
        return admin().getFactoryConfiguration(factory, name, "?");
    }

    private ConfigurationAdmin admin() {
        return framework.service(ConfigurationAdmin.class);
    }
}
