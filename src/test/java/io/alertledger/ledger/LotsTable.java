package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.Outcome;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A history as a table: what is done, what comes of it, what is open afterwards.
 *
 * <pre>
 * buy 5 @ 1.20          |                   | L1 5 @ 1.2
 * sell 7 @ 2            | INSUFFICIENT 5    | L1 5 @ 1.2
 * sell 2 @ 2            | 1.6: L1 2 @ 1.2   | L1 3 @ 1.2
 * </pre>
 *
 * A step is {@code op quantity}, then any of {@code @ price}, {@code total amount}, {@code fee
 * money}, {@code as name} or {@code lot name}, {@code at HH:MM}, {@code in account}, {@code where
 * cost|time|lot value}. The second column is empty for an opening; else {@code realized: parts} or
 * the code of the refusal and what is available.
 */
final class LotsTable {
    private LotsTable() {}

    static void check(LotMethod method, String multiplier, String table) {
        List<Step> steps = new ArrayList<>();
        for (String row : table.strip().split("\n")) {
            String[] cells = row.split("\\|", -1);
            steps.add(step(cells[0].strip()));
            LotsScript.Result result = LotsScript.run(method, new BigDecimal(multiplier), steps);
            Outcome last = result.outcomes().get(steps.size() - 1);
            assertThat(text(last)).as(row).isEqualTo(cells[1].strip());
            assertThat(text(result)).as(row).isEqualTo(cells[2].strip());
        }
    }

    static Step step(String text) {
        Iterator<String> words = Arrays.asList(text.split("\\s+")).iterator();
        Op op = Op.valueOf(words.next().toUpperCase(Locale.ROOT));
        BigDecimal quantity = new BigDecimal(words.next());
        BigDecimal price = null;
        BigDecimal total = null;
        BigDecimal fee = BigDecimal.ZERO;
        Instant time = null;
        String lot = null;
        String account = "default";
        Selector select = Selector.ANY;
        while (words.hasNext()) {
            switch (words.next()) {
                case "@" -> price = new BigDecimal(words.next());
                case "total" -> total = new BigDecimal(words.next());
                case "fee" -> fee = new BigDecimal(words.next());
                case "as", "lot" -> lot = words.next();
                case "at" -> time = time(words.next());
                case "in" -> account = words.next();
                case "where" -> select = select(select, words.next(), words.next());
                default -> throw new IllegalArgumentException(text);
            }
        }
        return new Step(op, account, quantity, price, total, fee, time, lot, select);
    }

    private static Selector select(Selector so, String field, String value) {
        return switch (field) {
            case "cost" -> new Selector(new BigDecimal(value), so.time(), so.lot(), null);
            case "time" -> new Selector(so.cost(), time(value), so.lot(), null);
            case "lot" -> new Selector(so.cost(), so.time(), value, null);
            default -> throw new IllegalArgumentException(field);
        };
    }

    static Instant time(String clock) {
        return Instant.parse("2026-01-28T" + clock + ":00Z");
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Not not) {
            BigDecimal available = not.refusal().available();
            return not.refusal().code() + (available == null ? "" : " " + Decimals.plain(available));
        }
        Outcome.Done done = (Outcome.Done) outcome;
        String parts = done.matched().stream()
                .map(part -> part.lot() + " " + at(part.quantity(), part.cost()))
                .collect(Collectors.joining(", "));
        String realized = Decimals.plain(done.realized());
        return parts.isEmpty() ? (realized.equals("0") ? "" : realized) : realized + ": " + parts;
    }

    private static String text(LotsScript.Result result) {
        return result.lots().stream()
                .map(lot -> prefix(lot.account(), lot.side()) + lot.lot() + " " + at(lot.quantity(), lot.cost()))
                .collect(Collectors.joining(", "));
    }

    private static String prefix(String account, Side side) {
        return (account.equals("default") ? "" : account + " ") + (side == Side.SHORT ? "short " : "");
    }

    private static String at(BigDecimal quantity, @Nullable BigDecimal cost) {
        return Decimals.plain(quantity) + " @ " + (cost == null ? "?" : Decimals.plain(cost));
    }
}
