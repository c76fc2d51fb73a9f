// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tattribute;
import org.eclipse.kura.core.configuration.metatype.Tdesignate;
import org.eclipse.kura.core.configuration.metatype.Ticon;
import org.eclipse.kura.core.configuration.metatype.Tmetadata;
import org.eclipse.kura.core.configuration.metatype.Tobject;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;

/** Reads a metatype document as it is written: names of texts ({@code %name}) stay what they are. */
final class MetatypeDocument {

    private final XMLStreamReader xml;
    private final Tmetadata document = new Tmetadata();
    private Tocd definition;
    private Tad attribute;
    private Tdesignate designate;
    private Values values;
    private Tattribute value;

    private MetatypeDocument(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Reads a document. @throws KuraException if it is none, naming where it is from */
    static Tmetadata read(InputStream in, String origin) throws KuraException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                return new MetatypeDocument(xml).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            throw new KuraException(KuraErrorCode.DECODER_ERROR, e, origin + " is no metatype document: " + reason);
        }
    }

    private Tmetadata read() throws XMLStreamException {
        this.xml.nextTag();
        if (!this.xml.getLocalName().equals("MetaData")) {
            throw new IllegalArgumentException("its root is " + this.xml.getLocalName() + ", not MetaData");
        }
        this.document.setLocalization(text("localization"));
        others(this.document.getOtherAttributes());
        while (this.xml.hasNext()) {
            if (this.xml.next() == XMLStreamReader.START_ELEMENT) {
                element(this.xml.getLocalName());
            }
        }
        return this.document;
    }

    private void element(String name) throws XMLStreamException {
        switch (name) {
            case "OCD":
                definition();
                break;
            case "Icon":
                icon();
                break;
            case "AD":
                attribute();
                break;
            case "Option":
                option();
                break;
            case "Designate":
                designate();
                break;
            case "Object":
                object();
                break;
            case "Attribute":
                value();
                break;
            case "Value":
                inside(this.value, "Attribute").getValue().add(this.xml.getElementText());
                break;
            default:
                break; // of another name space
        }
    }

    private void definition() {
        this.definition = new Tocd();
        this.definition.setId(text("id"));
        this.definition.setName(text("name"));
        this.definition.setDescription(text("description"));
        others(this.definition.getOtherAttributes());
        this.document.setOCD(this.definition);
    }

    private void icon() {
        Ticon icon = new Ticon();
        icon.setResource(text("resource"));
        icon.setSize(text("size") == null ? BigInteger.ZERO : new BigInteger(text("size")));
        inside(this.definition, "OCD").setIcon(icon);
    }

    private void attribute() {
        this.attribute = new Tad();
        this.attribute.setId(text("id"));
        this.attribute.setName(text("name"));
        this.attribute.setDescription(text("description"));
        this.attribute.setType(type(text("type")));
        this.attribute.setDefault(text("default"));
        this.attribute.setMin(text("min"));
        this.attribute.setMax(text("max"));
        if (text("cardinality") != null) {
            this.attribute.setCardinality(Integer.valueOf(text("cardinality")));
        }
        if (text("required") != null) {
            this.attribute.setRequired(Boolean.valueOf(text("required")));
        }
        others(this.attribute.getOtherAttributes());
        inside(this.definition, "OCD").addAD(this.attribute);
    }

    private void option() {
        Toption option = new Toption();
        option.setLabel(text("label"));
        option.setValue(text("value"));
        inside(this.attribute, "AD").setOption(option);
    }

    private void designate() {
        this.designate = new Tdesignate();
        this.designate.setPid(text("pid"));
        this.designate.setFactoryPid(text("factoryPid"));
        this.designate.setBundle(text("bundle"));
        this.designate.setOptional(Boolean.valueOf(text("optional")));
        this.designate.setMerge(Boolean.valueOf(text("merge")));
        others(this.designate.getOtherAttributes());
        this.document.setDesignate(this.designate);
    }

    private void object() {
        this.values = new Values();
        this.values.setOcdref(text("ocdref"));
        inside(this.designate, "Designate").setObject(this.values);
    }

    private void value() {
        this.value = new Tattribute();
        this.value.setAdref(text("adref"));
        this.value.setContent(text("content"));
        inside(this.values, "Object").add(this.value);
    }

    private static <T> T inside(T parent, String name) {
        if (parent == null) {
            throw new IllegalArgumentException("an element that belongs into " + name + " stands outside of any");
        }
        return parent;
    }

    /** What is not written, or blank, is not there. */
    private String text(String name) {
        String text = this.xml.getAttributeValue(null, name);
        return text == null || text.trim().isEmpty() ? null : text;
    }

    private void others(Map<QName, String> others) {
        for (int i = 0; i < this.xml.getAttributeCount(); i++) {
            String space = this.xml.getAttributeNamespace(i);
            if (space != null && !space.isEmpty()) {
                others.put(this.xml.getAttributeName(i), this.xml.getAttributeValue(i));
            }
        }
    }

    private static Tscalar type(String name) {
        if (name == null) {
            return Tscalar.STRING;
        }
        // OSGi's own name of the type is Character, Kura's is Char
        return name.equals("Character") ? Tscalar.CHAR : Tscalar.fromValue(name);
    }

    /** The values have no setter. */
    private static final class Values extends Tobject {

        void add(Tattribute value) {
            this.attribute.add(value);
        }
    }
}
