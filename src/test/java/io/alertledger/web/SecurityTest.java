package io.alertledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.alertledger.formats.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, and what those who may not are told. */
class SecurityTest {
    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteOfTheApiNeedsTheTokenThatTheTableSays() {
        return served.server.table().stream()
                .filter(route -> route.access() != Access.OPEN)
                .map(route -> dynamicTest(route.method() + " " + route.path(), () -> {
                    String path = route.path().replaceAll("[{<][a-zA-Z]+[}>]", "x");
                    String method = route.method().name();
                    assertThat(served.as("wrong", method, path, "{}").status()).isEqualTo(401);
                    assertThat(served.send(served.request(path)
                                            .method(method, HttpRequest.BodyPublishers.noBody())
                                            .build())
                                    .status())
                            .isEqualTo(401);
                    if (route.access() == Access.OWNER) {
                        assertThat(served.bot(method, path, "{}").status()).isEqualTo(403);
                    }
                }));
    }

    @Test
    void everythingUnderApiNeedsATokenExceptTradingALink() {
        assertThat(served.server.table().stream()
                        .filter(route -> route.path().startsWith("/api/") && route.access() == Access.OPEN)
                        .map(Route::path))
                .containsExactly("/api/session");
    }

    @Test
    void aLinkOpensOneSessionOnce() throws Exception {
        String link = served.post("/api/links", "").json().path("link").asText();
        assertThat(link).startsWith(served.server.address() + "/#");
        String code = link.substring(link.indexOf('#') + 1);
        String body = Json.write(Json.object().put("code", code));
        Served.Answer opened = served.send(served.request("/api/session")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        String token = opened.json().path("token").asText();
        assertThat(served.as(token, "POST", "/api/pause", "").status()).isEqualTo(200);
        assertThat(served.send(served.request("/api/session")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build())
                        .status())
                .isEqualTo(401);
        assertThat(served.as(token, "DELETE", "/api/session", "").status()).isEqualTo(204);
        assertThat(served.as(token, "GET", "/api/status", "").status()).isEqualTo(401);
        assertThat(opened.whole().headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void tokensAreTheirOwnersAlone() throws IOException {
        for (String file : List.of("bot.token", "owner.token")) {
            Path path = folder.resolve(file);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
            }
        }
    }

    /** What is sent byte by byte, and what must come back. */
    private record Raw(String what, String request, int status) {}

    @TestFactory
    Stream<DynamicTest> whatIsRefusedIsRefusedAsAProblem() {
        String host = "Host: 127.0.0.1:" + served.server.port() + "\r\n";
        String auth = "Authorization: Bearer " + served.server.tokens().owner() + "\r\n";
        return Stream.of(
                        new Raw("another host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
                        new Raw("another port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 421),
                        new Raw("no host", "GET / HTTP/1.1\r\n\r\n", 400),
                        new Raw(
                                "page of another site",
                                "GET / HTTP/1.1\r\n" + host + "Origin: https://evil.example\r\n\r\n",
                                403),
                        new Raw("page without a site", "GET / HTTP/1.1\r\n" + host + "Origin: null\r\n\r\n", 403),
                        new Raw("malformed address", "GET /%ZZ HTTP/1.1\r\n" + host + "\r\n", 400),
                        new Raw("ambiguous address", "GET /api/%2e%2e/x HTTP/1.1\r\n" + host + "\r\n", 404),
                        new Raw(
                                "encoded slash",
                                "GET /api/rules/..%2f..%2fetc%2fpasswd HTTP/1.1\r\n" + host + auth + "\r\n",
                                404),
                        new Raw("no HTTP", "HELLO\r\n\r\n", 400),
                        new Raw("unknown address", "GET /api/nothing HTTP/1.1\r\n" + host + auth + "\r\n", 404),
                        new Raw("wrong method", "DELETE /api/alerts HTTP/1.1\r\n" + host + auth + "\r\n", 405),
                        new Raw("unknown file", "GET /none.js HTTP/1.1\r\n" + host + "\r\n", 404),
                        new Raw("hidden file", "GET /.git/config HTTP/1.1\r\n" + host + "\r\n", 404),
                        new Raw(
                                "class file",
                                "GET /io/alertledger/AlertLedger.class HTTP/1.1\r\n" + host + "\r\n",
                                404),
                        new Raw(
                                "library of another version",
                                "GET /lib/lit/1.0.0/index.js HTTP/1.1\r\n" + host + "\r\n",
                                404),
                        new Raw(
                                "large header",
                                "GET / HTTP/1.1\r\n" + host + "X: " + "x".repeat(20_000) + "\r\n\r\n",
                                431),
                        new Raw(
                                "large body, said",
                                "POST /api/alerts HTTP/1.1\r\n" + host + auth + "Content-Length: 2000000\r\n\r\n",
                                413),
                        new Raw(
                                "large body, in chunks",
                                "POST /api/alerts HTTP/1.1\r\n" + host + auth + "Transfer-Encoding: chunked\r\n\r\n"
                                        + chunks(),
                                413),
                        new Raw(
                                "no JSON",
                                "POST /api/alerts HTTP/1.1\r\n" + host + auth + "Content-Length: 4\r\n\r\n{\"a\"",
                                400),
                        new Raw(
                                "deep JSON",
                                "POST /api/alerts HTTP/1.1\r\n" + host + auth + "Content-Length: 100\r\n\r\n"
                                        + "[".repeat(100),
                                400))
                .map(each -> dynamicTest(each.what(), () -> {
                    String answer = exchange(each.request());
                    assertThat(answer).startsWith("HTTP/1.1 " + each.status());
                    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
                    assertThat(answer)
                            .contains("\"code\":")
                            .doesNotContain("Jetty")
                            .doesNotContain("\tat ");
                }));
    }

    private static String chunks() {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        return chunk.repeat(20) + "0\r\n\r\n";
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException closedEarly) {
                // It need not read all of what it refuses; the answer is there.
            }
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8_192];
            while (!answer.toString().contains("\"message\"")) {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    @Test
    void everyAnswerCarriesAStrictPolicyAndThePageRunsUnderIt() throws Exception {
        Served.Answer page = served.send(served.request("/positions/SPY").build());
        String policy =
                page.whole().headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("*");
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.text());
        assertThat(map.find()).isTrue();
        assertThat(policy)
                .contains("'sha256-"
                        + Base64.getEncoder()
                                .encodeToString(Secrets.sha256(map.group(1).getBytes(StandardCharsets.UTF_8)))
                        + "'");
        assertThat(page.text())
                .doesNotContain("<style")
                .doesNotContain(" style=")
                .doesNotContain("onclick");
        for (String path : List.of("/api/status", "/healthz", "/none", "/app.js")) {
            assertThat(served.send(served.request(path).build())
                            .whole()
                            .headers()
                            .map())
                    .as(path)
                    .containsKeys("content-security-policy", "x-content-type-options", "referrer-policy");
        }
    }

    @Test
    void everyEntryOfTheImportMapResolvesAndSoDoesWhatItImports() throws Exception {
        WebJars jars = new WebJars();
        assertThat(jars.imports()).containsKeys("lit", "codemirror", "@codemirror/view", "chart.js", "@kurkle/color");
        Pattern bare = Pattern.compile(
                "(?:^|[;}\\n])\\s*(?:import|(?:import|export)\\b[^;\"'()=:]*from)\\s*[\"']([^.\"'/][^\"']*)[\"']");
        Set<String> names = jars.imports().keySet();
        for (String target : jars.imports().values()) {
            if (target.endsWith("/")) {
                continue;
            }
            Served.Answer module = served.send(served.request(target).build());
            assertThat(module.status()).as(target).isEqualTo(200);
            assertThat(module.type()).startsWith("text/javascript");
            Matcher imported = bare.matcher(module.text());
            while (imported.find()) {
                String name = imported.group(1);
                assertThat(names.stream()
                                .anyMatch(known -> known.equals(name) || known.endsWith("/") && name.startsWith(known)))
                        .as(target + " imports " + name)
                        .isTrue();
            }
        }
    }
}
