package io.alertledger.exits;

import io.alertledger.model.Fraction;
import io.alertledger.model.Protection;
import io.alertledger.model.Protection.DelayedStopMode;
import io.alertledger.model.Protection.Step;
import io.alertledger.model.Protection.Target;
import io.alertledger.model.Protection.Trailing;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Positions entered at 100, protections of every kind and paths around them, to be drawn at random. */
final class Guards {
    static final Instant OPENED = Instant.parse("2026-01-28T15:00:00Z");
    static final BigDecimal HUNDRED = new BigDecimal(100);
    static final Comparator<BigDecimal> BY_VALUE = Comparator.nullsFirst(Comparator.naturalOrder());

    private Guards() {}

    static Terms terms(Side side, Protection protection) {
        return new Terms(
                "P", "SOLUSDT", side, HUNDRED, OPENED, BigDecimal.ONE, BigDecimal.ONE, null, null, null, protection);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** A price near the entry, on quarters, so that levels are met exactly now and then. */
    static Arbitrary<BigDecimal> price() {
        return Arbitraries.integers()
                .between(320, 480)
                .map(quarters -> new BigDecimal(quarters).multiply(new BigDecimal("0.25")));
    }

    static BigDecimal mirrored(BigDecimal price) {
        return price == null ? null : new BigDecimal(200).subtract(price);
    }

    private static Arbitrary<BigDecimal> pct() {
        return Arbitraries.integers().between(1, 20).map(percent -> new BigDecimal(percent).movePointLeft(2));
    }

    /** Prices of a long: a short has them mirrored. */
    static Arbitrary<Protection> protection() {
        Arbitrary<List<Target>> targets = Combinators.combine(
                        Arbitraries.integers().between(400, 480),
                        Arbitraries.integers().between(1, 9))
                .as((quarters, tenths) -> new Target(
                        new BigDecimal(quarters).multiply(new BigDecimal("0.25")), null, Fraction.of(tenths, 10)))
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Step>> bars = Combinators.combine(Arbitraries.integers().between(0, 10), pct())
                .as((minutes, pct) -> new Step(Duration.ofMinutes(minutes), pct))
                .list()
                .ofMaxSize(3);
        Arbitrary<Tail> tail = Combinators.combine(
                        Arbitraries.of(true, false),
                        pct().injectNull(0.7),
                        minutes().injectNull(0.6),
                        Arbitraries.of(DelayedStopMode.class),
                        minutes().injectNull(0.8),
                        Arbitraries.integers()
                                .between(1, 200)
                                .map(BigDecimal::new)
                                .injectNull(0.7),
                        Arbitraries.integers().between(320, 390).injectNull(0.7))
                .as(Tail::new);
        return Combinators.combine(
                        price().injectNull(0.7),
                        pct().injectNull(0.7),
                        targets,
                        bars,
                        price().injectNull(0.5),
                        trailing().injectNull(0.4),
                        tail)
                .as(Guards::protection);
    }

    private record Tail(
            boolean afterTrim,
            BigDecimal breakEvenAt,
            Duration delay,
            DelayedStopMode mode,
            Duration limit,
            BigDecimal maxLoss,
            Integer liquidationQuarters) {}

    private static Protection protection(
            BigDecimal takeProfit,
            BigDecimal takeProfitPct,
            List<Target> targets,
            List<Step> bars,
            BigDecimal stop,
            Trailing trailing,
            Tail tail) {
        return new Protection(
                takeProfit,
                takeProfit == null ? takeProfitPct : null,
                targets,
                bars,
                stop,
                null,
                trailing,
                tail.afterTrim(),
                tail.breakEvenAt(),
                tail.delay(),
                tail.mode(),
                tail.limit(),
                null,
                tail.maxLoss(),
                tail.liquidationQuarters() == null
                        ? null
                        : new BigDecimal(tail.liquidationQuarters()).multiply(new BigDecimal("0.25")));
    }

    private static Arbitrary<Duration> minutes() {
        return Arbitraries.integers().between(0, 10).map(Duration::ofMinutes);
    }

    private static Arbitrary<Trailing> trailing() {
        Arbitrary<BigDecimal> distance = Arbitraries.integers()
                .between(1, 40)
                .map(quarters -> new BigDecimal(quarters).multiply(new BigDecimal("0.25")));
        return Combinators.combine(
                        distance,
                        Arbitraries.of("distance", "profit"),
                        price().injectNull(0.5),
                        pct(),
                        Arbitraries.of(true, false),
                        price().injectNull(0.8),
                        Arbitraries.of(true, false, false, false))
                .as((by, kind, activation, activationPct, only, initial, afterTrim) -> new Trailing(
                        kind.equals("distance") ? by : null,
                        null,
                        kind.equals("profit") ? by.movePointLeft(2) : null,
                        activation,
                        activation == null && only ? activationPct : null,
                        null,
                        only,
                        initial,
                        afterTrim));
    }

    /** Points a minute apart: ticks, quotes, candles and filled trims. */
    static Arbitrary<List<PricePoint>> path() {
        Arbitrary<BigDecimal[]> four = price().array(BigDecimal[].class).ofSize(4);
        Arbitrary<Integer> kind = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(5, 0),
                net.jqwik.api.Tuple.of(2, 1),
                net.jqwik.api.Tuple.of(4, 2),
                net.jqwik.api.Tuple.of(1, 3));
        return Combinators.combine(kind, four)
                .as(Guards::point)
                .list()
                .ofMaxSize(20)
                .map(Guards::dated);
    }

