// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.eclipse.kura.configuration.metatype.Designate;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tdesignate;
import org.eclipse.kura.core.configuration.metatype.Ticon;
import org.eclipse.kura.core.configuration.metatype.Tmetadata;
import org.eclipse.kura.core.configuration.metatype.Tobject;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;

/**
 * Reads a metatype document into Kura's own classes, which add-ons cast definitions to. The MetaTypeService is no help here:
 * its interface gives no minimum and maximum, and it answers only for bundles that resolve.
 */
final class MetatypeReader {

    private final Xml xml;
    private final Tmetadata metadata = new Tmetadata();
    private UnaryOperator<String> text = UnaryOperator.identity();

    private MetatypeReader(Xml xml) {
        this.xml = xml;
    }

    /** The texts of a localisation base name, by key. */
    @FunctionalInterface
    interface Texts {
        Map<String, String> read(String baseName);
    }

    static Tmetadata read(InputStream in, Texts texts) throws XMLStreamException {
        Xml xml = Xml.reader(in);
        try {
            return new MetatypeReader(xml).document(texts);
        } finally {
            xml.close();
        }
    }

    /**
     * The PIDs that the document {@code OSGI-INF/metatype/<name>.xml} designates. Add-ons in the field name the wrong
     * definition, or none: then the one whose id is the PID counts, as in Kura, or the only one.
     */
    static List<Designated> designated(Tmetadata metadata, String name) {
        List<Designated> designated = new ArrayList<>();
        for (Designate designate : metadata.getDesignate()) {
            boolean factory = given(designate.getFactoryPid());
            String pid = factory ? designate.getFactoryPid() : designate.getPid();
            String reference =
                    designate.getObject() == null ? "" : designate.getObject().getOcdref();
            OCD ocd = definition(metadata, reference, pid);
            if (ocd != null && given(pid)) {
                designated.add(new Designated(pid, factory, ocd));
            }
        }
        if (metadata.getDesignate().isEmpty()) {
            metadata.getOCD().stream()
                    .filter(ocd -> name.equals(ocd.getId()))
                    .forEach(ocd -> designated.add(new Designated(name, false, ocd)));
        }
        return designated;
    }

    private static OCD definition(Tmetadata metadata, String reference, String pid) {
        List<OCD> all = metadata.getOCD();
        for (String id : new String[] {reference, pid}) {
            for (OCD ocd : all) {
                if (given(id) && id.equals(ocd.getId())) {
                    return ocd;
                }
            }
        }
        return all.size() == 1 ? all.get(0) : null;
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private Tmetadata document(Texts texts) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "MetaData" -> localise(texts);
                    case "OCD" -> metadata.setOCD(definition());
                    case "Designate" -> metadata.setDesignate(designate());
                    default -> {
                        // Nothing else is needed.
                    }
                }
            }
        }
        return metadata;
    }

    private void localise(Texts texts) {
        metadata.setLocalization(xml.getAttributeValue(null, "localization"));
        Map<String, String> known = texts.read(attribute("localization", "OSGI-INF/l10n/bundle"));
        text = value -> value != null && value.startsWith("%") ? known.getOrDefault(value.substring(1), value) : value;
    }

    private Tocd definition() throws XMLStreamException {
        Tocd ocd = new Tocd();
        ocd.setId(attribute("id", ""));
        ocd.setName(text.apply(attribute("name", ocd.getId())));
        ocd.setDescription(text.apply(attribute("description", "")));
        while (!endOf("OCD")) {
            if (xml.isStartElement() && xml.getLocalName().equals("AD")) {
                ocd.addAD(attribute());
            } else if (xml.isStartElement() && xml.getLocalName().equals("Icon")) {
                ocd.setIcon(icon());
            }
        }
        return ocd;
    }

    private Ticon icon() {
        Ticon icon = new Ticon();
        icon.setResource(attribute("resource", ""));
        icon.setSize(BigInteger.valueOf(Math.max(0, whole("size"))));
        return icon;
    }

    private Tad attribute() throws XMLStreamException {
        Tad ad = new Tad();
        ad.setId(attribute("id", ""));
        ad.setName(text.apply(attribute("name", ad.getId())));
        ad.setDescription(text.apply(attribute("description", "")));
        ad.setType(scalar(attribute("type", "String")));
        ad.setCardinality(whole("cardinality"));
        ad.setRequired(Boolean.parseBoolean(attribute("required", "true")));
        ad.setDefault(attribute("default", null));
        ad.setMin(attribute("min", null));
        ad.setMax(attribute("max", null));
        while (!endOf("AD")) {
            if (xml.isStartElement() && xml.getLocalName().equals("Option")) {
                Toption option = new Toption();
                option.setValue(attribute("value", ""));
                option.setLabel(text.apply(attribute("label", option.getValue())));
                ad.setOption(option);
            }
        }
        return ad;
    }

    private Tdesignate designate() throws XMLStreamException {
        Tdesignate designate = new Tdesignate();
        designate.setPid(attribute("pid", null));
        designate.setFactoryPid(attribute("factoryPid", null));
        designate.setBundle(attribute("bundle", null));
        designate.setOptional(Boolean.parseBoolean(attribute("optional", "false")));
        designate.setMerge(Boolean.parseBoolean(attribute("merge", "false")));
        while (!endOf("Designate")) {
            if (xml.isStartElement() && xml.getLocalName().equals("Object")) {
                Tobject object = new Tobject();
                object.setOcdref(attribute("ocdref", ""));
                designate.setObject(object);
            }
        }
        return designate;
    }

    private boolean endOf(String element) throws XMLStreamException {
        xml.next();
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    private String attribute(String name, String fallback) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? fallback : value;
    }

    /** What is no number is 0, as in Kura. */
    private int whole(String name) {
        try {
            return Integer.parseInt(attribute(name, "0").strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Tscalar scalar(String type) throws XMLStreamException {
        String name = type.strip().toUpperCase(Locale.ROOT);
        try {
            return name.equals("CHARACTER") ? Tscalar.CHAR : Tscalar.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw xml.fault(attribute("id", "") + " is of the unknown type " + FaultLine.quoted("", type), e);
        }
    }
}
