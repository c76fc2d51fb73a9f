// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.MetaData;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.ComponentConfigurationImpl;
import org.eclipse.kura.core.configuration.XmlComponentConfigurations;
import org.eclipse.kura.core.configuration.XmlSnapshotIdResult;
import org.eclipse.kura.core.configuration.metatype.Tmetadata;
import org.eclipse.kura.marshalling.Marshaller;
import org.eclipse.kura.marshalling.Unmarshaller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Kura's XML: configurations, ids of snapshots, and (reading only) metatype documents. As in Kura, what a value is that no
 * configuration can have is left out, passwords are written in Base64 and marked as encrypted, whatever they hold.
 */
@Component(
        name = XmlMarshaller.PID,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = "kura.service.pid=" + XmlMarshaller.PID)
public final class XmlMarshaller implements Marshaller, Unmarshaller {

    static final String PID = "org.eclipse.kura.xml.marshaller.unmarshaller.provider";

    private static final String IDS = "snapshot-ids";
    private static final String ID = "snapshotIds";

    private final SnapshotPersistence persistence;

    @Activate
    public XmlMarshaller(@Reference SnapshotPersistence persistence) {
        this.persistence = persistence;
    }

    @Override
    public String marshal(Object object) throws KuraException {
        try {
            if (object instanceof XmlComponentConfigurations all) {
                return SnapshotXml.document(writable(all));
            }
            if (object instanceof XmlSnapshotIdResult ids) {
                return marshal(ids);
            }
        } catch (IOException e) {
            throw new ConfigurationFault(KuraErrorCode.ENCODE_ERROR, "no XML can be made of it", e);
        }
        throw new ConfigurationFault(
                KuraErrorCode.ENCODE_ERROR,
                "no XML can be made of "
                        + (object == null ? "null" : object.getClass().getName()));
    }

    private static List<View> writable(XmlComponentConfigurations all) throws IOException {
        List<View> views = new ArrayList<>();
        if (all.getConfigurations() != null) {
            for (ComponentConfiguration given : all.getConfigurations()) {
                if (given == null || given.getPid() == null) {
                    throw new IOException("a configuration without pid");
                }
                views.add(
                        new View(given.getPid(), given.getDefinition(), writable(given.getConfigurationProperties())));
            }
        }
        return views;
    }

    private static Map<String, Object> writable(Map<String, Object> given) {
        Map<String, Object> properties = new TreeMap<>(given == null ? Map.of() : given);
        properties.replaceAll((key, value) -> value instanceof Password password
                ? hidden(password)
                : value instanceof Password[] list
                        ? Arrays.stream(list).map(XmlMarshaller::hidden).toArray(Encrypted[]::new)
                        : value);
        properties.values().removeIf(value -> !isWritable(value));
        return properties;
    }

    private static Encrypted hidden(Password password) {
        byte[] text = new String(password.getPassword()).getBytes(StandardCharsets.UTF_8);
        return new Encrypted(Base64.getEncoder().encodeToString(text));
    }

    private static boolean isWritable(Object value) {
        boolean list = value instanceof Object[];
        if (value == null || (list && ((Object[]) value).length == 0)) {
            return false;
        }
        Class<?> type = list ? value.getClass().getComponentType() : value.getClass();
        return Arrays.stream(Scalar.values()).anyMatch(scalar -> Values.javaType(scalar) == type);
    }

    private static String marshal(XmlSnapshotIdResult ids) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<esf:" + IDS
                + " xmlns:esf=\"http://eurotech.com/esf/2.0\""
                + " xmlns:ocd=\"http://www.osgi.org/xmlns/metatype/v1.2.0\">\n");
        if (ids.getSnapshotIds() != null) {
            ids.getSnapshotIds()
                    .forEach(id -> out.append("  <esf:" + ID + ">").append(id).append("</esf:" + ID + ">\n"));
        }
        return out.append("</esf:" + IDS + ">\n").toString();
    }

    @Override
    public <T> T unmarshal(String text, Class<T> type) throws KuraException {
        try {
            Limits.check("the text", text.length(), Limits.SNAPSHOT_BYTES);
            InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            if (type == XmlComponentConfigurations.class) {
                return type.cast(configurations(in));
            }
            if (type == XmlSnapshotIdResult.class) {
                return type.cast(ids(in));
            }
            if (type == Tmetadata.class || type == MetaData.class) {
                return type.cast(MetatypeReader.read(in, base -> Map.of()));
            }
        } catch (XMLStreamException e) {
            throw new ConfigurationFault(KuraErrorCode.DECODER_ERROR, Xml.words(e), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationFault(KuraErrorCode.DECODER_ERROR, "the XML can't be read", e);
        }
        throw new IllegalArgumentException("XML can't be read as " + type.getName());
    }

    private XmlComponentConfigurations configurations(InputStream in) throws IOException {
        List<ComponentConfiguration> all = new ArrayList<>();
        for (SnapshotReader.Entry entry : SnapshotReader.entries(in, this::revealed)) {
            all.add(new ComponentConfigurationImpl(entry.pid(), null, Resolver.forCallers(entry.properties())));
        }
        XmlComponentConfigurations configurations = new XmlComponentConfigurations();
        configurations.setConfigurations(all);
        return configurations;
    }

    /** Not an encrypted text any more, but the only carrier of a password that the reader knows. */
    private Encrypted revealed(String text, boolean encrypted) {
        if (!encrypted) {
            return new Encrypted(text);
        }
        try {
            return new Encrypted(persistence.secrets().open(new Encrypted(text)));
        } catch (KuraException e) {
            return new Encrypted(new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8));
        }
    }

    private static XmlSnapshotIdResult ids(InputStream in) throws XMLStreamException {
        List<Long> ids = new ArrayList<>();
        Xml xml = Xml.reader(in);
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && xml.getLocalName().equals(ID)) {
                String id = xml.getElementText().strip();
                try {
                    ids.add(Long.valueOf(id));
                } catch (NumberFormatException e) {
                    throw xml.fault("the id " + FaultLine.quoted("", id) + " is no number", e);
                }
            }
        }
        XmlSnapshotIdResult result = new XmlSnapshotIdResult();
        result.setSnapshotIds(ids);
        return result;
    }
}
