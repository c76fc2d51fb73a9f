// SPDX-License-Identifier: EPL-2.0
/** Starts and watches the processes that tests need: the gateway, its command line, MQTT brokers and clients. */
package io.tidegate.itests.support;
