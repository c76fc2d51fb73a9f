// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import java.io.OutputStream;

/** Drops what is written. */
final class NoOutput extends OutputStream {

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}
}
