// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a group written in XML must look like from outside: routes, or one route, and nothing from outside of the text. */
final class XmlShape {

    private XmlShape() {}

    /** Checks the text. @return nothing: in XML there is nothing besides the routes */
    static String check(String text) throws TextFault {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            if (!routesIn(reader)) {
                throw new TextFault("no route");
            }
            return "";
        } catch (XMLStreamException e) {
            // The parser's text repeats where it is, over two lines.
            String message = Lines.of(e.getMessage()).replaceFirst("^ParseError at .* Message: ", "");
            throw e.getLocation() == null
                    ? new TextFault(message)
                    : new TextFault(
                            e.getLocation().getLineNumber(), e.getLocation().getColumnNumber(), message);
        }
    }

    private static boolean routesIn(XMLStreamReader reader) throws XMLStreamException, TextFault {
        boolean route = false;
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw fault(reader, "a DOCTYPE is refused");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw fault(reader, "the entity '" + reader.getLocalName() + "' is refused");
                case XMLStreamConstants.START_ELEMENT -> {
                    check(reader, depth);
                    route |= reader.getLocalName().equals("route");
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Texts and comments are Camel's matter.
                }
            }
        }
        return route;
    }

    private static void check(XMLStreamReader reader, int depth) throws TextFault {
        String name = reader.getLocalName();
        if (depth == 0 && !name.equals("routes") && !name.equals("route")) {
            throw fault(reader, "'" + name + "' is none of [routes, route]");
        }
    }

    private static TextFault fault(XMLStreamReader reader, String message) {
        return new TextFault(
                reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber(), message);
    }
}
