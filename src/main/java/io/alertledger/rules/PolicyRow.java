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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
 * @param settled what it changes in a policy, by column
 * @param place where the row stands
 */
record PolicyRow(
        String account, String channel, String ticker, Map<String, Consumer<Policy.Draft>> settled, TableRow place) {

    static final String ANY = "*";

    private static final Pattern HEURISTIC = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** How each column is read. The order is that of the shipped table. */
    private static final Map<String, Function<String, Consumer<Policy.Draft>>> COLUMNS = columns();

    private static Map<String, Function<String, Consumer<Policy.Draft>>> columns() {
        Map<String, Function<String, Consumer<Policy.Draft>>> columns = new LinkedHashMap<>();
        columns.put("heuristics", column(PolicyRow::heuristics, (p, names) -> p.heuristics = names));
        columns.put("trimFraction", column(TableRow::fraction, (p, part) -> p.trimFraction = part));
        columns.put("onAmbiguous", column(TableRow.oneOf(AmbiguityRule.class), (p, rule) -> p.onAmbiguous = rule));
        columns.put("minConfidence", limit(PolicyRow::probability, (p, least) -> p.minConfidence = least));
        columns.put("markMaxAgeSeconds", column(TableRow::seconds, (p, age) -> p.markMaxAge = age));
        columns.put("marketHours", column(TableRow::flag, (p, only) -> p.marketHours = only));
        columns.put("buyContracts", column(TableRow::positive, (p, count) -> p.buyContracts = count));
        columns.put("buyBudget", PolicyRow::budget);
        columns.put("maxSlippage", column(TableRow::notNegative, (p, part) -> p.maxSlippage = part));
        columns.put("sellPadding", column(PolicyRow::probability, (p, part) -> p.sellPadding = part));
        columns.put("maxAlertAgeSeconds", limit(TableRow::seconds, (p, age) -> p.maxAlertAge = age));
        columns.put("duplicateTextSeconds", column(TableRow::seconds, (p, within) -> p.duplicateText = within));
        columns.put("settleWithinSeconds", column(TableRow::seconds, (p, within) -> p.settleWithin = within));
        columns.put("maxContractsPerOrder", limit(TableRow::positive, (p, most) -> p.maxContractsPerOrder = most));
        columns.put("maxCostPerOrder", limit(TableRow::positive, (p, most) -> p.maxCostPerOrder = most));
        columns.put("maxOrdersPerMinute", limit(TableRow::count, (p, most) -> p.maxOrdersPerMinute = most));
        columns.put("maxLossPerDay", limit(TableRow::positive, (p, most) -> p.maxLossPerDay = most));
        columns.put("repriceAfterSeconds", column(TableRow::seconds, (p, after) -> p.repriceAfter = after));
        columns.put("lotMethod", column(TableRow.oneOf(LotMethod.class), (p, method) -> p.lotMethod = method));
        columns.put(
                "manageExternal",
                column(TableRow.oneOf(ManageExternal.class), (p, allowed) -> p.manageExternal = allowed));
        return columns;
    }

    static List<String> columnNames() {
        return List.copyOf(COLUMNS.keySet());
    }

    static Optional<PolicyRow> read(TableRow row) {
        Optional<String> account = row.word("account");
        Optional<String> channel = row.word("channel");
        Optional<String> ticker = row.word("ticker");
        Map<String, Consumer<Policy.Draft>> settled = new HashMap<>();
        COLUMNS.forEach((column, reader) -> row.read(column, reader).ifPresent(value -> settled.put(column, value)));
        if (account.isEmpty() || channel.isEmpty() || ticker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PolicyRow(account.get(), channel.get(), ticker.get(), Map.copyOf(settled), row));
    }

    /** Writes everything that this row settles over what a policy says. */
    void settle(Policy.Draft policy) {
        settled.values().forEach(settling -> settling.accept(policy));
    }

    /**
     * {@code base} with one column settled anew.
     *
     * @throws IllegalArgumentException where there is no such column, or its reader refuses the text
     */
    static Policy over(Policy base, String column, String text) {
        Function<String, Consumer<Policy.Draft>> reader = COLUMNS.get(column);
        if (reader == null) {
            throw new IllegalArgumentException("the policy has no column \"" + column + "\"; maybe "
                    + Suggestion.advice(column, COLUMNS.keySet()));
        }
        return base.with(reader.apply(text));
    }

    private static <T> Function<String, Consumer<Policy.Draft>> column(
            Function<String, T> reader, BiConsumer<Policy.Draft, T> settling) {
        return text -> {
            T value = reader.apply(text);
            return policy -> settling.accept(policy, value);
        };
    }

    /** As {@link #column}, where {@code none} settles that there is no limit. */
    private static <T> Function<String, Consumer<Policy.Draft>> limit(
            Function<String, T> reader, BiConsumer<Policy.Draft, @Nullable T> settling) {
        Function<String, Consumer<Policy.Draft>> some = column(reader, settling);
        return text -> text.equals("none") ? policy -> settling.accept(policy, null) : some.apply(text);
    }

    /** Money and share exclude each other: to settle one is to unsettle the other. */
    private static Consumer<Policy.Draft> budget(String text) {
        BigDecimal money = text.equals("none") || text.endsWith("%") ? null : TableRow.positive(text);
        BigDecimal share = text.endsWith("%") ? share(text) : null;
        return policy -> {
            policy.buyBudget = money;
            policy.buyBudgetOfEquity = share;
        };
    }

    private static BigDecimal share(String text) {
        BigDecimal part = TableRow.percent(text);
        if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not above 0% and at most 100%");
        }
        return part;
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
}
