// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KuraExceptionTest {

    @Test
    void messageHasHeadlineAndAllArguments() {
        KuraException exception =
                new KuraException(KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID, "plc1", "port", 70_000, "1 to 65535");

        assertThat(exception)
                .hasMessage("invalid configuration value: plc1, port, 70000, 1 to 65535")
                .hasNoCause();
        assertThat(exception.getLocalizedMessage()).isEqualTo(exception.getMessage());
        assertThat(exception.getCode()).isEqualTo(KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID);
    }

    @Test
    void argumentsMayBeAbsent() {
        assertThat(new KuraException(KuraErrorCode.NOT_FOUND)).hasMessage("not found");
        assertThat(new KuraException(KuraErrorCode.NOT_FOUND, (Object[]) null)).hasMessage("not found");
        assertThat(new KuraException(null, "text")).hasMessage("error: text");
        assertThat(new KuraRuntimeException(KuraErrorCode.NOT_FOUND, null, "x", null))
                .hasMessage("not found: x");
    }

    @Test
    void causeIsKeptAndItsMessageIsShownOnce() {
        IOException cause = new IOException("disk full");

        assertThat(KuraException.internalError(cause))
                .hasMessage("internal error: disk full")
                .hasCause(cause);
        assertThat(KuraException.internalError(cause, "snapshot 7"))
                .hasMessage("internal error: snapshot 7")
                .hasCause(cause);
        assertThat(new KuraInvalidMessageException(cause))
                .hasMessage("invalid message: disk full")
                .hasCause(cause);
        assertThat(new KuraTimeoutException("broker silent for 10 s", cause))
                .hasMessage("timed out: broker silent for 10 s")
                .hasCause(cause);
        assertThat(new KuraStoreCapacityReachedException("10000 messages"))
                .hasMessage("message store failed: 10000 messages");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERNAL_ERROR")
    void everyCodeHasAHeadlineOfItsOwn(KuraErrorCode code) {
        assertThat(new KuraException(code).getMessage()).isNotEqualTo("internal error");
    }

    @Test
    void partialSuccessKeepsItsCausesWhenItIsSentElsewhere() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new KuraPartialSuccessException("start 3 bundles", List.of(new IOException("b"))));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            KuraPartialSuccessException copy = (KuraPartialSuccessException) in.readObject();

            assertThat(copy).hasMessage("partly failed: start 3 bundles");
            assertThat(copy.getCauses()).hasSize(1);
        }
    }
}
