// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Opens event streams. */
@Component(service = Servlet.class, configurationPolicy = ConfigurationPolicy.IGNORE)
@HttpWhiteboardServletPattern(Call.BASE + "/events")
@HttpWhiteboardServletAsyncSupported
public final class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_SECONDS = "10";

    private final transient EventHub hub;
    private final transient HealthWatch health;

    @Activate
    public EventsServlet(@Reference EventHub hub, @Reference HealthWatch health) {
        this.hub = hub;
        this.health = health;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!request.getMethod().equals("GET")) {
                response.setHeader("Allow", "GET");
                throw new Problem(405, "Method not allowed", request.getMethod() + ": allowed is GET", "");
            }
            Set<Topic> topics = Topic.parse(Call.parameter(request, "topics"));
            if (topics.contains(Topic.HEALTH)) {
                health.fresh();
            }
            if (!hub.admit()) {
                response.setHeader("Retry-After", RETRY_SECONDS);
                throw Problem.unavailable("there are " + EventHub.MOST_STREAMS
                        + " event streams already, and no more are allowed: close a browser window");
            }
            open(request, response, topics);
        } catch (Problem problem) {
            Answers.send(request, response, problem);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Set<Topic> topics) throws IOException {
        EventStream stream;
        try {
            response.setContentType("text/event-stream;charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            AsyncContext async = request.startAsync();
            async.setTimeout(0);
            ServletOutputStream out = response.getOutputStream();
            stream = new EventStream(async, out, topics, hub::leave);
            async.addListener(stream);
            out.setWriteListener(stream);
        } catch (IOException | RuntimeException e) {
            hub.leave();
            throw e;
        }
        hub.join(stream, request.getHeader("Last-Event-ID"));
    }
}
