// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostsTest {

    @Test
    void onlyNamesAndAddressesOfThisMachineAreLoopback() {
        assertThat(Stream.of("localhost", "LOCALHOST:1", "127.0.0.1", "127.255.0.3:8080", "[::1]", "[::1]:80"))
                .allMatch(Hosts::isLoopback);
        assertThat(Stream.of(
                        null,
                        "",
                        "localhost.",
                        "localhost.evil.example",
                        "evil.example",
                        "127.0.0.1.evil.example",
                        "128.0.0.1",
                        "10.127.0.0.1",
                        "localhost:80@evil.example",
                        "[::2]",
                        "::1",
                        "0.0.0.0"))
                .noneMatch(Hosts::isLoopback);
    }

    @Test
    void peersAreToldByTheirAddress() {
        assertThat(Stream.of("127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"))
                .allMatch(Hosts::isLoopbackAddress);
        assertThat(Stream.of("", "10.0.0.1", "fe80::1", "0.0.0.0")).noneMatch(Hosts::isLoopbackAddress);
    }
}
