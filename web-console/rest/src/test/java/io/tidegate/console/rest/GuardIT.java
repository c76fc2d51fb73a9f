// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Who is let in, until there is a log-in. */
class GuardIT {

    private Gateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = new Gateway(data, "tidegate.demo=true").started();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    /** A name of another site that was made to point here must not open the console to that site's pages. */
    @Test
    void foreignHostsAreRefused() throws Exception {
        for (String host : List.of("gateway.example", "localhost.example:8080", "128.0.0.1", "127.0.0.1.example")) {
            assertThat(status("/api/v1/gateway", "Host", host)).as(host).isEqualTo(403);
        }
        for (String host : List.of("localhost", "LocalHost:8080", "127.0.0.1:1", "127.8.7.6", "[::1]:8080")) {
            assertThat(status("/api/v1/gateway", "Host", host)).as(host).isEqualTo(200);
        }
    }

    /** Once, however often it is tried. */
    @Test
    void whoIsTurnedAwayIsRecordedOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(status("/api/v1/gateway", "Host", "gateway.example")).isEqualTo(403);
        }

        assertThat(gateway.trail.lines())
                .containsExactly("REST from 127.0.0.1, access.refused, REST, Host: 'gateway.example' is not this"
                        + " machine: use localhost or 127.0.0.1");
        gateway.rest.stop();
        assertThat(gateway.trail.lines()).hasSize(2);
        assertThat(gateway.trail.lines().get(1)).contains("access.refused.repeated");
    }

    @Test
    void otherSitesAreRefused() throws Exception {
        String own = "http://127.0.0.1:" + gateway.port();
        assertThat(status("/api/v1/gateway", "Origin", own)).isEqualTo(200);
        for (String origin : List.of(
                "null",
                "http://evil.example",
                "https://127.0.0.1:" + gateway.port(),
                "http://localhost:" + gateway.port(),
                "http://127.0.0.1:1")) {
            assertThat(status("/api/v1/gateway", "Origin", origin)).as(origin).isEqualTo(403);
            assertThat(status("/api/v1/events", "Origin", origin)).as(origin).isEqualTo(403);
        }
        assertThat(status("/api/v1/gateway", "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(status("/api/v1/gateway", "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
    }

    /** The console's pages come from another bundle, and are guarded all the same. */
    @Test
    void pagesOfOtherBundlesAreGuarded() throws Exception {
        Bundle pages = gateway.context().installBundle("test:pages", new ByteArrayInputStream(pages()));
        pages.start();
        pages.getBundleContext()
                .registerService(
                        Object.class,
                        new Object(),
                        FrameworkUtil.asDictionary(Map.of(
                                "osgi.http.whiteboard.resource.pattern",
                                "/*",
                                "osgi.http.whiteboard.resource.prefix",
                                "/web")));
        Await.until("the page", () -> gateway.get("/index.html").statusCode() == 200);

        HttpResponse<String> page = gateway.get("/index.html");
        assertThat(page.body()).isEqualTo("<html>");
        assertHeaders(page);
        assertThat(status("/index.html", "Host", "gateway.example")).isEqualTo(403);
        // A link from another site may open the console, but not what is behind it.
        assertThat(status("/index.html", "Sec-Fetch-Site", "cross-site")).isEqualTo(200);
        assertThat(gateway.get("/api/v1/gateway").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() throws Exception {
        assertHeaders(gateway.get("/api/v1/gateway"));
        assertHeaders(gateway.get("/api/v1/nothing"));
        assertHeaders(gateway.get("/api/v1/gateway", "Host", "gateway.example"));
    }

    @Test
    void limitsAreKept() throws Exception {
        assertThat(status("/api/v1/gateway?" + "x".repeat(2100))).isEqualTo(414);
        assertThat(status("/api/v1/channels/a%2Fb/c")).isEqualTo(400);
        assertThat(status("/api/v1/channels//c")).isEqualTo(400);
        HttpResponse<Void> head = gateway.http.send(
                gateway.request("/api/v1/gateway")
                        .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertThat(head.statusCode()).isEqualTo(200);
    }

    private void assertHeaders(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    private int status(String path, String... headers) throws Exception {
        HttpResponse<java.io.InputStream> answer =
                gateway.http.send(gateway.request(path, headers).build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static byte[] pages() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            jar.write("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: pages\n"
                    .getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry("web/index.html"));
            jar.write("<html>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
