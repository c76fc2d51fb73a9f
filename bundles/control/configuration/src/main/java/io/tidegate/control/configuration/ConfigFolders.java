// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/**
 * Where files are, each folder laid over the one before: features, {@code <home>/etc/config}, {@code <data>/config}. In the
 * latter two a folder of the environment's name is laid over the files beside it. Thread-safe.
 */
final class ConfigFolders {

    private final List<ConfigFolder> bases;
    private final Supplier<String> environment;

    ConfigFolders(List<ConfigFolder> bases, Supplier<String> environment) {
        this.bases = bases;
        this.environment = environment;
    }

    /** @param environment the name of the environment in force, which is a plain one */
    static ConfigFolders of(BundleContext context, Supplier<String> environment) {
        Path data = Path.of(context.getProperty("tidegate.data"));
        String home = context.getProperty("tidegate.home");
        List<ConfigFolder> bases = new ArrayList<>();
        bases.add(new ConfigFolder("features", data.resolve("run/features"), false));
        if (home != null) {
            bases.add(new ConfigFolder("etc/config", Path.of(home, "etc/config"), true));
        }
        bases.add(new ConfigFolder("config", data.resolve("config"), true));
        return new ConfigFolders(bases, environment);
    }

    /** How the folders look now. */
    FolderLook look() {
        return look(environment.get());
    }

    /** How those of an environment look now. */
    FolderLook look(String name) {
        List<ConfigFolder> folders = new ArrayList<>();
        for (ConfigFolder base : bases) {
            folders.add(base);
            if (base.movable()) {
                folders.add(new ConfigFolder(base.nameOf(name), base.path().resolve(name), true));
            }
        }
        return FolderLook.at(folders);
    }
}
