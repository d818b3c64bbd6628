package io.alertledger.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The console's page and what belongs to it, from the class path or from a folder. Paths are taken by pattern,
 * so that nothing beside the page can be named. Thread-safe.
 */
final class Site {
    /** Segments that begin with a letter or digit: no {@code ..}, no hidden file, no absolute path. */
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final String MAP = "<!--importmap-->";
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "map", "application/json");

    private final Optional<Path> folder;
    private final WebJars jars = new WebJars();
    private final String map = jars.importMap();
    private final String policy;

    Site(Optional<Path> folder) {
        this.folder = folder;
        this.policy = "default-src 'none'; script-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(Secrets.sha256(map.getBytes(StandardCharsets.UTF_8)))
                + "'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** What every answer says, whatever it is. */
    void headers(Context ctx) {
        ctx.header("Content-Security-Policy", policy);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        ctx.header("Cache-Control", "no-store");
    }

    /** The page: the same for every address of the console; the router in it reads the address. */
    void page(Context ctx) throws IOException {
        byte[] page = read("index.html")
                .orElseThrow(() -> Problem.notFound("this build has no page").thrown());
        String html = new String(page, StandardCharsets.UTF_8)
                .replace(MAP, "<script type=\"importmap\">" + map + "</script>");
        ctx.contentType(TYPES.getOrDefault("html", "text/html"))
                .header("Cache-Control", "no-cache")
                .result(html);
    }

    /** A file of the page. */
    void file(Context ctx) throws IOException {
        serve(ctx, ctx.path().substring(1), "no-cache");
    }

    /** A file of a library. */
    void library(Context ctx) throws IOException {
        String path = ctx.path().substring("/lib/".length());
        byte[] found = PATH.matcher(path).matches() ? jars.file(path).orElse(null) : null;
        if (found == null) {
            throw Problem.notFound("there is no library file " + ctx.path()).thrown();
        }
        ctx.contentType(type(path)).header("Cache-Control", FOREVER).result(found);
    }

    private void serve(Context ctx, String path, String caching) throws IOException {
        byte[] found = read(path)
                .orElseThrow(() ->
                        Problem.notFound("there is nothing at " + ctx.path()).thrown());
        ctx.contentType(type(path)).header("Cache-Control", caching).result(found);
    }

    private Optional<byte[]> read(String path) throws IOException {
        if (!PATH.matcher(path).matches() || !TYPES.containsKey(extension(path))) {
            return Optional.empty();
        }
        if (folder.isPresent()) {
            Path root = folder.get().toRealPath();
            Path file = root.resolve(path);
            return Files.isRegularFile(file) && file.toRealPath().startsWith(root)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        }
        try (InputStream in = Site.class.getResourceAsStream("/web/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String type(String path) {
        return TYPES.getOrDefault(extension(path), "application/octet-stream");
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
