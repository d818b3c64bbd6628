package io.alertledger.exits;

import io.alertledger.model.Decimals;
import io.alertledger.model.ExitFinding;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A protected position led over past prices, to be read by people: each trigger in a line, the result, a small plot.
 *
 * @param terms the position
 * @param path the prices
 * @param outcome what became of it
 */
public record Simulation(Terms terms, List<PricePoint> path, PathOutcome outcome) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(MarketCalendar.NEW_YORK);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Simulation {
        path = List.copyOf(path);
    }

    /** Leads a position along the points from its opening on; those before it are passed over. */
    public static Simulation of(
            Terms terms, BigDecimal quantity, List<PricePoint> points, CandleOrder order, Triggers triggers) {
        List<PricePoint> since = points.stream()
                .filter(point -> !point.at().isBefore(terms.openedAt()))
                .toList();
        return new Simulation(terms, since, PathRun.of(new Guard(terms), quantity, since, order, triggers));
    }

    /** Profit as a fraction of the entry, over all that was sold; what is still open counts at the last price. */
    public BigDecimal profit() {
        BigDecimal sold = BigDecimal.ZERO;
        BigDecimal gain = BigDecimal.ZERO;
        for (PathOutcome.Trim trim : outcome.trims()) {
            BigDecimal part = trim.fraction().toDecimal();
            sold = sold.add(part);
            gain = gain.add(part.multiply(gain(trim.price())));
        }
        BigDecimal rest = outcome.exit().map(PathOutcome.Exit::price).orElseGet(this::lastPrice);
        gain = gain.add(BigDecimal.ONE.subtract(sold).multiply(gain(rest)));
        return Decimals.quotient(gain, terms.entry());
    }

    private BigDecimal gain(BigDecimal price) {
        return terms.side() == Side.LONG
                ? price.subtract(terms.entry())
                : terms.entry().subtract(price);
    }

    private BigDecimal lastPrice() {
        for (int i = path.size() - 1; i >= 0; i--) {
            List<Moment> moments = Moment.of(path.get(i), terms.side(), CandleOrder.ADVERSE_FIRST);
            if (!moments.isEmpty()) {
                return moments.get(moments.size() - 1).price();
            }
        }
        return terms.entry();
    }

    /** The whole report; lines end with a line feed. Times are New York's. */
    public String text() {
        StringBuilder out = new StringBuilder();
        String side = terms.side().name().toLowerCase(Locale.ROOT);
        out.append(terms.name().isEmpty() ? "position" : terms.name())
                .append(", ")
                .append(side)
                .append(" from ")
                .append(Decimals.plain(terms.entry()))
                .append(" at ")
                .append(TIME.format(terms.openedAt()))
                .append(", ")
                .append(path.size())
                .append(" prices\n");
        for (PathOutcome.Trim trim : outcome.trims()) {
            event(out, trim.index(), "sold " + trim.fraction(), trim.price(), trim.finding());
        }
        outcome.exit().ifPresent(exit -> event(out, exit.index(), exit.reason().name(), exit.price(), exit.finding()));
        if (outcome.exit().isEmpty()) {
            out.append("  still open at ").append(Decimals.plain(lastPrice())).append('\n');
        }
        BigDecimal percent = profit().multiply(HUNDRED).setScale(2, RoundingMode.HALF_EVEN);
        out.append("  result ").append(Decimals.plain(percent)).append(" % of the entry\n");
        return out.append(PathPlot.of(this)).toString();
    }

    private void event(StringBuilder out, int index, String what, @Nullable BigDecimal price, ExitFinding finding) {
        Instant at = path.get(index).at();
        out.append("  ")
                .append(TIME.format(at))
                .append("  ")
                .append(what)
                .append(" at ")
                .append(price == null ? "?" : Decimals.plain(price))
                .append(": ")
                .append(finding.because())
                .append(" (")
                .append(finding.rule().id())
                .append(")\n");
    }
}
