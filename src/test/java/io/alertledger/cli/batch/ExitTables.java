package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.model.Decimals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tables in {@code src/test/resources/exits} as lines of {@code batch exits}, and mirrors them. */
final class ExitTables {
    private static final Set<String> PRICES =
            Set.of("stopLoss", "takeProfit", "price", "activation", "initialStop", "liquidation");

    private ExitTables() {}

    /** A row: the line in, and what should come out of it. */
    record Row(String name, ObjectNode in, ObjectNode out) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> read(String file, boolean mirrored) {
        List<Row> rows = new ArrayList<>();
        String section = "";
        for (String line : text(file).lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(row(section, line.split("\\|", -1), mirrored));
            }
        }
        return rows;
    }

    private static String text(String file) {
        try (var stream = ExitTables.class.getResourceAsStream("/exits/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String section, String[] cells, boolean mirrored) {
        ObjectNode in = Json.object();
        in.put("id", cells[0].strip());
        in.put("side", mirrored ? "SHORT" : "LONG");
        in.put("entry", 100);
        in.put("quantity", "10");
        in.put("openedAt", "2026-01-28T15:00:00Z");
        JsonNode protection = Json.read(cells[1].strip());
        in.set("protection", mirrored ? mirror(protection) : protection);
        ArrayNode path = in.putArray("path");
        for (String word : words(cells[2])) {
            path.add(point(word, mirrored));
        }
        ObjectNode out = Json.object();
        out.put("id", cells[0].strip());
        List<String> exit = words(cells[3]);
        out.put("exit", exit.size() > 1);
        if (exit.size() > 1) {
            out.put("index", Integer.parseInt(exit.get(0)));
            out.put("reason", exit.get(1));
            out.put("price", price(exit.get(2), mirrored));
        }
        ArrayNode trims = out.putArray("trims");
        for (String word : words(cells.length > 5 ? cells[5] : "")) {
            String[] parts = word.split(":");
            trims.addObject()
                    .put("index", Integer.parseInt(parts[0]))
                    .put("price", price(parts[1], mirrored))
                    .put("fraction", parts[2]);
        }
        ArrayNode stops = out.putArray("stops");
        for (String word : words(cells[4])) {
            stops.add(word.equals("-") ? null : price(word, mirrored));
        }
        return new Row(section + ": " + cells[0].strip(), in, out);
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
    }

    private static ObjectNode point(String word, boolean mirrored) {
        ObjectNode point = Json.object();
        if (word.equals("trim")) {
            return point.put("event", "TRIM_FILLED");
        }
        if (word.contains("/")) {
            String[] sides = word.split("/");
            return point.put("bid", price(sides[mirrored ? 1 : 0], mirrored))
                    .put("ask", price(sides[mirrored ? 0 : 1], mirrored));
        }
        if (word.contains(",")) {
            String[] parts = word.split(",");
            return point.put("open", price(parts[0], mirrored))
                    .put("high", price(parts[mirrored ? 2 : 1], mirrored))
                    .put("low", price(parts[mirrored ? 1 : 2], mirrored))
                    .put("close", price(parts[3], mirrored));
        }
        return point.put("price", price(word, mirrored));
    }

    private static String price(String text, boolean mirrored) {
        BigDecimal price = new BigDecimal(text);
        return Decimals.plain(mirrored ? new BigDecimal(200).subtract(price) : price);
    }

    private static JsonNode mirror(JsonNode node) {
        if (node.isArray()) {
            ArrayNode all = Json.object().putArray("all");
            node.forEach(element -> all.add(mirror(element)));
            return all;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode mirrored = Json.object();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (PRICES.contains(field.getKey())) {
                mirrored.put(field.getKey(), price(value.asText(), true));
            } else {
                mirrored.set(field.getKey(), mirror(value));
            }
        }
        return mirrored;
    }
}
