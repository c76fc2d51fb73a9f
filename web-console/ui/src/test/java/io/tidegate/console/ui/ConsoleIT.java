// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle as built, behind a real HTTP service. */
class ConsoleIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static HttpFramework framework;

    @BeforeAll
    static void start() throws Exception {
        framework = new HttpFramework(data);
        Await.until("the start page is there", () -> get("/").statusCode() == 200);
    }

    @AfterAll
    static void stop() throws Exception {
        framework.close();
    }

    @Test
    void startPageIsAskedForAgainButNotSentAgain() throws Exception {
        HttpResponse<byte[]> first = get("/", "Accept-Encoding", "gzip");
        assertThat(first.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(text(first)).contains("<div id=\"root\">").contains("/theme.js");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get("/", "Accept-Encoding", "gzip", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/index.html", "If-None-Match", tag).statusCode())
                .as("the plain file is another representation")
                .isEqualTo(200);
    }

    @Test
    void hashedFilesAreKeptForever() throws Exception {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(text(get("/")));
        assertThat(script.find()).isTrue();
        HttpResponse<byte[]> compressed = get(script.group(1), "Accept-Encoding", "br, gzip");
        HttpResponse<byte[]> plain = get(script.group(1));

        assertThat(compressed.headers().firstValue("Cache-Control")).hasValue("public,max-age=31536000,immutable");
        assertThat(compressed.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=utf-8");
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Encoding"));
        assertThat(compressed.headers().firstValueAsLong("Content-Length")).hasValue(compressed.body().length);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(compressed)).isEqualTo(text(plain));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : new String[] {"/", "/theme.js", "/nothing"}) {
            HttpResponse<byte[]> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValue("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                            + " frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    /** What the policy would block must not be in the page to begin with. */
    @Test
    void startPageHasNothingInline() throws Exception {
        assertThat(text(get("/"))).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("http://", "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void headTellsTheSameWithoutABody(String encoding) throws Exception {
        HttpRequest request = request("/")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Accept-Encoding", encoding)
                .build();
        HttpResponse<byte[]> head = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<byte[]> get = get("/", "Accept-Encoding", encoding);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    }

    @Test
    void othersThanGetAndHeadAreRefused() throws Exception {
        HttpRequest request =
                request("/").POST(HttpRequest.BodyPublishers.ofString("x")).build();
        HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    /** Neither a start page for what does not exist, nor anything that is in the bundle beside the console. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/gateway",
                "/assets/",
                "/assets",
                "/index.html.gz",
                "/META-INF/MANIFEST.MF",
                "/web/index.html",
                "/..%2fMETA-INF/MANIFEST.MF",
                "/assets/..%2f..%2fMETA-INF/MANIFEST.MF",
                "/%2e%2e/META-INF/MANIFEST.MF",
                "//index.html"
            })
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(text(answer)).doesNotContain("Bundle-SymbolicName", "<div id=\"root\">");
    }

    @Test
    void noticeOfThirdPartiesNamesWhatIsPacked() throws Exception {
        assertThat(text(get("/third-party.txt")))
                .contains("react 19.3.1 (MIT)", "@mantine/core 9.7.4 (MIT)", "uplot 1.6.32 (MIT)")
                .doesNotContain("playwright", "axe-core", "vitest");
    }

    @Test
    void replacedBundleServesAgain() throws Exception {
        String page = text(get("/"));
        for (int i = 0; i < 3; i++) {
            framework.update();
            Await.until("the start page is there", () -> get("/").statusCode() == 200);
        }
        assertThat(text(get("/"))).isEqualTo(page);
    }

    private static HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + framework.port() + path));
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        boolean compressed = response.headers().firstValue("Content-Encoding").isPresent();
        try (InputStream bytes = new ByteArrayInputStream(response.body());
                InputStream in = compressed ? new GZIPInputStream(bytes) : bytes) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void bundleImportsOnlyThePlatform() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("bundle.under.test"))) {
            String imports = jar.getManifest().getMainAttributes().getValue("Import-Package");
            assertThat(imports).doesNotContain("optional");
            assertThat(jar.getManifest().getMainAttributes().getValue("Export-Package"))
                    .isNull();
            assertThat(jar.getEntry("web/index.html.gz")).isNotNull();
            assertThat(Files.size(Path.of(jar.getName()))).isLessThan(700_000);
        }
    }
}
