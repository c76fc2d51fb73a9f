// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = DataConfig.PID,
        name = "Data service",
        description =
                "Stores messages and sends them in order over a transport until the broker has acknowledged them.")
@interface DataConfig {

    String PID = "org.eclipse.kura.data.DataService";

    @AttributeDefinition(
            name = "Connect by itself",
            description = "Connect when the gateway starts, and again whenever the connection is lost.")
    boolean connect_auto$_$on$_$startup() default true;

    @AttributeDefinition(
            name = "Longest retry interval (s)",
            description = "Attempts to connect begin 0.2 s apart and double up to this, each a random part shorter.",
            min = "1",
            max = "86400")
    int connect_retry$_$interval() default DataSettings.RETRY_SECONDS;

    @AttributeDefinition(
            name = "Disconnect time (s)",
            description = "How long a wanted disconnect waits for acknowledgements still due.",
            min = "0",
            max = "60")
    int disconnect_quiesce$_$timeout() default DataSettings.QUIESCE_SECONDS;

    @AttributeDefinition(name = "Message store", description = "The kura.service.pid of the message store.")
    String store_db_service_pid() default DataSettings.STORE_PID;

    @AttributeDefinition(
            name = "Housekeeping interval (s)",
            description = "How often the store is asked to forget dropped messages.",
            min = "5",
            max = "86400")
    int store_housekeeper$_$interval() default DataSettings.HOUSEKEEPER_SECONDS;

    @AttributeDefinition(
            name = "Purge age (s)",
            description = "The age at which the store forgets dropped messages.",
            min = "0",
            max = "86400")
    int store_purge$_$age() default DataSettings.PURGE_SECONDS;

    @AttributeDefinition(
            name = "Largest payload (bytes)",
            description = "A larger message is refused.",
            min = "1",
            max = "268435455")
    int maximum_payload_size() default DataSettings.PAYLOAD_BYTES;

    @AttributeDefinition(
            name = "Send again in a new session",
            description = "Whether messages that were not acknowledged when the connection was lost are sent again in a"
                    + " new session of the broker. If not, they are dropped.")
    boolean in$_$flight$_$messages_republish$_$on$_$new$_$session() default true;

    @AttributeDefinition(
            name = "Messages in flight",
            description = "How many messages may await their acknowledgement at once.",
            min = "1",
            max = "10000")
    int in$_$flight$_$messages_max$_$number() default DataSettings.IN_FLIGHT;

    @AttributeDefinition(name = "Limit the rate", description = "Whether messages are sent at a limited rate.")
    boolean enable_rate_limit() default false;

    @AttributeDefinition(
            name = "Average rate",
            description = "Messages per time unit when the rate is limited.",
            min = "1",
            max = "1000000")
    int rate_limit_average() default 1;

    @AttributeDefinition(
            name = "Rate time unit",
            description = "The time unit of the average rate.",
            options = {
                @Option(label = "seconds", value = "SECONDS"),
                @Option(label = "minutes", value = "MINUTES"),
                @Option(label = "hours", value = "HOURS"),
                @Option(label = "days", value = "DAYS")
            })
    String rate_limit_time_unit() default "SECONDS";

    @AttributeDefinition(
            name = "Burst size",
            description = "Messages that may be sent at once when the rate is limited.",
            min = "1",
            max = "1000000")
    int rate_limit_burst_size() default 1;

    @AttributeDefinition(name = "Transport", description = "Target filter of the transport to send over.")
    String DataTransportService_target() default
            "(kura.service.pid=org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport)";
}
