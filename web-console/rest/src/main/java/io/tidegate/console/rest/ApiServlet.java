// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.Sample;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API but for the events. */
@Component(service = Servlet.class, configurationPolicy = ConfigurationPolicy.IGNORE)
@HttpWhiteboardServletPattern(Call.BASE + "/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends HttpServlet {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final long serialVersionUID = 1L;
    private static final int MOST_SAMPLES = 10_000;

    private final transient Assets assets;
    private final transient Values values;
    private final transient List<Route> routes;

    @Activate
    public ApiServlet(
            @Reference Workers workers,
            @Reference GatewayInfo gateway,
            @Reference HealthWatch health,
            @Reference State state,
            @Reference Assets assets,
            @Reference Values values,
            @Reference AccessAudit audit,
            @Reference PendingTrial trials) {
        this.assets = assets;
        this.values = values;
        ChannelWriter writer = new ChannelWriter(workers.pool(), assets, values, gateway::writable, audit);
        byte[] description = resource("openapi.json");
        routes = new ArrayList<>(new TrialRoutes(trials, gateway::writable, audit).routes());
        routes.addAll(List.of(
                Route.get("gateway", call -> Json.bytes(gateway::write)),
                Route.get("health", call -> Json.bytes(health.fresh()::write)),
                Route.get(
                        "bundles",
                        call -> Json.bytes(StateJson.bundles(state.bundles().orElseThrow(State::absent)))),
                Route.get(
                        "components",
                        call -> Json.bytes(
                                StateJson.components(state.components().orElseThrow(State::absent)))),
                Route.get("assets", call -> Json.bytes(AssetJson.assets(assets.now(), values))),
                Route.get(
                        "channels",
                        call -> Json.bytes(ChannelJson.channels(assets.now().channels(), values))),
                Route.get("channels/*/*", this::channel),
                Route.get("channels/*/*/history", this::history),
                Route.put("channels/*/*/value", writer::write),
                Route.get("openapi.json", call -> description)));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Answers.send(response, 200, Answers.JSON, answer(Call.of(request), response));
        } catch (Problem problem) {
            Answers.send(request, response, problem);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            Answers.send(request, response, new Problem(500, "Internal fault", "the gateway's log tells more", ""));
        }
    }

    private byte[] answer(Call call, HttpServletResponse response) {
        List<Route> there =
                routes.stream().filter(route -> route.matches(call.path())).toList();
        if (there.isEmpty()) {
            throw Problem.unknown("there is no " + String.join("/", call.path()) + "; see openapi.json");
        }
        return there.stream()
                .filter(route -> route.method().equals(call.method()))
                .findFirst()
                .orElseThrow(() -> notAllowed(there, call, response))
                .handler()
                .answer(call);
    }

    private static Problem notAllowed(List<Route> there, Call call, HttpServletResponse response) {
        String allowed = there.stream()
                .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
                .collect(Collectors.joining(", "));
        response.setHeader("Allow", allowed);
        return new Problem(405, "Method not allowed", call.method() + ": allowed is " + allowed, "");
    }

    private byte[] channel(Call call) {
        ChannelInfo channel = assets.required(call.channel());
        return Json.bytes(json -> ChannelJson.channel(
                json, channel, values.latest(channel.id()).orElse(null), ChannelJson.reason(values)));
    }

    private byte[] history(Call call) {
        int most = call.number("most", 600, 1, MOST_SAMPLES);
        ChannelInfo channel = assets.required(call.channel());
        List<Sample> samples = values.history(channel.id(), most);
        return Json.bytes(Json.list("samples", samples, ChannelJson::sample));
    }

    private static byte[] resource(String name) {
        try (InputStream in = ApiServlet.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
