// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells this machine from others by what a request says. */
final class Hosts {

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

    private Hosts() {}

    /** Whether a Host header (name, or address, and port) is one of this machine only; null is not. */
    static boolean isLoopback(String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a peer's address is this machine's. */
    static boolean isLoopbackAddress(String address) {
        try {
            // Only ever a literal address: no name is looked up.
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
