// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.core.configuration.XmlConfigPropertyAdapted.ConfigPropertyType;

/** Turns the properties of a configuration into the form that a snapshot holds, and back. Thread-safe. */
public class XmlConfigPropertiesAdapter {

    /** Holds nothing. */
    public XmlConfigPropertiesAdapter() {
        super();
    }

    /**
     * The form for a snapshot. Left out is what has none: no value, an empty array, a value of a type that no
     * configuration has. The texts of passwords, which are encrypted where a configuration holds them, are written in
     * Base64.
     *
     * @param props may be {@code null}: there are no properties
     * @throws Exception never by this gateway
     */
    public XmlConfigPropertiesAdapted marshal(Map<String, Object> props) throws Exception {
        List<XmlConfigPropertyAdapted> adapted = new ArrayList<>();
        if (props != null) {
            props.forEach((name, value) -> {
                XmlConfigPropertyAdapted property = adapt(name, value);
                if (property != null) {
                    adapted.add(property);
                }
            });
        }
        XmlConfigPropertiesAdapted all = new XmlConfigPropertiesAdapted();
        all.setProperties(adapted.toArray(new XmlConfigPropertyAdapted[0]));
        return all;
    }

    /**
     * The properties of a snapshot. Left out is what has no type or no value.
     *
     * @throws IllegalArgumentException if a text is no value of the property's type
     * @throws KuraException if an encrypted password is neither of this gateway nor Base64
     * @throws Exception for no other reason
     */
    public Map<String, Object> unmarshal(XmlConfigPropertiesAdapted adaptedPropsAdapted) throws Exception {
        Map<String, Object> properties = new HashMap<>();
        XmlConfigPropertyAdapted[] all = adaptedPropsAdapted.getProperties();
        if (all != null) {
            for (XmlConfigPropertyAdapted property : all) {
                String[] values = property.getValues();
                if (property.getType() != null && values != null) {
                    Object value = property.getArray() ? array(property) : first(property);
                    if (value != null) {
                        properties.put(property.getName(), value);
                    }
                }
            }
        }
        return properties;
    }

    private static XmlConfigPropertyAdapted adapt(String name, Object value) {
        if (value == null) {
            return null;
        }
        boolean isArray = value instanceof Object[];
        ConfigPropertyType type =
                PropertyTypes.typeOf(isArray ? value.getClass().getComponentType() : value.getClass());
        Object[] elements = isArray ? (Object[]) value : new Object[] {value};
        if (type == null || elements.length == 0) {
            return null;
        }
        String[] texts = new String[elements.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(elements[i]);
        }
        XmlConfigPropertyAdapted property = new XmlConfigPropertyAdapted(name, type, texts);
        property.setArray(isArray);
        property.setEncrypted(type == ConfigPropertyType.PASSWORD_TYPE);
        return property;
    }

    private static String text(Object element) {
        if (element instanceof Password) {
            return Base64.getEncoder().encodeToString(element.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Objects.toString(element, null);
    }

    private static Object first(XmlConfigPropertyAdapted property) throws KuraException {
        String[] values = property.getValues();
        return values.length == 0 || values[0] == null ? null : value(property, values[0]);
    }

    private static Object array(XmlConfigPropertyAdapted property) throws KuraException {
        String[] values = property.getValues();
        Object array = Array.newInstance(PropertyTypes.classOf(property.getType()), values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                Array.set(array, i, value(property, values[i]));
            }
        }
        return array;
    }

    private static Object value(XmlConfigPropertyAdapted property, String text) throws KuraException {
        if (property.getType() == ConfigPropertyType.PASSWORD_TYPE) {
            return property.isEncrypted() ? decrypted(property.getName(), text) : new Password(text);
        }
        try {
            return PropertyTypes.parse(property.getType(), text);
        } catch (IllegalArgumentException e) {
            String type = PropertyTypes.classOf(property.getType()).getSimpleName();
            throw new IllegalArgumentException("property " + property.getName() + ": '" + text + "' is no " + type, e);
        }
    }

    /** Snapshots hold two forms under the same flag: encrypted by the gateway, or merely Base64. */
    private static Password decrypted(String name, String text) throws KuraException {
        char[] clear = Decryption.decrypt(text.toCharArray());
        if (clear != null) {
            return new Password(clear);
        }
        try {
            return new Password(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new KuraException(
                    KuraErrorCode.DECODER_ERROR, e, "property " + name + ": a password of another gateway");
        }
    }
}
