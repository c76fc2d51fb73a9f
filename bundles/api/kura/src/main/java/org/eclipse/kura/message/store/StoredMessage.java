// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message.store;

import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.kura.data.DataTransportToken;
import org.osgi.annotation.versioning.ProviderType;

/** A message as the store holds it: what is to be sent, and how far that has come. */
@ProviderType
public class StoredMessage {

    private final int id;
    private final String topic;
    private final byte[] payload;
    private final int qos;
    private final boolean retain;
    private final int priority;
    private final Date createdOn;
    private final Date publishedOn;
    private final Date confirmedOn;
    private final Date droppedOn;
    private final DataTransportToken dataTransportToken;

    private StoredMessage(Builder builder) {
        this.id = builder.id;
        this.topic = builder.topic;
        this.payload = builder.payload;
        this.qos = builder.qos;
        this.retain = builder.retain;
        this.priority = builder.priority;
        this.createdOn = builder.createdOn;
        this.publishedOn = builder.publishedOn;
        this.confirmedOn = builder.confirmedOn;
        this.droppedOn = builder.droppedOn;
        this.dataTransportToken = builder.dataTransportToken;
    }

    /** Unique within its store. */
    public int getId() {
        return this.id;
    }

    /** The topic, with tokens such as {@code #client-id} not yet replaced. */
    public String getTopic() {
        return this.topic;
    }

    /** The encoded payload, not a copy; {@code null} if it was not read from the store. */
    public byte[] getPayload() {
        return this.payload;
    }

    /** 0 at most once, 1 at least once, 2 exactly once. */
    public int getQos() {
        return this.qos;
    }

    /** Whether the broker is to keep the message for later subscribers. */
    public boolean isRetain() {
        return this.retain;
    }

    /** 0 is sent first. */
    public int getPriority() {
        return this.priority;
    }

    /** When the store accepted it. */
    public Optional<Date> getCreatedOn() {
        return Optional.ofNullable(this.createdOn);
    }

    /** When it was handed to the transport; empty if it was not yet. */
    public Optional<Date> getPublishedOn() {
        return Optional.ofNullable(this.publishedOn);
    }

    /** When the receiver acknowledged it; empty if it did not yet. */
    public Optional<Date> getConfirmedOn() {
        return Optional.ofNullable(this.confirmedOn);
    }

    /** When it was given up; empty if it was not. */
    public Optional<Date> getDroppedOn() {
        return Optional.ofNullable(this.droppedOn);
    }

    /** What the transport calls it while it waits for its acknowledgement. */
    public Optional<DataTransportToken> getDataTransportToken() {
        return Optional.ofNullable(this.dataTransportToken);
    }

    @Override
    @SuppressWarnings("UndefinedEquals") // all of them are plain dates, see copy
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof StoredMessage)) {
            return false;
        }
        StoredMessage that = (StoredMessage) other;
        return this.id == that.id
                && this.qos == that.qos
                && this.retain == that.retain
                && this.priority == that.priority
                && Objects.equals(this.topic, that.topic)
                && Objects.equals(this.createdOn, that.createdOn)
                && Objects.equals(this.publishedOn, that.publishedOn)
                && Objects.equals(this.confirmedOn, that.confirmedOn)
                && Objects.equals(this.droppedOn, that.droppedOn)
                && Objects.equals(this.dataTransportToken, that.dataTransportToken)
                && Arrays.equals(this.payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31
                        * Objects.hash(
                                this.id,
                                this.topic,
                                this.qos,
                                this.retain,
                                this.priority,
                                this.createdOn,
                                this.publishedOn,
                                this.confirmedOn,
                                this.droppedOn,
                                this.dataTransportToken)
                + Arrays.hashCode(this.payload);
    }

    @Override
    public String toString() {
        return "StoredMessage [id=" + this.id + ", topic=" + this.topic + ", bytes="
                + (this.payload == null ? "none" : String.valueOf(this.payload.length)) + ", qos=" + this.qos
                + ", retain=" + this.retain + ", priority=" + this.priority + ", createdOn=" + this.createdOn
                + ", publishedOn=" + this.publishedOn + ", confirmedOn=" + this.confirmedOn + ", droppedOn="
                + this.droppedOn + "]";
    }

    /** Builds a {@link StoredMessage}; what is not set is 0, {@code false} or absent. Not thread-safe. */
    @ProviderType
    public static class Builder {

        private final int id;
        private String topic;
        private byte[] payload;
        private int qos;
        private boolean retain;
        private int priority;
        private Date createdOn;
        private Date publishedOn;
        private Date confirmedOn;
        private Date droppedOn;
        private DataTransportToken dataTransportToken;

        /** Takes {@code id}: unique within its store. */
        public Builder(int id) {
            this.id = id;
        }

        /** Sets with tokens such as {@code #client-id} not yet replaced. */
        public Builder withTopic(String topic) {
            this.topic = topic;
            return this;
        }

        /** Sets encoded; kept, not copied. */
        public Builder withPayload(byte[] payload) {
            this.payload = payload;
            return this;
        }

        /** Sets 0, 1 or 2. */
        public Builder withQos(int qos) {
            this.qos = qos;
            return this;
        }

        /** Sets whether the broker is to keep the message for later subscribers. */
        public Builder withRetain(boolean retain) {
            this.retain = retain;
            return this;
        }

        /** Sets 0 is sent first. */
        public Builder withPriority(int priority) {
            this.priority = priority;
            return this;
        }

        /** Sets when the store accepted it. */
        public Builder withCreatedOn(Date createdOn) {
            this.createdOn = copy(createdOn);
            return this;
        }

        /** Sets when it was handed to the transport. */
        public Builder withPublishedOn(Date publishedOn) {
            this.publishedOn = copy(publishedOn);
            return this;
        }

        /** Sets when the receiver acknowledged it. */
        public Builder withConfirmedOn(Date confirmedOn) {
            this.confirmedOn = copy(confirmedOn);
            return this;
        }

        /** Sets when it was given up. */
        public Builder withDroppedOn(Date droppedOn) {
            this.droppedOn = copy(droppedOn);
            return this;
        }

        /** Sets what the transport calls it. */
        public Builder withDataTransportToken(DataTransportToken dataTransportToken) {
            this.dataTransportToken = dataTransportToken;
            return this;
        }

        /** A plain date also of a {@code java.sql.Timestamp}, which is never equal to one. */
        @SuppressWarnings("JavaUtilDate")
        private static Date copy(Date date) {
            return date == null ? null : new Date(date.getTime());
        }

        /** The message as set up to now. */
        public StoredMessage build() {
            return new StoredMessage(this);
        }
    }
}
