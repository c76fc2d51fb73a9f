// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = OpcUaDriver.PID,
        name = "OPC UA driver",
        description = "Reads, writes and subscribes to the variables of one OPC UA server.")
@interface OpcUaConfig {

    @AttributeDefinition(name = "Host", description = "Name or IP address of the server.")
    String endpoint_ip() default Server.HOST;

    @AttributeDefinition(name = "Port", description = "TCP port of the server.", min = "1", max = "65535")
    int endpoint_port() default Server.PORT;

    @AttributeDefinition(
            name = "Server name",
            description = "Path of the server's URL, for servers that have one. Mostly empty.",
            required = false)
    String server_name() default "";

    @AttributeDefinition(
            name = "Force endpoint URL",
            description = "Connect to host and port as given here even if the server calls itself by another name.")
    boolean force_endpoint_url() default false;

    @AttributeDefinition(
            name = "Session time-out (s)",
            description = "How long the server keeps the session of a gateway that it does not hear of any more.",
            min = "1",
            max = "3600")
    int session_timeout() default Server.SESSION_TIMEOUT;

    @AttributeDefinition(
            name = "Request time-out (s)",
            description = "How long a request may take until its response is there.",
            min = "1",
            max = "600")
    int request_timeout() default Server.REQUEST_TIMEOUT;

    @AttributeDefinition(
            name = "Acknowledge time-out (s)",
            description = "How long the server may take to open the connection.",
            min = "1",
            max = "600")
    int acknowledge_timeout() default Server.ACKNOWLEDGE_TIMEOUT;

    @AttributeDefinition(name = "Application name", description = "How the gateway introduces itself to the server.")
    String application_name() default Server.APPLICATION_NAME;

    @AttributeDefinition(
            name = "Application URI",
            description = "Identifies the gateway. It is part of its certificate; a certificate is made for each URI.")
    String application_uri() default Server.APPLICATION_URI;

    @AttributeDefinition(
            name = "Publish interval (ms)",
            description = "How often the server tells the values of channels that are listened to.",
            min = "10",
            max = "3600000")
    int subscription_publish_interval() default Server.PUBLISH_INTERVAL;

    @AttributeDefinition(
            name = "Security policy",
            description = "How messages are signed and encrypted. None does neither; 128Rsa15 and 256 are broken.",
            options = {
                @Option(label = "None", value = "0"),
                @Option(label = "Basic128Rsa15", value = "1"),
                @Option(label = "Basic256", value = "2"),
                @Option(label = "Basic256Sha256", value = "3"),
                @Option(label = "Aes128_Sha256_RsaOaep", value = "4")
            })
    int security_policy() default 0;

    @AttributeDefinition(
            name = "Authenticate server",
            description =
                    "Connect only if the server's certificate lies in keys/opcua/trusted of the data folder, or is"
                            + " signed by one that does. Needs a security policy.")
    boolean authenticate_server() default false;

    @AttributeDefinition(name = "User name", description = "Empty connects anonymously.", required = false)
    String username() default "";

    @AttributeDefinition(
            name = "Password",
            description = "The password of the user.",
            type = AttributeType.PASSWORD,
            required = false)
    String password();

    @AttributeDefinition(
            name = "Key store",
            description = "A file with the gateway's own key and certificate. Empty: they are made and kept in"
                    + " keys/opcua/own of the data folder.",
            required = false)
    String certificate_location() default "";

    @AttributeDefinition(
            name = "Key store type",
            description = "Format of the key store.",
            options = {@Option(label = "PKCS12", value = "PKCS12"), @Option(label = "JKS", value = "JKS")})
    String keystore_type() default Server.KEY_STORE_TYPE;

    @AttributeDefinition(name = "Key alias", description = "Name of the key in the key store.", required = false)
    String keystore_client_alias() default Server.KEY_ALIAS;

    @AttributeDefinition(
            name = "Key store password",
            description = "The password of the key store and of the key in it.",
            type = AttributeType.PASSWORD,
            required = false)
    String keystore_password();

    @AttributeDefinition(
            name = "Items per request",
            description = "The most channels that one request reads or writes. Lower it for servers that allow fewer.",
            min = "1",
            max = "100000")
    int max_request_items() default Server.MAX_ITEMS;

    @AttributeDefinition(
            name = "Names below a node",
            description = "How a value is named that comes from a channel listening to everything below its node.",
            options = {
                @Option(label = "Browse path", value = "BROWSE_PATH"),
                @Option(label = "Node id", value = "NODE_ID")
            })
    String subtree_subscription_name_format() default "BROWSE_PATH";
}
