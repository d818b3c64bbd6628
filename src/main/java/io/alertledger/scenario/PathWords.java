package io.alertledger.scenario;

import io.alertledger.exits.PricePoint;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Decimals;
import io.alertledger.model.Protection;
import io.alertledger.model.SizeWord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code protection:} (the object of {@code batch exits}), {@code path:} ({@code 101, 99 at 10:45,
 * trim filled, 100/104/96/101}: points are a minute apart unless told) and {@code seed:} ({@code atr 2.5, size LOTTO}).
 * Stateless.
 */
final class PathWords {
    private static final Duration APART = Duration.ofMinutes(1);

    private PathWords() {}

    static Protection protection(String text, int column) {
        try {
            return ProtectionJson.read(Json.readObject(text));
        } catch (InputException bad) {
            throw new Wrong(
                    column, bad.problem().field() + ": " + bad.problem().message(), "{\"stopLoss\": 95} is one.");
        }
    }

    static List<PricePoint> path(String text, int column, Instant now) {
        List<PricePoint> points = new ArrayList<>();
        Instant at = now;
        for (Words words : Words.phrases(text, column, ',')) {
            if (words.skip("trim", "filled")) {
                at = time(words, at, now);
                points.add(new PricePoint.TrimFilled(at));
            } else {
                List<BigDecimal> prices = words.read("the price", PathWords::prices);
                at = time(words, at, now);
                points.add(
                        prices.size() == 1
                                ? new PricePoint.Tick(at, prices.get(0))
                                : new PricePoint.Candle(
                                        at, prices.get(0), prices.get(1), prices.get(2), prices.get(3)));
            }
            words.end();
            at = at.plus(APART);
        }
        if (points.isEmpty()) {
            throw new Wrong(column, "the path has no price", "\"101, 99 at 10:45\" is one.");
        }
        return points;
    }

    private static Instant time(Words words, Instant otherwise, Instant now) {
        return words.skip("at") ? Times.read(words, "the time of the price", now) : otherwise;
    }

    private static List<BigDecimal> prices(String word) {
        String[] parts = word.split("/", -1);
        if (parts.length != 1 && parts.length != 4) {
            throw new IllegalArgumentException("write one price, or a bar as open/high/low/close");
        }
        List<BigDecimal> prices = new ArrayList<>();
        for (String part : parts) {
            prices.add(Decimals.parse(part));
        }
        return prices;
    }

    static Scenario.Lacking lacking(String text, int column) {
        BigDecimal atr = null;
        SizeWord size = null;
        for (Words words : Words.phrases(text, column, ',')) {
            if (words.skip("atr")) {
                atr = words.number("atr");
            } else if (words.skip("size")) {
                size = words.oneOf(SizeWord.class, "size");
            } else if (!words.skip("percent")) {
                throw words.wrong("\"" + words.peek() + "\" says nothing of seeding; atr, size and percent do");
            }
            words.end();
        }
        return new Scenario.Lacking(Protection.NONE, atr, size);
    }

    /** A {@code path:} as it is read. */
    static String path(List<PricePoint> path) {
        return path.stream()
                .map(point -> shown(point) + " at " + Times.write(point.at()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(PricePoint point) {
        if (point instanceof PricePoint.Tick tick) {
            return Decimals.plain(tick.price());
        }
        if (point instanceof PricePoint.Candle bar) {
            return Decimals.plain(bar.open()) + "/" + Decimals.plain(bar.high()) + "/" + Decimals.plain(bar.low()) + "/"
                    + Decimals.plain(bar.close());
        }
        return "trim filled";
    }

    /** A {@code seed:} as it is read. */
    static String lacking(@Nullable BigDecimal atr, @Nullable SizeWord size) {
        String range = atr == null ? "percent" : "atr " + Decimals.plain(atr);
        return size == null ? range : range + ", size " + size;
    }
}
