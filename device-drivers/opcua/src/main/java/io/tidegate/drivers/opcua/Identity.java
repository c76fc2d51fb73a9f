// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What this gateway proves itself with.
 *
 * @param chain its certificate first
 * @param where the file to be handed to a server that shall trust it
 */
record Identity(KeyPair keys, List<X509Certificate> chain, String where) {}
