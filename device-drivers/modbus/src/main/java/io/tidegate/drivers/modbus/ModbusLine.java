// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import io.tidegate.lib.retry.Backoff;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to a device. j2mod codes the requests; framing is done here because j2mod's transport knows a
 * time-out per read only, not per response, and its transaction numbers are shared by all connections.
 *
 * <p>One thread at a time calls {@link #exchange}; {@link #close} may come from any thread and ends what is running. A
 * late answer is recognised by its transaction number and skipped; after anything else that does not fit, or several
 * time-outs in a row, the connection is opened anew.
 */
final class ModbusLine {

    /** Where an answer's function code stands in the buffer that {@link #exchange} returns. */
    static final int FUNCTION = 7;

    private static final Logger LOG = LoggerFactory.getLogger(ModbusLine.class);
    private static final int HEADER = 6;
    private static final int LONGEST_FRAME = 260;
    private static final int TIMEOUTS_UNTIL_REOPENED = 3;
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Device device;
    private final LineState state;
    private final Backoff backoff;
    private final byte[] buffer = new byte[2 * LONGEST_FRAME];
    private volatile Socket socket;
    private InputStream in;
    private OutputStream out;
    private int filled;
    private int consumed;
    private int transaction;
    private int late;
    private int timeoutsInRow;
    private boolean answeredSinceOpen;
    private long lastUse;
    private long nextAttempt = System.nanoTime();

    ModbusLine(Device device, LineState state) {
        this.device = device;
        this.state = state;
        backoff = new Backoff(device.reconnectFirst(), device.reconnectLongest());
    }

    /** The bytes to send for a request; the transaction number is filled in at each {@link #exchange}. */
    static byte[] frame(int unit, ModbusRequest request) {
        request.setUnitID(unit);
        request.setHeadless();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.write(new byte[HEADER]);
            request.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] frame = bytes.toByteArray();
        frame[4] = (byte) ((frame.length - HEADER) >> 8);
        frame[5] = (byte) (frame.length - HEADER);
        return frame;
    }

    /** Opens the connection unless it is open. @throws IOException with a reason for an operator */
    void open() throws IOException {
        Socket open = socket;
        if (open != null && System.nanoTime() - lastUse > IDLE_NANOS && isUnusable(open)) {
            close();
        }
        if (socket != null) {
            return;
        }
        long wait = nextAttempt - System.nanoTime();
        if (wait > 0) {
            throw new IOException(state.reason() + "; next attempt in "
                    + Duration.ofNanos(wait).toMillis() + " ms");
        }
        try {
            connect();
        } catch (IOException e) {
            nextAttempt = System.nanoTime() + backoff.next().toNanos();
            throw lost("no connection to " + device.address() + ": " + connectReason(e), e);
        }
    }

    /**
     * Sends the request and waits for its answer.
     *
     * @return the buffer that holds the answer, its function code at {@link #FUNCTION}; valid until the next call
     * @throws ExceptionAnswer if the device refused
     * @throws IOException if no answer came, with a reason for an operator
     */
    byte[] exchange(byte[] request) throws IOException {
        open();
        state.asked();
        try {
            discardConsumed();
            transaction = (transaction + 1) & 0xFFFF;
            request[0] = (byte) (transaction >> 8);
            request[1] = (byte) transaction;
            long deadline = System.nanoTime() + device.requestTimeout().toNanos();
            out.write(request);
            receive(request, deadline);
        } catch (SocketTimeoutException e) {
            throw timedOut(e);
        } catch (IOException e) {
            close();
            if (!answeredSinceOpen) {
                nextAttempt = System.nanoTime() + backoff.next().toNanos();
            }
            throw lost("connection to " + device.address() + " lost: " + e.getMessage(), e);
        }
        lastUse = System.nanoTime();
        timeoutsInRow = 0;
        if (!answeredSinceOpen) {
            answeredSinceOpen = true;
            backoff.reset();
        }
        state.answered();
        if ((buffer[FUNCTION] & 0x80) != 0) {
            throw new ExceptionAnswer(buffer[FUNCTION + 1] & 0xFF);
        }
        return buffer;
    }

    /** Closes the connection; the next {@link #exchange} opens it again. Never throws. */
    void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("{}: closing {}: {}", device.name(), device.address(), e.getMessage());
            }
        }
    }

    private void connect() throws IOException {
        Socket opening = new Socket();
        socket = opening;
        try {
            opening.setTcpNoDelay(true);
            opening.setKeepAlive(true);
            opening.connect(new InetSocketAddress(device.host(), device.port()), (int)
                    device.connectTimeout().toMillis());
            in = opening.getInputStream();
            out = opening.getOutputStream();
        } catch (IOException e) {
            close();
            throw e;
        }
        filled = 0;
        consumed = 0;
        late = 0;
        timeoutsInRow = 0;
        answeredSinceOpen = false;
        lastUse = System.nanoTime();
    }

    /** A device that closes idle connections has done so by now; better seen before a request than after it. */
    private boolean isUnusable(Socket open) {
        try {
            open.setSoTimeout(1);
            discardConsumed();
            int read = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(0, read);
            return read < 0 || late == 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void receive(byte[] request, long deadline) throws IOException {
        while (true) {
            fill(HEADER, deadline);
            int length = unsigned(4);
            if (unsigned(2) != 0 || length < 3 || HEADER + length > LONGEST_FRAME) {
                throw new IOException("what came is no Modbus response");
            }
            fill(HEADER + length, deadline);
            consumed = HEADER + length;
            if (unsigned(0) == transaction) {
                if ((buffer[FUNCTION] & 0x7F) != (request[FUNCTION] & 0x7F)) {
                    throw new IOException("the response is to another function");
                }
                return;
            }
            if (late-- <= 0) {
                throw new IOException("the response carries another request's number");
            }
            discardConsumed();
        }
    }

    private void fill(int needed, long deadline) throws IOException {
        while (filled < needed) {
            Socket open = socket;
            long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis() + 1;
            if (open == null) {
                throw new IOException("closed");
            }
            if (millis <= 0) {
                throw new SocketTimeoutException();
            }
            open.setSoTimeout((int) millis);
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                throw new IOException("closed by the device");
            }
            filled += read;
        }
    }

    private void discardConsumed() {
        System.arraycopy(buffer, consumed, buffer, 0, filled - consumed);
        filled -= consumed;
        consumed = 0;
    }

    private int unsigned(int at) {
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }

    /** Half an answer can't be skipped later; silence can. */
    private IOException timedOut(SocketTimeoutException e) {
        lastUse = System.nanoTime();
        late++;
        timeoutsInRow++;
        if (filled > 0 || timeoutsInRow >= TIMEOUTS_UNTIL_REOPENED) {
            close();
        }
        return lost("timeout after " + words(device.requestTimeout()), e);
    }

    private IOException lost(String reason, IOException cause) {
        if (socket == null) {
            state.lost(reason);
        } else {
            state.unanswered(reason);
        }
        return new IOException(reason, cause);
    }

    private String connectReason(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "timeout after " + words(device.connectTimeout());
        }
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        return String.valueOf(e.getMessage());
    }

    private static String words(Duration span) {
        long millis = span.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
