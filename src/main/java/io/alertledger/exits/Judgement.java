package io.alertledger.exits;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One exit of all that the rules said at a moment.
 *
 * <p>Where the price jumped, several levels were passed at once and urgency decides: liquidation, the fixed stop, the
 * other stops, profit, time. Inside a candle the price passed every level between, so the one it met first decides, and
 * urgency only where it met two at once.
 *
 * @param finding what was chosen
 * @param price what closing brings: the level, or the price where it began beyond the level
 */
record Judgement(ExitFinding finding, BigDecimal price) {

    /** The most urgent of what was said; empty where nothing was. */
    static Optional<Judgement> of(List<ExitFinding> findings, Moment moment, Side side) {
        return findings.stream()
                .map(finding -> new Judgement(finding, fill(finding, moment, side)))
                .min(order(moment, side));
    }

    private static Comparator<Judgement> order(Moment moment, Side side) {
        Comparator<Judgement> first = Comparator.comparing(judgement -> judgement.way(moment));
        Comparator<Judgement> urgency =
                Comparator.comparingInt(judgement -> urgency(judgement.finding().reason()));
        // Two stops of one urgency passed by a jump: the tighter one was passed first.
        Comparator<Judgement> tighter = (one, other) ->
                Mirror.compare(side, other.levelOrPrice(), one.levelOrPrice()) * (one.isProfit() ? -1 : 1);
        Comparator<Judgement> name = Comparator.comparing(
                        (Judgement judgement) -> judgement.finding().reason())
                .thenComparing(judgement -> !judgement.finding().partial())
                .thenComparing(judgement -> judgement.finding().rule().id());
        return first.thenComparing(urgency).thenComparing(tighter).thenComparing(name);
    }

    /** How far the price had come when it met the level; nothing separates levels that a jump passed. */
    private BigDecimal way(Moment moment) {
        return moment.from() == null
                ? BigDecimal.ZERO
                : price.subtract(moment.from()).abs();
    }

    private BigDecimal levelOrPrice() {
        return finding.level() == null ? price : finding.level();
    }

    private boolean isProfit() {
        return finding.reason() == ExitReason.TAKE_PROFIT;
    }

    private static BigDecimal fill(ExitFinding finding, Moment moment, Side side) {
        BigDecimal level = finding.level();
        BigDecimal from = moment.from();
        if (level == null || from == null) {
            return moment.price();
        }
        int direction = moment.price().compareTo(from);
        if (direction == 0 || level.compareTo(from) * direction <= 0) {
            return from;
        }
        return level.compareTo(moment.price()) * direction >= 0 ? moment.price() : level;
    }

    private static int urgency(ExitReason reason) {
        return switch (reason) {
            case LIQUIDATION -> 0;
            case STOP_LOSS, DELAYED_STOP -> 1;
            case TRAILING_STOP, BREAK_EVEN, MAX_LOSS -> 2;
            case TAKE_PROFIT -> 3;
            case TIME_STOP -> 4;
        };
    }
}
