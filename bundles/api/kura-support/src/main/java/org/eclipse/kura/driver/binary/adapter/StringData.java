// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary.adapter;

import java.nio.charset.Charset;
import org.eclipse.kura.driver.binary.BinaryData;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.Endianness;

/** Bytes as text, all of them: zeros and blanks at its end are part of it. */
public class StringData implements BinaryData<String> {

    private final BinaryData<byte[]> wrapped;
    private final Charset charset;

    /**
     * Made of its parts.
     *
     * @param wrapped how the bytes lie
     * @param charset how they make text
     */
    public StringData(BinaryData<byte[]> wrapped, Charset charset) {
        this.wrapped = wrapped;
        this.charset = charset;
    }

    @Override
    public Endianness getEndianness() {
        return this.wrapped.getEndianness();
    }

    @Override
    public int getSize() {
        return this.wrapped.getSize();
    }

    @Override
    public Class<String> getValueType() {
        return String.class;
    }

    @Override
    public String read(Buffer buf, int offset) {
        return new String(this.wrapped.read(buf, offset), this.charset);
    }

    @Override
    public void write(Buffer buf, int offset, String value) {
        this.wrapped.write(buf, offset, value.getBytes(this.charset));
    }
}
