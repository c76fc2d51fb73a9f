// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.math.BigInteger;
import org.eclipse.kura.configuration.metatype.Icon;

record MetatypeIcon(String resource, BigInteger size) implements Icon {

    @Override
    public String getResource() {
        return resource;
    }

    @Override
    public BigInteger getSize() {
        return size;
    }
}
