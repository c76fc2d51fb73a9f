// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

/** What went wrong, for programs; the message of the exception tells people. */
public enum KuraErrorCode {
    /** A configuration cannot be used. */
    CONFIGURATION_ERROR,
    /** A configuration could not be updated. */
    CONFIGURATION_UPDATE,
    /** A snapshot could not be restored. */
    CONFIGURATION_ROLLBACK,
    /** The configuration has an attribute that its definition does not know. */
    CONFIGURATION_ATTRIBUTE_UNDEFINED,
    /** An attribute has a value that its component refuses. */
    CONFIGURATION_ATTRIBUTE_INVALID,
    /** An attribute without which the component cannot work is absent. */
    CONFIGURATION_REQUIRED_ATTRIBUTE_MISSING,
    /** There is no snapshot of that id. */
    CONFIGURATION_SNAPSHOT_NOT_FOUND,
    /** A snapshot could not be written. */
    CONFIGURATION_SNAPSHOT_TAKING,
    /** The snapshots could not be listed. */
    CONFIGURATION_SNAPSHOT_LISTING,
    /** A snapshot could not be read. */
    CONFIGURATION_SNAPSHOT_LOADING,
    /**
     * A fault without a code of its own.
     *
     * @deprecated choose a code that says what happened
     */
    @Deprecated
    INTERNAL_ERROR,
    /** The parameters of a serial port do not go together. */
    SERIAL_PORT_INVALID_CONFIGURATION,
    /** There is no such serial port. */
    SERIAL_PORT_NOT_EXISTING,
    /** Somebody else has the port. */
    PORT_IN_USE,
    /** Some of several operations failed. */
    PARTIAL_SUCCESS,
    /** The caller may not do this, or a cryptographic operation failed. */
    SECURITY_EXCEPTION,
    /** A connection is needed and there is none. */
    NOT_CONNECTED,
    /** The answer did not come in time. */
    TIMED_OUT,
    /** A connection could not be opened. */
    CONNECTION_FAILED,
    /** Too many messages wait for their acknowledgement. */
    TOO_MANY_INFLIGHT_MESSAGES,
    /** The message store failed. */
    STORE_ERROR,
    /** A payload could not be encoded. */
    ENCODE_ERROR,
    /** A payload could not be decoded. */
    DECODER_ERROR,
    /** A metric has a type that cannot be encoded. */
    INVALID_METRIC_EXCEPTION,
    /** A message is not what its format demands. */
    INVALID_MESSAGE_EXCEPTION,
    /** The receiver cannot do this at all. */
    OPERATION_NOT_SUPPORTED,
    /** The device does not answer, or is not there. */
    UNAVAILABLE_DEVICE,
    /** The device was closed before. */
    CLOSED_DEVICE,
    /** A digital input or output failed. */
    GPIO_EXCEPTION,
    /** A command of the operating system failed. */
    OS_COMMAND_ERROR,
    /** A parameter of the call is out of its range. */
    INVALID_PARAMETER,
    /** A process could not be run, or ended badly. */
    PROCESS_EXECUTION_ERROR,
    /** A topic could not be subscribed to or unsubscribed from. */
    SUBSCRIPTION_ERROR,
    /** Bluetooth: notifications. */
    BLE_NOTIFICATION_ERROR,
    /** Bluetooth: connecting. */
    BLE_CONNECTION_ERROR,
    /** Bluetooth: pairing. */
    BLE_PAIR_ERROR,
    /** Bluetooth: no such service, characteristic or descriptor. */
    BLE_RESOURCE_NOT_FOUND,
    /** Bluetooth: reading or writing. */
    BLE_IO_ERROR,
    /** Bluetooth: a command. */
    BLE_COMMAND_ERROR,
    /** Bluetooth: the search for devices. */
    BLE_DISCOVERY_ERROR,
    /** Bluetooth: removing a device. */
    BLE_REMOVE_ERROR,
    /** The request is malformed. */
    BAD_REQUEST,
    /** What the request names does not exist. */
    NOT_FOUND,
    /** A service that the operation needs is not there at the moment. */
    SERVICE_UNAVAILABLE,
    /** A connection could not be closed in order. */
    DISCONNECTION_FAILED,
    /** Input or output failed. */
    IO_ERROR,
    /** The modem is of an unsupported kind. */
    UNSUPPORTED_MODEM,
    /** A certificate is malformed, expired or not trusted. */
    INVALID_CERTIFICATE_EXCEPTION
}
