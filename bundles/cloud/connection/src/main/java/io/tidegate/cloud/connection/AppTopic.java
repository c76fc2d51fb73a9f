// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.List;
import java.util.Optional;

/**
 * A topic in its parts: {@code [prefix/]account/device/appId/topic}.
 *
 * @param topic what follows the application id; may be empty
 */
record AppTopic(boolean control, String device, String appId, String topic) {

    static final String ACCOUNT_TOKEN = "#account-name";
    static final String CLIENT_TOKEN = "#client-id";

    /**
     * Takes a topic apart; empty if it has too few levels.
     *
     * @param account the account whose levels the topic has; an empty one has none, null one of any name
     */
    static Optional<AppTopic> of(String full, String controlPrefix, String account) {
        List<String> levels = Topics.levels(full);
        boolean control = levels.get(0).equals(controlPrefix);
        int device = (control ? 1 : 0) + accountLevels(full, account);
        if (levels.size() < device + 2) {
            return Optional.empty();
        }
        String topic = String.join("/", levels.subList(device + 2, levels.size()));
        return Optional.of(new AppTopic(control, levels.get(device), levels.get(device + 1), topic));
    }

    /** The topic of an application on a device; the transport fills in the account. */
    static String full(String prefixOrNull, String device, String appId, String topic) {
        String app = ACCOUNT_TOKEN + "/" + device + "/" + appId;
        String whole = topic == null || topic.isEmpty() ? app : app + "/" + topic;
        return prefixOrNull == null ? whole : prefixOrNull + "/" + whole;
    }

    private static int accountLevels(String full, String account) {
        if (account == null || full.contains(ACCOUNT_TOKEN)) {
            return 1;
        }
        return account.isEmpty() ? 0 : Topics.levels(account).size();
    }
}
