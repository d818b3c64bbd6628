package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The libraries of the page, out of their WebJars: at {@code /lib/NAME/VERSION/…}, so that a browser may keep
 * them for ever, and the import map that leads bare names there. Immutable.
 */
final class WebJars {
    /** What the page may import, by the name of its WebJar; each of them is pinned in the pom. */
    private static final List<String> NAMES = List.of(
            "lit",
            "lit-html",
            "lit-element",
            "lit__reactive-element",
            "codemirror",
            "codemirror__autocomplete",
            "codemirror__commands",
            "codemirror__language",
            "codemirror__lint",
            "codemirror__search",
            "codemirror__state",
            "codemirror__view",
            "crelt",
            "lezer__common",
            "lezer__highlight",
            "lezer__lr",
            "marijn__find-cluster-break",
            "style-mod",
            "w3c-keyname",
            "chart.js",
            "kurkle__color");

    private final ClassLoader loader = WebJars.class.getClassLoader();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> imports = new LinkedHashMap<>();

    WebJars() {
        for (String name : NAMES) {
            version(name).ifPresent(version -> {
                versions.put(name, version);
                String folder = "/lib/" + name + "/" + version + "/";
                JsonNode about = about(name, version);
                imports.put(about.path("name").asText(), folder + entry(about));
                imports.put(about.path("name").asText() + "/", folder);
            });
        }
    }

    /** Bare names and where they lead, in the order of the libraries. */
    Map<String, String> imports() {
        return Map.copyOf(imports);
    }

    /** The text of the import map; its hash stands in the page's policy. */
    String importMap() {
        ObjectNode map = Json.object();
        ObjectNode node = map.putObject("imports");
        imports.forEach(node::put);
        return Json.write(map);
    }

    /** A file below {@code /lib/}: {@code lit/3.3.2/index.js}; empty where there is none, whatever the path says. */
    Optional<byte[]> file(String path) throws IOException {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        String version = versions.get(name);
        if (version == null || !path.startsWith(name + "/" + version + "/")) {
            return Optional.empty();
        }
        try (InputStream in = loader.getResourceAsStream("META-INF/resources/webjars/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private Optional<String> version(String name) {
        try (InputStream in =
                loader.getResourceAsStream("META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private JsonNode about(String name, String version) {
        String path = "META-INF/resources/webjars/" + name + "/" + version + "/package.json";
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The module for browsers: what {@code exports} says for an import, else {@code module}, else {@code main}. */
    private static String entry(JsonNode about) {
        JsonNode exported = about.path("exports").path(".");
        JsonNode imported = exported.isObject() && exported.has("import") ? exported.path("import") : exported;
        JsonNode plain = imported.isObject() ? imported.path("default") : imported;
        String entry = plain.isTextual()
                ? plain.asText()
                : about.path("module").asText(about.path("main").asText("index.js"));
        return entry.startsWith("./") ? entry.substring(2) : entry;
    }
}
