// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends answers. */
final class Answers {

    static final String JSON = "application/json";

    private Answers() {}

    static void send(HttpServletResponse response, int status, String mediaType, byte[] content) throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** A body that nobody read ends its connection: the client is told, else its next request on it is lost. */
    static void send(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
            response.setHeader("Connection", "close");
        }
        send(response, problem.status(), Problem.MEDIA_TYPE, Json.bytes(problem::write));
    }
}
