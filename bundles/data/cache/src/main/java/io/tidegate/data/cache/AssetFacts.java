// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.configuration.ConfigurationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cache has to know of an asset.
 *
 * @param pid its {@code kura.service.pid}
 * @param readable the channels that it reads; empty if it does not tell
 * @param listened those of them that only the device's own events bring, since nobody polls them
 */
record AssetFacts(String pid, Optional<Set<String>> readable, Set<String> listened) {

    private static final Logger LOG = LoggerFactory.getLogger(AssetFacts.class);
    private static final String POLL_INTERVAL = "poll.interval.ms";
    private static final String LISTEN = "+listen";

    static AssetFacts of(Asset asset, Map<String, Object> properties) {
        String pid = pid(properties);
        AssetConfiguration configuration;
        try {
            configuration = asset.getAssetConfiguration();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{}: does not tell its channels", pid, e);
            configuration = null;
        }
        if (configuration == null) {
            return new AssetFacts(pid, Optional.empty(), Set.of());
        }
        Map<String, Channel> channels = configuration.getAssetChannels();
        Set<String> readable = channels.keySet().stream()
                .filter(name -> readable(channels.get(name)))
                .collect(Collectors.toUnmodifiableSet());
        Set<String> listened = polls(properties)
                ? Set.of()
                : readable.stream()
                        .filter(name -> listened(channels.get(name)))
                        .collect(Collectors.toUnmodifiableSet());
        return new AssetFacts(pid, Optional.of(readable), listened);
    }

    static String pid(Map<String, Object> properties) {
        return String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    }

    private static boolean readable(Channel channel) {
        return channel.isEnabled() && channel.getType() != ChannelType.WRITE;
    }

    private static boolean listened(Channel channel) {
        return Boolean.parseBoolean(String.valueOf(channel.getConfiguration().get(LISTEN)));
    }

    private static boolean polls(Map<String, Object> properties) {
        String interval = String.valueOf(properties.getOrDefault(POLL_INTERVAL, "0"));
        return !interval.strip().equals("0");
    }
}
