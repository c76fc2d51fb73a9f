// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

/**
 * The text of a group, of which is known that it is well-formed and has routes.
 *
 * @param shared the parts besides the routes, which every route of the group depends on
 */
record RouteText(String text, boolean xml, String shared) {

    /** The kind of file that Camel takes it for. */
    String extension() {
        return xml ? "xml" : "yaml";
    }
}
