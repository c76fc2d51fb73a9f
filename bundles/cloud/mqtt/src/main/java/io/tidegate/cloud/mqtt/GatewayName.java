// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/** What tells this gateway from others if nobody has named it. */
final class GatewayName {

    private GatewayName() {}

    /** The address of the first network card, for example {@code 00:E0:C7:0A:5F:89}, or else the host's name. */
    static String get() {
        return cardAddress().orElseGet(() -> {
            String host = System.getenv("HOSTNAME");
            return host == null || host.isBlank() ? "tidegate" : host.strip();
        });
    }

    private static Optional<String> cardAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .map(GatewayName::address)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(NetworkInterface card) {
        try {
            byte[] address = card.isLoopback() || card.isVirtual() ? null : card.getHardwareAddress();
            return Optional.ofNullable(address).map(HexFormat.ofDelimiter(":").withUpperCase()::formatHex);
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
