// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A network card.
 *
 * @param mac six bytes in capital letters, {@code 00:11:22:AA:BB:CC}
 * @param device whether there is a device behind it, be it of a virtual machine
 */
record NetworkCard(String name, String mac, boolean device) {

    private static final HexFormat MAC = HexFormat.ofDelimiter(":").withUpperCase();

    /** Every card that has a hardware address. */
    static List<NetworkCard> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(card -> read(card).stream())
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static Optional<NetworkCard> read(NetworkInterface card) {
        try {
            byte[] address = card.isLoopback() ? null : card.getHardwareAddress();
            return Optional.ofNullable(address)
                    .map(bytes -> new NetworkCard(
                            card.getName(),
                            MAC.formatHex(bytes),
                            Files.exists(Path.of("/sys/class/net", card.getName(), "device"))));
        } catch (SocketException e) {
            return Optional.empty(); // unplugged just now
        }
    }

    /**
     * The card that the device is known by, if nobody says otherwise: the same at every start, whichever is up. As in
     * Kura {@code eth0}; else real before virtual, wired before wireless, then by name.
     */
    static Optional<NetworkCard> primary(Collection<NetworkCard> cards) {
        return cards.stream()
                .min(Comparator.comparing((NetworkCard card) -> !card.name.equals("eth0"))
                        .thenComparing(card -> !card.device)
                        .thenComparing(NetworkCard::isWireless)
                        .thenComparing(NetworkCard::name));
    }

    private boolean isWireless() {
        String start = name.toLowerCase(Locale.ROOT);
        return start.startsWith("wl") || start.startsWith("ww");
    }
}
