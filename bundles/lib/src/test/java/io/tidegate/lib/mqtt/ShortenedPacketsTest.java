// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShortenedPacketsTest {

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    @Test
    void packetsWithinTheLimitPassUnchanged() throws IOException {
        packet(0x20, 2);
        packet(0xD0, 0);
        packet(0x30, 127);
        packet(0x32, 300);
        assertThat(read(300)).isEqualTo(wire.toByteArray());
    }

    @Test
    void aLargerOneIsCutAndTheNextOneIsWhole() throws IOException {
        packet(0x30, 70_000);
        packet(0xD0, 0);
        packet(0x30, 5);
        byte[] all = wire.toByteArray();
        byte[] passed = read(200);
        assertThat(passed).hasSize(1 + 2 + 200 + 2 + 7).startsWith(0x30, 200, 1);
        assertThat(Arrays.copyOfRange(passed, 3, 203)).isEqualTo(Arrays.copyOfRange(all, 4, 204));
        assertThat(Arrays.copyOfRange(passed, 203, 212)).isEqualTo(Arrays.copyOfRange(all, all.length - 9, all.length));
    }

    @Test
    void singleBytesAreTheSame() throws IOException {
        packet(0x30, 500);
        packet(0x20, 2);
        ShortenedPackets packets = new ShortenedPackets(new ByteArrayInputStream(wire.toByteArray()), 200);
        ByteArrayOutputStream single = new ByteArrayOutputStream();
        for (int next = packets.read(); next >= 0; next = packets.read()) {
            single.write(next);
        }
        assertThat(single.toByteArray()).isEqualTo(read(200));
    }

    /** Paho reads on after a time-out; where it comes must not matter. */
    @Test
    void aTimeoutAnywhereLosesNothing() throws IOException {
        packet(0x30, 700);
        packet(0x20, 2);
        packet(0xD0, 0);
        ByteArrayInputStream bytes = new ByteArrayInputStream(wire.toByteArray());
        ShortenedPackets packets = new ShortenedPackets(new Hesitating(bytes), 200);
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        byte[] buffer = new byte[7];
        for (int count = 0; count >= 0; ) {
            try {
                count = packets.read(buffer, 0, buffer.length);
                passed.write(buffer, 0, Math.max(0, count));
            } catch (SocketTimeoutException e) {
                // Again.
            }
        }
        assertThat(passed.toByteArray()).isEqualTo(read(200));
    }

    /** Each byte lets wait for itself once. */
    private static final class Hesitating extends FilterInputStream {

        private boolean hesitated;

        Hesitating(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            hesitated = !hesitated;
            if (hesitated) {
                throw new SocketTimeoutException();
            }
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int next = read();
            if (next < 0) {
                return -1;
            }
            bytes[from] = (byte) next;
            return 1;
        }
    }

    @Test
    void whatIsNotMqttIsSaid() {
        wire.writeBytes(new byte[] {0x48, -1, -1, -1, -1, 0});
        assertThatThrownBy(() -> read(200)).isInstanceOf(IOException.class).hasMessageContaining("not MQTT");
    }

    private byte[] read(int largest) throws IOException {
        return new ShortenedPackets(new ByteArrayInputStream(wire.toByteArray()), largest).readAllBytes();
    }

    private void packet(int header, int length) {
        wire.write(header);
        int rest = length;
        do {
            wire.write(rest > 127 ? rest % 128 + 128 : rest);
            rest /= 128;
        } while (rest > 0);
        for (int i = 0; i < length; i++) {
            wire.write(i * 31);
        }
    }
}
