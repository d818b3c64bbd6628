package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.exits.CandleOrder;
import io.alertledger.exits.Guard;
import io.alertledger.exits.PathOutcome;
import io.alertledger.exits.PathRun;
import io.alertledger.exits.PricePoint;
import io.alertledger.exits.Terms;
import io.alertledger.exits.TimeStops;
import io.alertledger.exits.Triggers;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Decimals;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code batch exits}: a line with a protected position and a price path in, what became of it out. */
public final class ExitsBatch {
    private static final BigDecimal FINEST_STEP = new LinearInstrument("X").defaultStep();

    private final Triggers triggers;
    private final MarketCalendar calendar;

    /**
     * @param triggers the exit rules
     * @param calendar half days and holidays, for time stops
     */
    public ExitsBatch(Triggers triggers, MarketCalendar calendar) {
        this.triggers = triggers;
        this.calendar = calendar;
    }

    /** One line out for one line in, whatever is in it. */
    public String line(String text) {
        return JsonLines.line(text, this::answer);
    }

    private void answer(Fields line, ObjectNode out) {
        try {
            outcome(along(line), out);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException bad) {
            throw new InputException("INVALID", "", "", String.valueOf(bad.getMessage()));
        } catch (IllegalStateException failed) {
            throw new InputException("RULES_FAILED", "", "", String.valueOf(failed.getMessage()));
        }
    }

    private PathOutcome along(Fields line) {
        Side side = constant(line, "side", Side.LONG);
        Fields fields = line.object("protection");
        Instant openedAt = PathReader.openedAt(line);
        List<PricePoint> path = PathReader.path(line, openedAt, side);
        CandleOrder order = constant(line, "candleOrder", CandleOrder.ADVERSE_FIRST);
        Quantity quantity = quantity(line, ProtectionJson.read(fields));
        Terms terms = terms(line, side, openedAt, quantity, fields);
        requireReachable(fields, side, quantity.protection());
        return PathRun.of(new Guard(terms), quantity.opening(), path, order, triggers);
    }

    private Terms terms(Fields line, Side side, Instant openedAt, Quantity quantity, Fields fields) {
        Protection protection = quantity.protection();
        LocalDate expiration = fields.optionalDate("expiration");
        expiration = expiration == null ? line.optionalDate("expiration") : expiration;
        Instant timeStop = null;
        if (protection.timeStopAt() != null) {
            if (expiration == null) {
                throw new InputException(
                        "MISSING", fields.path("expiration"), "", "timeStopAt needs the day of expiration");
            }
            timeStop = TimeStops.of(expiration, protection.timeStopAt(), calendar);
        }
        BigDecimal multiplier = positive(line, "multiplier");
        BigDecimal entry = positive(line, "entry");
        if (entry == null) {
            throw new InputException("MISSING", "entry", "", "missing, and needed");
        }
        return new Terms(
                "",
                "",
                side,
                entry,
                openedAt,
                multiplier == null ? BigDecimal.ONE : multiplier,
                quantity.step(),
                positive(line, "tickSize"),
                expiration,
                timeStop,
                protection);
    }

    /**
     * How much was opened, and what it trades in.
     *
     * @param protection for that quantity
     */
    private record Quantity(BigDecimal opening, BigDecimal step, Protection protection) {}

    private static Quantity quantity(Fields line, Protection protection) {
        BigDecimal said = positive(line, "quantity");
        BigDecimal step = positive(line, "step");
        if (said != null) {
            boolean whole = said.stripTrailingZeros().scale() <= 0;
            return new Quantity(said, step != null ? step : whole ? BigDecimal.ONE : FINEST_STEP.min(said), protection);
        }
        // Without a quantity there is one unit and nothing to round up to: as many equal parts as every fraction needs.
        BigInteger parts = BigInteger.ONE;
        for (Protection.Target target : protection.targets()) {
            BigInteger denominator = target.fraction().denominator();
            parts = parts.multiply(denominator).divide(parts.gcd(denominator));
        }
        BigDecimal opening = new BigDecimal(parts);
        return new Quantity(opening, BigDecimal.ONE, forParts(protection, opening));
    }

    /** Money limits of one unit, for a position that is counted in parts of it. */
    private static Protection forParts(Protection protection, BigDecimal parts) {
        return new Protection(
                protection.takeProfit(),
                protection.takeProfitPct(),
                protection.targets(),
                protection.takeProfitSchedule(),
                protection.stopLoss(),
                protection.stopLossPct(),
                protection.trailing(),
                protection.breakEvenAfterTrim(),
                protection.breakEvenAtPct(),
                protection.delayedStop(),
                protection.delayedStopMode(),
                protection.timeLimit(),
                protection.timeStopAt(),
                protection.maxLoss() == null ? null : protection.maxLoss().multiply(parts),
                protection.liquidation());
    }

    /** A level beyond zero can't be reached: more than likely 5 was written for 5 %. */
    private static void requireReachable(Fields fields, Side side, Protection protection) {
        String field = side == Side.LONG ? "stopLossPct" : "takeProfitPct";
        BigDecimal pct = side == Side.LONG ? protection.stopLossPct() : protection.takeProfitPct();
        if (pct != null && pct.compareTo(BigDecimal.ONE) > 0) {
            throw fields.invalid(field, "must be at most 1: a fraction of the entry, 0.05 for 5 %");
        }
    }

    private static <E extends Enum<E>> E constant(Fields fields, String field, E otherwise) {
        E said = fields.optionalConstant(field, otherwise.getDeclaringClass());
        return said == null ? otherwise : said;
    }

    private static @Nullable BigDecimal positive(Fields fields, String field) {
        BigDecimal value = fields.optionalDecimal(field);
        if (value != null && value.signum() <= 0) {
            throw fields.invalid(field, "must be above 0");
        }
        return value;
    }

    private static void outcome(PathOutcome outcome, ObjectNode node) {
        node.put("exit", outcome.exit().isPresent());
        outcome.exit().ifPresent(exit -> {
            node.put("index", exit.index());
            node.put("reason", exit.reason().name());
            Json.put(node, "price", exit.price());
        });
        ArrayNode trims = node.putArray("trims");
        for (PathOutcome.Trim trim : outcome.trims()) {
            ObjectNode one = trims.addObject();
            one.put("index", trim.index());
            Json.put(one, "price", trim.price());
            Json.put(one, "fraction", trim.fraction().toDecimal());
        }
        ArrayNode stops = node.putArray("stops");
        for (BigDecimal stop : outcome.stops()) {
            stops.add(stop == null ? null : Decimals.plain(stop));
        }
    }
}
