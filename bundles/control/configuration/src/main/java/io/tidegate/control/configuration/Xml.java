// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** XML of unknown origin: the JDK's own parser, without DTDs, external entities and elements nested without end. */
final class Xml {

    private static final int DEEPEST = 32;
    private static final int MOST_WORDS = 500;

    private Xml() {}

    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return new Bounded(factory.createXMLStreamReader(in));
    }

    /** What went wrong, in one line, with the place but without the parser's own way to tell it. */
    static String words(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?\\R?Message: ", "");
        String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
        return line + oneLine(message);
    }

    /** A fault may quote what it is about, and that may be very long. */
    static String oneLine(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "...";
    }

    private static final class Bounded extends StreamReaderDelegate {

        private int depth;

        Bounded(XMLStreamReader xml) {
            super(xml);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a DOCTYPE is not allowed", getLocation());
            }
            if (depth > DEEPEST) {
                throw new XMLStreamException("elements are nested more than " + DEEPEST + " deep", getLocation());
            }
            return event;
        }

        @Override
        public String getElementText() throws XMLStreamException {
            String text = super.getElementText();
            depth--;
            return text;
        }
    }
}
