// SPDX-License-Identifier: EPL-2.0
/** What tests share: a framework in their process, and the processes they need: the gateway, MQTT brokers and clients. */
package io.tidegate.itests.support;
