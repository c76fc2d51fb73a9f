// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.secrets.KeyReplacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the gateway's key when asked to, and goes on by itself with a replacement that a restart cut off. */
@Component(
        name = "io.tidegate.control.configuration.rekeying",
        service = Rekeying.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Rekeying {

    private static final Logger LOG = LoggerFactory.getLogger(Rekeying.class);

    private final SecretsFile secrets;
    private final SnapshotConfigurationService configurations;
    private final KeyRenewal renewal;
    private volatile KeyReplacement keys;
    private volatile boolean started;

    @Activate
    public Rekeying(
            BundleContext context,
            @Reference SnapshotPersistence persistence,
            @Reference SnapshotConfigurationService configurations) {
        this.configurations = configurations;
        secrets = persistence.secretsFile();
        renewal = new KeyRenewal(persistence.folder(), secrets, documents(context));
    }

    /** Where files lie that say what is configured, those of environments in folders below. */
    private static List<Path> documents(BundleContext context) {
        Path data = Path.of(context.getProperty("tidegate.data"));
        String home = context.getProperty("tidegate.home");
        Path own = data.resolve("config");
        return home == null ? List.of(own) : List.of(own, Path.of(home, "etc/config"));
    }

    @Activate
    void start() {
        started = true;
        goOn();
        protect();
    }

    /** What somebody put there in clear must not lie so until somebody refers to it. */
    private void protect() {
        try {
            secrets.all();
        } catch (KuraException | IOException e) {
            LOG.warn(e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        renewal.stop();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindKeys(KeyReplacement now) {
        keys = now;
        if (started) {
            goOn();
        }
    }

    void unbindKeys(KeyReplacement gone) {
        if (keys == gone) {
            keys = null;
        }
    }

    private void goOn() {
        KeyReplacement now = keys;
        if (now == null || !now.pending()) {
            return;
        }
        try {
            configurations.changeSecrets(changes -> changes.goOn(now, renewal));
            LOG.info("The gateway's key is replaced: what was cut off is done");
        } catch (KuraException e) {
            LOG.error(e.getMessage());
        }
    }

    /** @throws KuraException if it can't be done, or not be ended yet */
    KeyRenewal.Done rekey() throws KuraException {
        KeyReplacement now = keys;
        if (now == null) {
            throw new ConfigurationFault(
                    KuraErrorCode.SERVICE_UNAVAILABLE, "the crypto service is not there, or can't replace its key");
        }
        return configurations.changeSecrets(changes -> changes.rekey(now, renewal));
    }
}
