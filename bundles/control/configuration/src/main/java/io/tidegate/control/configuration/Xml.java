// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * XML of unknown origin: the JDK's own parser, without DTDs, external entities and elements nested without end. It knows the
 * way to where it stands, as in {@code /configurations/configuration[plc1]}, and each of its faults tells it.
 */
final class Xml extends StreamReaderDelegate {

    private static final int MOST_NAME = 60;

    private final Deque<String> path = new ArrayDeque<>();
    private boolean atEnd;
    private boolean secret;

    private Xml(XMLStreamReader xml) {
        super(xml);
    }

    /** A reader of what comes in a bundle. */
    static Xml reader(InputStream in) throws XMLStreamException {
        return unbounded(Limits.bounded(in, Limits.DOCUMENT_BYTES));
    }

    /** A reader of what is in memory, or known to be no larger than that can be. */
    static Xml unbounded(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return new Xml(factory.createXMLStreamReader(in));
    }

    /** A fault whose message is complete. */
    private static final class Fault extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        private final String line;

        Fault(String line, Throwable cause) {
            super(line, cause);
            this.line = line;
        }

        @Override
        public String getMessage() {
            return line;
        }
    }

    /** What went wrong, in one line, with the place. */
    static String words(XMLStreamException e) {
        return e instanceof Fault ? e.getMessage() : line(e.getLocation(), words((Throwable) e), "");
    }

    /** Without the parser's own way to tell the place. */
    private static String words(Throwable e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?\\R?Message: ", "");
    }

    private static String line(Location at, String message, String path) {
        return FaultLine.of(at == null ? 1 : at.getLineNumber(), at == null ? 1 : at.getColumnNumber(), message, path);
    }

    /** A fault at the place where this reader stands. */
    XMLStreamException fault(String message, Throwable cause) {
        Location at =
                cause instanceof XMLStreamException e && e.getLocation() != null ? e.getLocation() : getLocation();
        return new Fault(line(at, message, path.isEmpty() ? "" : "/" + String.join("/", path)), cause);
    }

    private XMLStreamException fault(Exception e) {
        if (e instanceof Fault fault) {
            return fault;
        }
        return fault(secret ? FaultLine.withoutQuotes(words(e)) : words(e), e);
    }

    /** A parser's own bug in the face of a broken document is that document's fault too. */
    @Override
    public int next() throws XMLStreamException {
        leave();
        int event;
        try {
            event = super.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw fault(e);
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            enter();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            atEnd = true;
        } else if (event == XMLStreamConstants.DTD) {
            throw fault("a DOCTYPE is not allowed", null);
        }
        return event;
    }

    private void enter() throws XMLStreamException {
        String name = getLocalName();
        if (name.equals("property")) {
            secret = "Password".equalsIgnoreCase(getAttributeValue(null, "type"));
        }
        path.addLast(FaultLine.cut(name, MOST_NAME) + key());
        if (path.size() > Limits.DEEPEST) {
            throw fault("elements are nested more than " + Limits.DEEPEST + " deep", null);
        }
    }

    private String key() {
        for (String attribute : new String[] {"pid", "name", "id"}) {
            String value = getAttributeValue(null, attribute);
            if (value != null) {
                return "[" + FaultLine.cut(value, MOST_NAME) + "]";
            }
        }
        return "";
    }

    /** The end of an element still belongs to it. */
    private void leave() {
        if (atEnd) {
            path.removeLast();
            atEnd = false;
        }
    }

    @Override
    public String getElementText() throws XMLStreamException {
        try {
            String text = super.getElementText();
            atEnd = true;
            return text;
        } catch (XMLStreamException | RuntimeException e) {
            throw fault(e);
        }
    }
}
