package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One scenario of {@code sync.table}: lines of {@code word: text}. */
record SyncScenario(String title, List<String[]> lines) {
    static List<SyncScenario> read(String text) {
        List<SyncScenario> all = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(":\\s+", 2);
            if (parts[0].equals("scenario")) {
                all.add(new SyncScenario(parts[1].strip(), new ArrayList<>()));
            } else {
                all.get(all.size() - 1).lines().add(new String[] {parts[0], parts[1].strip()});
            }
        }
        return all;
    }

    List<String> all(String word) {
        return lines.stream()
                .filter(line -> line[0].equals(word))
                .map(line -> line[1])
                .toList();
    }

    private static String time(String said) {
        return said.contains("T") ? said : "2026-01-28T" + said + "Z";
    }

    String line() {
        ObjectNode in = Json.object();
        in.put("id", title);
        String now = all("now").stream().findFirst().orElse("15:00:00");
        in.put("now", time(now));
        in.putArray("local");
        in.putArray("orders");
        ObjectNode report = in.putObject("report");
        report.put("complete", !all("report").contains("incomplete"));
        report.put("ordersComplete", all("report").contains("ordersComplete"));
        report.put("at", time(now));
        all("report").stream()
                .filter(word -> word.startsWith("at "))
                .forEach(at -> report.put("at", time(at.substring(3))));
        for (String list : List.of("positions", "orders", "fills")) {
            report.putArray(list);
        }
        all("before").forEach(words -> before(in.withArray("local").addObject(), words.split(" ")));
        all("there").forEach(words -> position(report.withArray("positions").addObject(), words.split(" ")));
        all("order").forEach(words -> order(in.withArray("orders").addObject(), words.split(" ")));
        all("told").forEach(text -> {
            String[] words = text.split(" ");
            ObjectNode told = report.withArray("orders")
                    .addObject()
                    .put("clientId", words[0])
                    .put("state", words[1]);
            if (!words[2].equals("-")) {
                told.put("filled", words[2]);
            }
        });
        all("fill").forEach(words -> fill(report.withArray("fills").addObject(), words.split(" ")));
        all("missing").forEach(text -> {
            String[] words = text.split(" ");
            in.withObject("/previousAbsences").put(words[0], time(words[2]));
        });
        all("seen").forEach(id -> in.withArray("seenFills").add(id));
        all("set").forEach(text -> in.put(text.split(" ")[0], text.split(" ")[1]));
        all("mark").forEach(text -> {
            String[] words = text.split(" ");
            in.withObject("/marks")
                    .putObject(words[0])
                    .put("price", words[1])
                    .put("at", time(words.length > 3 ? words[3] : now));
        });
        return Json.write(in);
    }

    /** The same report over what an answer left. */
    String again(JsonNode answer) {
        ObjectNode in = (ObjectNode) Json.read(line());
        ArrayNode local = answer.get("positions").deepCopy();
        in.get("local").forEach(row -> {
            if (row.get("quantity").asText().equals("0")
                    && !answer.get("positions")
                            .findValuesAsText("instrument")
                            .contains(row.get("instrument").asText())) {
                local.add(row); // closed rows are not in the answer, and their times still count
            }
        });
        in.set("local", local);
        answer.get("orders")
                .forEach(order -> in.get("orders").forEach(own -> {
                    if (own.get("clientId").equals(order.get("clientId"))) {
                        ((ObjectNode) own).setAll((ObjectNode) order);
                    }
                }));
        in.set("previousAbsences", answer.get("absences"));
        answer.get("adjustments").forEach(each -> {
            if (each.get("kind").asText().equals("FILL")) {
                in.withArray("seenFills").add(each.get("fill").asText());
            }
        });
        return Json.write(in);
    }

    private static int position(ObjectNode node, String[] words) {
        int i = 0;
        node.put("instrument", words[i++]);
        if (words[i].equals("SHORT")) {
            node.put("side", words[i++]);
        }
        node.put("quantity", words[i]);
        i += 2; // the quantity and "@"
        if (!words[i].equals("?")) {
            node.put("averageCost", words[i]);
        }
        return i + 1;
    }

    private static void before(ObjectNode node, String[] words) {
        int i = position(node, words);
        node.put("openedAt", time("13:00:00"));
        for (; i < words.length; i++) {
            switch (words[i]) {
                case "updated" -> node.put("updatedAt", time(words[++i]));
                case "lots" ->
                    Arrays.stream(words[++i].split(",")).forEach(lot -> {
                        String[] parts = lot.split("[=@]");
                        node.withArray("lots")
                                .addObject()
                                .put("lot", parts[0])
                                .put("quantity", parts[1])
                                .put("cost", parts[2])
                                .put("openedAt", time(parts[3]));
                    });
                default -> node.put("status", words[i]);
            }
        }
    }

    private static void order(ObjectNode node, String[] words) {
        node.put("clientId", words[0])
                .put("side", words[1])
                .put("instrument", words[2])
                .put("quantity", words[3])
                .put("filled", words[5])
                .put("state", words[6]);
    }

    private static void fill(ObjectNode node, String[] words) {
        node.put("id", words[0])
                .put("side", words[1])
                .put("instrument", words[2])
                .put("quantity", words[3])
                .put("price", words[5])
                .put("at", time(words[7]));
        if (words.length > 9) {
            node.put("clientId", words[9]);
        }
    }

    /** A part of the answer in the table's words. */
    List<String> rendered(String part, JsonNode answer) {
        List<String> out = new ArrayList<>();
        switch (part) {
            case "expect" ->
                answer.get("adjustments")
                        .forEach(each -> out.add(String.join(
                                " ",
                                word(each, "kind"),
                                word(each, "instrument"),
                                word(each, "side"),
                                word(each, "quantity"),
                                "@",
                                word(each, "price"))));
            case "after" -> answer.get("positions").forEach(each -> out.add(held(each)));
            case "order-after" ->
                answer.get("orders")
                        .forEach(each -> out.add(String.join(
                                " ",
                                word(each, "clientId"),
                                word(each, "state"),
                                word(each, "quantity"),
                                "filled",
                                word(each, "filled"),
                                word(each, "lock"))));
            case "absent" ->
                answer.get("absences")
                        .properties()
                        .forEach(each -> out.add(
                                each.getKey() + " " + each.getValue().asText().substring(11, 19)));
            default -> out.add(word(answer, part));
        }
        return out.isEmpty() ? List.of("nothing") : out;
    }

    private String held(JsonNode position) {
        String text = word(position, "instrument")
                + (word(position, "side").equals("SHORT") ? " SHORT " : " ")
                + word(position, "quantity") + " @ "
                + (position.has("averageCost") ? word(position, "averageCost") : "?");
        String status = word(position, "status");
        boolean lotsSaid = all("after").stream().anyMatch(line -> line.contains(" lots "));
        if (lotsSaid) {
            List<String> lots = new ArrayList<>();
            position.get("lots")
                    .forEach(lot -> lots.add(word(lot, "lot") + "=" + word(lot, "quantity") + "@" + word(lot, "cost")
                            + "@" + word(lot, "openedAt").substring(11, 19)));
            text += " lots " + String.join(",", lots);
        }
        return status.equals("OPEN") ? text : text + " " + status;
    }

    private static String word(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : "-";
    }
}
