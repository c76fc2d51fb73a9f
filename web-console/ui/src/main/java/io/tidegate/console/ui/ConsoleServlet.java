// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.ui;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the console's files: those that are packed in this bundle, by their exact names, and nothing else. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("io.tidegate.console.ui")
@HttpWhiteboardServletPattern("/")
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/web";
    private static final String START = "/index.html";

    /** As the REST bundle's filter sets it; here too, so that the console is never without. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final transient Map<String, WebFile> files;

    @Activate
    public ConsoleServlet(BundleContext context) {
        this(packed(context));
    }

    ConsoleServlet(Map<String, WebFile> files) {
        if (!files.containsKey(START)) {
            throw new IllegalStateException("console: " + FOLDER + START + " is missing in the bundle");
        }
        this.files = Map.copyOf(files);
    }

    private static Map<String, WebFile> packed(BundleContext context) {
        Map<String, WebFile> files = new HashMap<>();
        List<URL> entries = Collections.list(context.getBundle().findEntries(FOLDER, "*", true));
        for (URL entry : entries) {
            String path = entry.getPath();
            if (!path.endsWith("/")) {
                String name = path.substring(path.indexOf(FOLDER) + FOLDER.length());
                files.put(WebFile.nameOf(name), WebFile.of(name, entry));
            }
        }
        return files;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        boolean head = "HEAD".equals(request.getMethod());
        if (!head && !"GET".equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            tell(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Only GET and HEAD here.", head);
            return;
        }
        WebFile file = files.get(path(request));
        if (file == null) {
            tell(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here. The console is at /", head);
            return;
        }
        send(file, request, response, head);
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.isEmpty() || path.equals("/") ? START : path;
    }

    private static void send(WebFile file, HttpServletRequest request, HttpServletResponse response, boolean head)
            throws IOException {
        boolean compressed = file.compressed() && accepts(request.getHeader("Accept-Encoding"));
        String tag = '"' + file.tag() + (compressed ? "-gz" : "") + '"';
        response.setHeader("Cache-Control", file.cacheControl());
        response.setHeader("ETag", tag);
        if (file.compressed()) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(compressed ? file.length() : file.plainLength());
        if (!head) {
            try (InputStream in = file.packed().openStream();
                    InputStream plain = file.compressed() && !compressed ? new GZIPInputStream(in) : in) {
                plain.transferTo(response.getOutputStream());
            }
        }
    }

    /** Whether gzip is named and not refused by a weight of zero. */
    static boolean accepts(String encodings) {
        if (encodings == null) {
            return false;
        }
        for (String each : encodings.split(",", -1)) {
            String[] parts = each.strip().split("\\s*;\\s*", -1);
            if (parts[0].equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static boolean matches(String tags, String tag) {
        if (tags == null) {
            return false;
        }
        for (String each : tags.split(",", -1)) {
            String known = each.strip();
            if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static void tell(HttpServletResponse response, int status, String text, boolean head) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        if (!head) {
            response.getWriter().println(text);
        }
    }
}
