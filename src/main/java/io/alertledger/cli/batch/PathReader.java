package io.alertledger.cli.batch;

import io.alertledger.exits.PricePoint;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code path} of {@code batch exits}: each point a price, a quote, a candle or a filled trim. A point without
 * {@code at} is a minute after the one before it, the first one at the opening.
 */
final class PathReader {
    private static final Duration APART = Duration.ofMinutes(1);

    private PathReader() {}

    /** When the position was opened: as said, else such that the first dated point is where it says it is. */
    static Instant openedAt(Fields line) {
        Instant said = line.optionalInstant("openedAt");
        if (said != null) {
            return said;
        }
        List<Fields> points = line.objects("path");
        for (int i = 0; i < points.size(); i++) {
            Instant at = points.get(i).optionalInstant("at");
            if (at != null) {
                return at.minus(APART.multipliedBy(i));
            }
        }
        return Instant.EPOCH;
    }

    static List<PricePoint> path(Fields line, Instant openedAt, Side side) {
        if (!line.has("path")) {
            throw new InputException("MISSING", "path", "", "missing, and needed");
        }
        List<PricePoint> path = new ArrayList<>();
        Instant next = openedAt;
        List<Fields> points = line.objects("path");
        for (int i = 0; i < points.size(); i++) {
            Instant said = points.get(i).optionalInstant("at");
            Instant at = said == null ? next : said;
            path.add(point(points.get(i), "path[" + i + "]", at, side));
            next = at.plus(APART);
        }
        return path;
    }

    private static PricePoint point(Fields point, String where, Instant at, Side side) {
        boolean quote = point.has("bid") || point.has("ask");
        boolean candle = Stream.of("open", "high", "low", "close").anyMatch(point::has);
        long forms = Stream.of(point.has("event"), point.has("price"), quote, candle)
                .filter(present -> present)
                .count();
        if (forms != 1) {
            throw new InputException(
                    "INVALID",
                    where,
                    point.node().toString(),
                    "expected one of price; bid and ask; open, high, low and close; event");
        }
        if (point.has("event")) {
            point.constant("event", Event.class);
            return new PricePoint.TrimFilled(at);
        }
        if (quote) {
            BigDecimal bid = price(point, "bid", side == Side.LONG);
            BigDecimal ask = price(point, "ask", side == Side.SHORT);
            // Only the side that closing meets is judged; where the other is not known it is taken to be the same.
            return new PricePoint.Quote(at, either(bid, ask), either(ask, bid));
        }
        if (point.has("price")) {
            return new PricePoint.Tick(at, either(price(point, "price", true), null));
        }
        return candle(point, at);
    }

    private static PricePoint candle(Fields point, Instant at) {
        BigDecimal open = either(price(point, "open", true), null);
        BigDecimal high = either(price(point, "high", true), null);
        BigDecimal low = either(price(point, "low", true), null);
        BigDecimal close = either(price(point, "close", true), null);
        if (high.compareTo(open.max(close)) < 0) {
            throw point.invalid("high", "must not be below open or close");
        }
        if (low.compareTo(open.min(close)) > 0) {
            throw point.invalid("low", "must not be above open or close");
        }
        return new PricePoint.Candle(at, open, high, low, close);
    }

    private static BigDecimal either(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one != null) {
            return one;
        }
        return Objects.requireNonNull(other, "one of the two is needed");
    }

    private static @Nullable BigDecimal price(Fields point, String field, boolean needed) {
        BigDecimal value = needed ? point.decimal(field) : point.optionalDecimal(field);
        if (value != null && value.signum() < 0) {
            throw point.invalid(field, "must not be negative");
        }
        return value;
    }

    private enum Event {
        TRIM_FILLED
    }
}
