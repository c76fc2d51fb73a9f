// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import org.eclipse.kura.configuration.metatype.Option;

record MetatypeOption(String label, String value) implements Option {

    @Override
    public String getLabel() {
        return label;
    }

    @Override
    public String getValue() {
        return value;
    }
}
