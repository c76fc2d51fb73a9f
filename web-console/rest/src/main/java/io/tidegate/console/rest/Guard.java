// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Lets in only who sits at this machine, until there is a log-in. Not every browser on this machine: a page of another
 * site must neither read nor write, be it by a name that it makes point here (Host) or by a request from there (Origin).
 */
@Component(
        service = Filter.class,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        // Before whatever else filters.
        property = "service.ranking:Integer=1000")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class Guard implements Filter {

    static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;" + " frame-ancestors 'none'";

    private static final int LONGEST_URL = 2048;
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final AccessAudit audit;

    @Activate
    public Guard(@Reference AccessAudit audit) {
        this.audit = audit;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        try {
            check(request);
        } catch (Problem problem) {
            if (problem.status() == HttpServletResponse.SC_FORBIDDEN) {
                audit.turnedAway(request.getRemoteAddr(), problem.getMessage());
            }
            Answers.send(request, response, problem);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void check(HttpServletRequest request) {
        if (!Hosts.isLoopbackAddress(request.getRemoteAddr())) {
            throw Problem.forbidden("the console answers to this machine only, until log-in exists");
        }
        String host = request.getHeader("Host");
        if (!Hosts.isLoopback(host)) {
            throw Problem.forbidden("Host: '" + host + "' is not this machine: use localhost or 127.0.0.1");
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equalsIgnoreCase(request.getScheme() + "://" + host)) {
            throw Problem.forbidden("Origin: '" + origin + "' is another site");
        }
        // Sent by browsers also where they send no Origin, for example with the request for an image.
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site) && request.getRequestURI().contains("/api/")) {
            throw Problem.forbidden("Sec-Fetch-Site: '" + site + "' is another site");
        }
        int length = request.getRequestURI().length()
                + (request.getQueryString() == null
                        ? 0
                        : request.getQueryString().length());
        if (length > LONGEST_URL) {
            throw new Problem(414, "URL too long", "a URL has at most " + LONGEST_URL + " characters", "");
        }
    }
}
