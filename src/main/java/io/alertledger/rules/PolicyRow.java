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
        BigDecimal budget = base.buyBudget();
        BigDecimal ofEquity = base.buyBudgetOfEquity();
        if (settled.containsKey("buyBudget")) {
            // Money and share exclude each other: to settle one is to unsettle the other.
            Object said = settled.get("buyBudget");
            budget = said instanceof Money money ? money.amount() : null;
            ofEquity = said instanceof Share share ? share.part() : null;
        }
        return new Policy(
                value("heuristics", base.heuristics()),
                value("trimFraction", base.trimFraction()),
                value("onAmbiguous", base.onAmbiguous()),
                limit("minConfidence", base.minConfidence()),
                value("markMaxAgeSeconds", base.markMaxAge()),
                value("marketHours", base.marketHours()),
                value("buyContracts", base.buyContracts()),
                budget,
                ofEquity,
                value("maxSlippage", base.maxSlippage()),
                value("sellPadding", base.sellPadding()),
                limit("maxAlertAgeSeconds", base.maxAlertAge()),
                value("duplicateTextSeconds", base.duplicateText()),
                value("settleWithinSeconds", base.settleWithin()),
                limit("maxContractsPerOrder", base.maxContractsPerOrder()),
                limit("maxCostPerOrder", base.maxCostPerOrder()),
                limit("maxOrdersPerMinute", base.maxOrdersPerMinute()),
                limit("maxLossPerDay", base.maxLossPerDay()),
                value("repriceAfterSeconds", base.repriceAfter()),
                value("lotMethod", base.lotMethod()),
                value("manageExternal", base.manageExternal()));
    }

    @SuppressWarnings("unchecked") // the column's reader gave the value its type
    private <T> T value(String column, T inherited) {
        return (T) settled.getOrDefault(column, inherited);
    }

    @SuppressWarnings("unchecked") // as above
    private <T> @Nullable T limit(String column, @Nullable T inherited) {
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
