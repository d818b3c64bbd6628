package io.alertledger.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alertledger.model.Action;
import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the grammar on a file of real alert texts with the values that their sources assert: {@code CorpusReport FILE}.
 * Wrong orders (acted and should not, or acted with another value than asserted) are told apart from missed ones.
 */
final class CorpusReport {
    private static final Pattern TODAY = Pattern.compile("today=(\\d{4}-\\d{2}-\\d{2})");
    private static final Instant ELSE = Instant.parse("2023-03-01T15:30:00Z");

    private final Map<String, int[]> shares = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();
    private final Map<Verdict, Integer> verdicts = new TreeMap<>();
    private int wrong;
    private int missed;
    private int lines;

    public static void main(String[] arguments) throws IOException {
        CorpusReport report = new CorpusReport();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            report.line(json.readTree(line));
        }
        report.print();
    }

    private void line(JsonNode node) {
        lines++;
        String text = node.path("text").asText();
        Matcher today = TODAY.matcher(node.path("note").asText());
        Instant at = today.find() ? Instant.parse(today.group(1) + "T14:30:00Z") : ELSE;
        Reading reading = Grammar.PARSER.parse(Message.of(text, at));
        verdicts.merge(reading.verdict(), 1, Integer::sum);
        JsonNode expected = node.path("expected");
        Instruction first = reading.verdict().acts() ? reading.instructions().get(0) : null;
        JsonNode order = expected.path("order").isObject() ? expected.path("order") : expected;
        List<String> differences = new ArrayList<>();
        check("action", action(order), first == null ? null : action(first), differences);
        check("symbol", text(order, "symbol", "Symbol"), first == null ? null : symbol(order, first), differences);
        check("price", text(order, "price", "Price"), first == null ? null : price(first), differences);
        check(
                "quantity",
                text(order, "qty", "Qty"),
                first == null ? null : plain(first.size().quantity()),
                differences);
        check("fraction", fraction(order), first == null ? null : fraction(first), differences);
        boolean asserted = action(order) != null || text(order, "price", "Price") != null;
        boolean silent = expected.isObject() && expected.isEmpty()
                || expected.path("unparsed_alarm").asBoolean(false);
        if (reading.verdict().acts() && (silent || !differences.isEmpty())) {
            wrong++;
        }
        if (!reading.verdict().acts() && asserted) {
            missed++;
        }
        if (!differences.isEmpty() || reading.verdict().acts() && silent) {
            disagreements.add("%s%n    %s %s%n    because %s"
                    .formatted(text.replace("\n", "\\n"), Shown.reading(reading), differences, reading.reasons()));
        }
    }

    private void check(String field, String expected, String found, List<String> differences) {
        if (expected == null) {
            return;
        }
        int[] share = shares.computeIfAbsent(field, f -> new int[2]);
        share[1]++;
        if (same(expected, found)) {
            share[0]++;
        } else {
            differences.add(field + ": expected " + expected + ", found " + found);
        }
    }

    private static boolean same(String expected, String found) {
        if (found == null) {
            return false;
        }
        try {
            return new BigDecimal(expected)
                            .subtract(new BigDecimal(found))
                            .abs()
                            .compareTo(new BigDecimal("0.001"))
                    < 0;
        } catch (NumberFormatException words) {
            return expected.equalsIgnoreCase(found);
        }
    }

    private static String action(JsonNode order) {
        String action = text(order, "action", "action");
        return action == null
                ? null
                : switch (action.toUpperCase(Locale.ROOT)) {
                    case "BTO", "BUY" -> "BUY";
                    default -> "SELL";
                };
    }

    private static String action(Instruction said) {
        return said.action().enters()
                ? "BUY"
                : said.action().leaves() ? "SELL" : said.action().name();
    }

    private static String symbol(JsonNode order, Instruction said) {
        String symbol = text(order, "symbol", "Symbol");
        if (symbol != null && symbol.indexOf('_') > 0) {
            // TICKER_MMDDYY{C|P}STRIKE; the year is whatever year the source's test was written in.
            String day = said.contract().expiration() == null
                    ? ""
                    : "%02d%02d"
                            .formatted(
                                    said.contract().expiration().getMonthValue(),
                                    said.contract().expiration().getDayOfMonth());
            String year = symbol.substring(symbol.indexOf('_') + 5, symbol.indexOf('_') + 7);
            return said.ticker() + "_" + day + year
                    + said.contract().optionType().letter()
                    + plain(said.contract().strike());
        }
        return said.ticker();
    }

    private static String price(Instruction said) {
        return said.price() == null ? null : plain(said.price().price());
    }

    private static String fraction(JsonNode order) {
        return text(order, "fraction", "fraction");
    }

    private static String fraction(Instruction said) {
        if (said.size().fraction() != null) {
            return said.size().fraction().toDecimal().toPlainString();
        }
        return said.action() == Action.EXIT && said.size().quantity() == null ? "1" : null;
    }

    private static String text(JsonNode node, String name, String other) {
        JsonNode value = node.hasNonNull(name) ? node.path(name) : node.path(other);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }

    private void print() {
        int good = shares.values().stream().mapToInt(share -> share[0]).sum();
        int all = shares.values().stream().mapToInt(share -> share[1]).sum();
        System.out.println(lines + " texts: " + verdicts);
        System.out.println("values reproduced: " + good + " of " + all);
        shares.forEach((field, share) -> System.out.println("  " + field + ": " + share[0] + " of " + share[1]));
        System.out.println("wrong orders: " + wrong + ", missed: " + missed);
        disagreements.forEach(System.out::println);
    }
}
