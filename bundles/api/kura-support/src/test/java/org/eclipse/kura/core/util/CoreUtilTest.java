// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreUtilTest {

    @Test
    void resourceIsReadAsUtf8(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "\u6e29\u5ea6\n".repeat(3000));

        assertThat(IOUtil.readResource(file.toUri().toURL())).isEqualTo("\u6e29\u5ea6\n".repeat(3000));
        assertThat(IOUtil.readResource("exceptions.txt")).contains("org.eclipse.kura.camel");
    }

    @Test
    void noResourceIsNoText(@TempDir Path folder) throws Exception {
        URL missing = folder.resolve("missing").toUri().toURL();

        assertThat(IOUtil.readResource((URL) null)).isNull();
        assertThat(IOUtil.readResource("no/such/resource")).isNull();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> IOUtil.readResource(missing));
    }

    @Test
    void threadWithoutAClassLoaderReadsWhatJavaFinds() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            assertThat(IOUtil.readResource("no/such/resource")).isNull();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    @Test
    void missingArgumentsAreRefused() {
        refused(() -> ValidationUtil.notNull(null, "port"));
        refused(() -> ValidationUtil.notEmptyOrNull(null, "port"));
        refused(() -> ValidationUtil.notEmptyOrNull(" ", "port"));
        refused(() -> ValidationUtil.notNegative(-1, "port"));
        refused(() -> ValidationUtil.notNegative(-1L, "port"));
        refused(() -> ValidationUtil.notNegative((short) -1, "port"));
    }

    @Test
    void goodArgumentsPass() {
        assertThatCode(() -> {
                    ValidationUtil.notNull("", "port");
                    ValidationUtil.notEmptyOrNull("x", "port");
                    ValidationUtil.notNegative(0, "port");
                    ValidationUtil.notNegative(0L, "port");
                    ValidationUtil.notNegative((short) 0, "port");
                })
                .doesNotThrowAnyException();
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(call)
                .withMessageContaining("port")
                .extracting(KuraException::getCode)
                .isEqualTo(KuraErrorCode.CONFIGURATION_REQUIRED_ATTRIBUTE_MISSING);
    }
}
