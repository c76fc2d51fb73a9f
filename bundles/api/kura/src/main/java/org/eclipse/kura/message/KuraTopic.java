// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A topic taken apart: {@code [prefix/]account/device/application/application topic}. Parts that the topic does not
 * reach are {@code null}.
 *
 * @deprecated publishers and subscribers of a cloud connection see the application's part only
 */
@Deprecated
@ProviderType
public class KuraTopic {

    private static final String CONTROL_PREFIX = "$EDC";

    private final String fullTopic;
    private final String[] topicParts;
    private final int account;
    private final String prefix;

    /** Takes {@code fullTopic}: whose prefix, if it has one, is {@code $EDC}. */
    public KuraTopic(String fullTopic) {
        this(fullTopic, CONTROL_PREFIX);
    }

    /**
     * Made of all its parts.
     *
     * @param fullTopic a topic with or without the prefix
     * @param controlPrefix the first level of control topics
     */
    public KuraTopic(String fullTopic, String controlPrefix) {
        this.fullTopic = fullTopic;
        this.topicParts = fullTopic.split("/", -1);
        boolean control = this.topicParts[0].equals(controlPrefix);
        this.prefix = control ? controlPrefix : null;
        this.account = control ? 1 : 0;
    }

    /** The account of the gateway. */
    public String getAccountName() {
        return part(0);
    }

    /** The client id of the gateway. */
    public String getDeviceId() {
        return part(1);
    }

    /** The application. */
    public String getApplicationId() {
        return part(2);
    }

    /** All levels after the application. */
    public String getApplicationTopic() {
        int from = this.account + 3;
        if (this.topicParts.length <= from) {
            return null;
        }
        StringBuilder topic = new StringBuilder(this.topicParts[from]);
        for (int i = from + 1; i < this.topicParts.length; i++) {
            topic.append('/').append(this.topicParts[i]);
        }
        return topic.toString();
    }

    /** The topic as given. */
    public String getFullTopic() {
        return this.fullTopic;
    }

    /** The prefix of a control topic; {@code null} for a data topic. */
    public String getPrefix() {
        return this.prefix;
    }

    /** All levels, with the prefix; a copy. */
    public String[] getTopicParts() {
        return this.topicParts.clone();
    }

    private String part(int level) {
        int index = this.account + level;
        return index < this.topicParts.length ? this.topicParts[index] : null;
    }
}
