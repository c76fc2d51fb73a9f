// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.MqttException;

/** Says in a few words why the broker could not be reached. */
final class MqttFailure {

    private MqttFailure() {}

    static String text(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (root instanceof UnknownHostException) {
            return "unknown host " + message;
        } else if (root instanceof SocketTimeoutException) {
            return "no answer in time";
        } else if (root instanceof ConnectException || root instanceof NoRouteToHostException) {
            return message.toLowerCase(Locale.ROOT).replaceFirst(" \\(.*\\)$", "");
        } else if (root instanceof EOFException) {
            return "the broker closed the connection";
        } else if (root instanceof SSLException) {
            return "TLS: " + message;
        } else if (root instanceof MqttException reason) {
            return text(reason, message);
        }
        return message;
    }

    private static String text(MqttException reason, String message) {
        return switch (reason.getReasonCode()) {
            case MqttException.REASON_CODE_CLIENT_TIMEOUT, MqttException.REASON_CODE_WRITE_TIMEOUT ->
                "no answer in time";
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION -> "the broker refuses user name or password";
            case MqttException.REASON_CODE_NOT_AUTHORIZED -> "the broker does not allow this user to connect";
            case MqttException.REASON_CODE_INVALID_CLIENT_ID -> "the broker refuses the client id";
            case MqttException.REASON_CODE_BROKER_UNAVAILABLE -> "the broker is not available";
            case MqttException.REASON_CODE_CONNECTION_LOST -> "the broker closed the connection";
            case MqttException.REASON_CODE_CLIENT_DISCONNECTING -> "the connection was closed";
            default -> message;
        };
    }
}