    private static PricePoint point(int kind, BigDecimal[] p) {
        BigDecimal high = p[0].max(p[1]).max(p[2]).max(p[3]);
        BigDecimal low = p[0].min(p[1]).min(p[2]).min(p[3]);
        return switch (kind) {
            case 0 -> new PricePoint.Tick(OPENED, p[0]);
            case 1 -> new PricePoint.Quote(OPENED, p[0].min(p[1]), p[0].max(p[1]));
            case 2 -> new PricePoint.Candle(OPENED, p[0], high, low, p[1]);
            default -> new PricePoint.TrimFilled(OPENED);
        };
    }

    private static List<PricePoint> dated(List<PricePoint> points) {
        List<PricePoint> dated = new java.util.ArrayList<>();
        for (PricePoint point : points) {
            dated.add(at(point, OPENED.plus(Duration.ofMinutes(dated.size()))));
        }
        return dated;
    }

    private static PricePoint at(PricePoint point, Instant at) {
        if (point instanceof PricePoint.Tick tick) {
            return new PricePoint.Tick(at, tick.price());
        }
        if (point instanceof PricePoint.Quote quote) {
            return new PricePoint.Quote(at, quote.bid(), quote.ask());
        }
        if (point instanceof PricePoint.Candle c) {
            return new PricePoint.Candle(at, c.open(), c.high(), c.low(), c.close());
        }
        return new PricePoint.TrimFilled(at);
    }

    static PricePoint mirrored(PricePoint point) {
        if (point instanceof PricePoint.Tick tick) {
            return new PricePoint.Tick(tick.at(), mirrored(tick.price()));
        }
        if (point instanceof PricePoint.Quote quote) {
            return new PricePoint.Quote(quote.at(), mirrored(quote.ask()), mirrored(quote.bid()));
        }
        if (point instanceof PricePoint.Candle c) {
            return new PricePoint.Candle(
                    c.at(), mirrored(c.open()), mirrored(c.low()), mirrored(c.high()), mirrored(c.close()));
        }
        return point;
    }

    static Protection mirrored(Protection p) {
        Trailing t = p.trailing();
        return new Protection(
                mirrored(p.takeProfit()),
                p.takeProfitPct(),
                p.targets().stream()
                        .map(target -> new Target(mirrored(target.price()), target.pct(), target.fraction()))
                        .toList(),
                p.takeProfitSchedule(),
                mirrored(p.stopLoss()),
                p.stopLossPct(),
                t == null
                        ? null
                        : new Trailing(
                                t.distance(),
                                t.distancePct(),
                                t.distanceProfitPct(),
                                mirrored(t.activation()),
                                t.activationPct(),
                                t.distancePctAfterActivation(),
                                t.onlyAfterActivation(),
                                mirrored(t.initialStop()),
                                t.activationAfterTrim()),
                p.breakEvenAfterTrim(),
                p.breakEvenAtPct(),
                p.delayedStop(),
                p.delayedStopMode(),
                p.timeLimit(),
                p.timeStopAt(),
                p.maxLoss(),
                mirrored(p.liquidation()));
    }
}
