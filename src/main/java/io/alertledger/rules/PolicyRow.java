package io.alertledger.rules;

import io.alertledger.model.AmbiguityRule;
import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.Policy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code policy.csv}: whom it is for and what it settles. A cell that is empty settles nothing; {@code none}
 * settles that there is no limit. Immutable.
 *
 * @param account a name or {@code *}
 * @param channel an id or name, or {@code *}
 * @param ticker the trader's word, or {@code *}
 * @param settled values by column, of the type that the column's reader gives; {@link #NOTHING} for {@code none}
 * @param place where the row stands
 */
record PolicyRow(String account, String channel, String ticker, Map<String, Object> settled, TableRow place) {

    static final String ANY = "*";

    private static final Object NOTHING = new Object();
    private static final Pattern HEURISTIC = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** What each column holds. The order is that of the shipped table. */
    private static final Map<String, Function<String, Object>> COLUMNS = columns();

    private static Map<String, Function<String, Object>> columns() {
        Map<String, Function<String, Object>> columns = new LinkedHashMap<>();
        columns.put("heuristics", PolicyRow::heuristics);
        columns.put("trimFraction", TableRow::fraction);
        columns.put("onAmbiguous", text -> TableRow.oneOf(AmbiguityRule.class).apply(text));
        columns.put("minConfidence", optional(PolicyRow::probability));
        columns.put("markMaxAgeSeconds", TableRow::seconds);
        columns.put("marketHours", TableRow::flag);
        columns.put("buyContracts", TableRow::positive);
        columns.put("buyBudget", optional(PolicyRow::budget));
        columns.put("maxSlippage", TableRow::notNegative);
        columns.put("sellPadding", PolicyRow::probability);
        columns.put("maxAlertAgeSeconds", optional(TableRow::seconds));
        columns.put("duplicateTextSeconds", TableRow::seconds);
        columns.put("settleWithinSeconds", TableRow::seconds);
        columns.put("maxContractsPerOrder", optional(TableRow::positive));
        columns.put("maxCostPerOrder", optional(TableRow::positive));
        columns.put("maxOrdersPerMinute", optional(TableRow::count));
        columns.put("maxLossPerDay", optional(TableRow::positive));
        columns.put("repriceAfterSeconds", TableRow::seconds);
        columns.put("lotMethod", text -> TableRow.oneOf(LotMethod.class).apply(text));
        columns.put(
                "manageExternal", text -> TableRow.oneOf(ManageExternal.class).apply(text));
        return columns;
    }

    static List<String> columnNames() {
        return List.copyOf(COLUMNS.keySet());
    }

    static Optional<PolicyRow> read(TableRow row) {
        Optional<String> account = row.word("account");
        Optional<String> channel = row.word("channel");
        Optional<String> ticker = row.word("ticker");
        Map<String, Object> settled = new HashMap<>();
        COLUMNS.forEach((column, reader) -> row.read(column, reader).ifPresent(value -> settled.put(column, value)));
        if (account.isEmpty() || channel.isEmpty() || ticker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PolicyRow(account.get(), channel.get(), ticker.get(), Map.copyOf(settled), row));
    }

    /** {@code base} with everything that this row settles. */
    Policy over(Policy base) {
        return over(base, settled);
    }

    /**
     * {@code base} with one column settled anew.
     *
     * @throws IllegalArgumentException where there is no such column, or its reader refuses the text
     */
    static Policy over(Policy base, String column, String text) {
        Function<String, Object> reader = COLUMNS.get(column);
        if (reader == null) {
            throw new IllegalArgumentException("the policy has no column \"" + column + "\"; maybe "
                    + Suggestion.advice(column, COLUMNS.keySet()));
        }
        return over(base, Map.of(column, reader.apply(text)));
    }

    private static Policy over(Policy base, Map<String, Object> settled) {
        BigDecimal budget = base.buyBudget();
        BigDecimal ofEquity = base.buyBudgetOfEquity();
        if (settled.containsKey("buyBudget")) {
            // Money and share exclude each other: to settle one is to unsettle the other.
            Object said = settled.get("buyBudget");
            budget = said instanceof Money money ? money.amount() : null;
            ofEquity = said instanceof Share share ? share.part() : null;
        }
        return new Policy(
                value(settled, "heuristics", base.heuristics()),
                value(settled, "trimFraction", base.trimFraction()),
                value(settled, "onAmbiguous", base.onAmbiguous()),
                limit(settled, "minConfidence", base.minConfidence()),
                value(settled, "markMaxAgeSeconds", base.markMaxAge()),
                value(settled, "marketHours", base.marketHours()),
                value(settled, "buyContracts", base.buyContracts()),
                budget,
                ofEquity,
                value(settled, "maxSlippage", base.maxSlippage()),
                value(settled, "sellPadding", base.sellPadding()),
                limit(settled, "maxAlertAgeSeconds", base.maxAlertAge()),
                value(settled, "duplicateTextSeconds", base.duplicateText()),
                value(settled, "settleWithinSeconds", base.settleWithin()),
                limit(settled, "maxContractsPerOrder", base.maxContractsPerOrder()),
                limit(settled, "maxCostPerOrder", base.maxCostPerOrder()),
                limit(settled, "maxOrdersPerMinute", base.maxOrdersPerMinute()),
                limit(settled, "maxLossPerDay", base.maxLossPerDay()),
                value(settled, "repriceAfterSeconds", base.repriceAfter()),
                value(settled, "lotMethod", base.lotMethod()),
                value(settled, "manageExternal", base.manageExternal()));
    }

    @SuppressWarnings("unchecked") // the column's reader gave the value its type
    private static <T> T value(Map<String, Object> settled, String column, T inherited) {
        return (T) settled.getOrDefault(column, inherited);
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> @Nullable T limit(Map<String, Object> settled, String column, @Nullable T inherited) {
        Object value = settled.get(column);
        if (value == null) {
            return inherited;
        }
        return value == NOTHING ? null : (T) value;
    }

    private record Money(BigDecimal amount) {}

    private record Share(BigDecimal part) {}

    private static Object budget(String text) {
        if (!text.endsWith("%")) {
            return new Money(TableRow.positive(text));
        }
        BigDecimal part = TableRow.percent(text);
        if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not above 0% and at most 100%");
        }
        return new Share(part);
    }

    private static BigDecimal probability(String text) {
        BigDecimal value = Decimals.parse(text);
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not from 0 to 1");
        }
        return value;
    }

    private static List<String> heuristics(String text) {
        List<String> names = Arrays.asList(text.split("\\s+"));
        for (String name : names) {
            if (!HEURISTIC.matcher(name).matches()) {
                throw new IllegalArgumentException("\"" + name + "\" is no heuristic's name; write it like FIFO");
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a heuristic stands twice in \"" + text + "\"");
        }
        return names;
    }

    private static Function<String, Object> optional(Function<String, ?> reader) {
        return text -> text.equals("none") ? NOTHING : reader.apply(text);
    }
}
