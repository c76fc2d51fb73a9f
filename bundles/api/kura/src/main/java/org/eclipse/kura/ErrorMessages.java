// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import java.util.EnumMap;
import java.util.Map;

/** The text of an error: one headline per code, then every argument of the exception. */
final class ErrorMessages {

    private static final Map<KuraErrorCode, String> HEADLINES = new EnumMap<>(KuraErrorCode.class);

    static {
        put(KuraErrorCode.CONFIGURATION_ERROR, "unusable configuration");
        put(KuraErrorCode.CONFIGURATION_UPDATE, "configuration update failed");
        put(KuraErrorCode.CONFIGURATION_ROLLBACK, "configuration roll-back failed");
        put(KuraErrorCode.CONFIGURATION_ATTRIBUTE_UNDEFINED, "unknown configuration attribute");
        put(KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID, "invalid configuration value");
        put(KuraErrorCode.CONFIGURATION_REQUIRED_ATTRIBUTE_MISSING, "required configuration attribute missing");
        put(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, "no such snapshot");
        put(KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING, "snapshot not written");
        put(KuraErrorCode.CONFIGURATION_SNAPSHOT_LISTING, "snapshots cannot be listed");
        put(KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING, "snapshot cannot be read");
        put(KuraErrorCode.SERIAL_PORT_INVALID_CONFIGURATION, "invalid serial port parameters");
        put(KuraErrorCode.SERIAL_PORT_NOT_EXISTING, "no such serial port");
        put(KuraErrorCode.PORT_IN_USE, "port in use");
        put(KuraErrorCode.PARTIAL_SUCCESS, "partly failed");
        put(KuraErrorCode.SECURITY_EXCEPTION, "refused for security");
        put(KuraErrorCode.NOT_CONNECTED, "not connected");
        put(KuraErrorCode.TIMED_OUT, "timed out");
        put(KuraErrorCode.CONNECTION_FAILED, "connection failed");
        put(KuraErrorCode.TOO_MANY_INFLIGHT_MESSAGES, "too many messages in flight");
        put(KuraErrorCode.STORE_ERROR, "message store failed");
        put(KuraErrorCode.ENCODE_ERROR, "payload cannot be encoded");
        put(KuraErrorCode.DECODER_ERROR, "payload cannot be decoded");
        put(KuraErrorCode.INVALID_METRIC_EXCEPTION, "metric type cannot be encoded");
        put(KuraErrorCode.INVALID_MESSAGE_EXCEPTION, "invalid message");
        put(KuraErrorCode.OPERATION_NOT_SUPPORTED, "operation not supported");
        put(KuraErrorCode.UNAVAILABLE_DEVICE, "device unavailable");
        put(KuraErrorCode.CLOSED_DEVICE, "device closed");
        put(KuraErrorCode.GPIO_EXCEPTION, "digital input or output failed");
        put(KuraErrorCode.OS_COMMAND_ERROR, "system command failed");
        put(KuraErrorCode.INVALID_PARAMETER, "invalid parameter");
        put(KuraErrorCode.PROCESS_EXECUTION_ERROR, "process failed");
        put(KuraErrorCode.SUBSCRIPTION_ERROR, "subscription failed");
        put(KuraErrorCode.BLE_NOTIFICATION_ERROR, "Bluetooth notification failed");
        put(KuraErrorCode.BLE_CONNECTION_ERROR, "Bluetooth connection failed");
        put(KuraErrorCode.BLE_PAIR_ERROR, "Bluetooth pairing failed");
        put(KuraErrorCode.BLE_RESOURCE_NOT_FOUND, "no such Bluetooth resource");
        put(KuraErrorCode.BLE_IO_ERROR, "Bluetooth input or output failed");
        put(KuraErrorCode.BLE_COMMAND_ERROR, "Bluetooth command failed");
        put(KuraErrorCode.BLE_DISCOVERY_ERROR, "Bluetooth search failed");
        put(KuraErrorCode.BLE_REMOVE_ERROR, "Bluetooth device not removed");
        put(KuraErrorCode.BAD_REQUEST, "bad request");
        put(KuraErrorCode.NOT_FOUND, "not found");
        put(KuraErrorCode.SERVICE_UNAVAILABLE, "service unavailable");
        put(KuraErrorCode.DISCONNECTION_FAILED, "disconnection failed");
        put(KuraErrorCode.IO_ERROR, "input or output failed");
        put(KuraErrorCode.UNSUPPORTED_MODEM, "unsupported modem");
        put(KuraErrorCode.INVALID_CERTIFICATE_EXCEPTION, "invalid certificate");
    }

    private ErrorMessages() {}

    private static void put(KuraErrorCode code, String headline) {
        HEADLINES.put(code, headline);
    }

    static String message(KuraErrorCode code, Object... arguments) {
        StringBuilder message =
                new StringBuilder(code == null ? "error" : HEADLINES.getOrDefault(code, "internal error"));
        String separator = ": ";
        if (arguments != null) {
            for (Object argument : arguments) {
                if (argument != null) {
                    message.append(separator).append(text(argument));
                    separator = ", ";
                }
            }
        }
        return message.toString();
    }

    private static String text(Object argument) {
        if (argument instanceof Throwable && ((Throwable) argument).getMessage() != null) {
            return ((Throwable) argument).getMessage();
        }
        return argument.toString();
    }
}
