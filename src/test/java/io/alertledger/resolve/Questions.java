package io.alertledger.resolve;

import io.alertledger.model.Action;
import io.alertledger.model.AmbiguityRule;
import io.alertledger.model.Consistency;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.LevelKind;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.Mark;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionType;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.Scope;
import io.alertledger.model.Side;
import io.alertledger.model.Situation;
import io.alertledger.model.SizeHint;
import io.alertledger.model.SizeWord;
import io.alertledger.model.Span;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * Books and instructions of every kind, small and near each other, so that hints agree and contradict,
 * ties happen, and what fails shrinks to a story of few words.
 */
public final class Questions {
    static final Instant NOW = Books.NOW;

    private static final List<String> NAMES = List.of(
            "SPY_20260128_595_C",
            "SPY_20260130_595_C",
            "SPY_20260130_595_P",
            "SPY_20260130_600_C",
            "SPY_20260127_600_C",
            "SPX_20260220_6900_C",
            "SPXW_20260220_6900_C",
            "SPY",
            "SOLUSDT",
            "SOLUSDT:SHORT",
            "SOLUSD");

    private Questions() {}

    public static Arbitrary<Question> questions() {
        return Combinators.combine(
                        instructions(),
                        maybe(Arbitraries.of("room-a", "room-b")),
                        maybe(Arbitraries.of("carol", "dave")),
                        books(),
                        marks(),
                        policies(),
                        situations())
                .as((said, channel, author, book, marks, policy, situation) ->
                        new Question(said, channel, author, book, marks, policy, situation, NOW));
    }

    /** Exits and trims that name a ticker, and nothing that makes the ranking depend on marks. */
    static Arbitrary<Question> exits() {
        return questions()
                .map(q -> new Question(
                        Instruction.of(
                                        q.instruction().action().leaves()
                                                ? q.instruction().action()
                                                : Action.EXIT,
                                        "SPY")
                                .withScope(q.instruction().scope())
                                .withContract(q.instruction().contract())
                                .withSize(q.instruction().size())
                                .withPrice(q.instruction().price()),
                        q.channel(),
                        q.author(),
                        q.positions(),
                        q.marks(),
                        q.policy()
                                .with(p -> p.heuristics = p.heuristics.stream()
                                        .filter(name -> !name.equals("PROFIT_FIRST"))
                                        .toList()),
                        q.situation(),
                        q.now()));
    }

    private static Arbitrary<List<Position>> books() {
        return Arbitraries.of(NAMES)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(7)
                .flatMap(names -> {
                    Arbitrary<List<Position>> book = Arbitraries.just(List.of());
                    for (String name : names) {
                        book = Combinators.combine(book, position(name)).as((before, position) -> {
                            List<Position> after = new ArrayList<>(before);
                            after.add(position);
                            return after;
                        });
                    }
                    return book;
                });
    }

    private record Held(
            int quantity,
            @Nullable String cost,
            int hoursAgo,
            @Nullable String channel,
            @Nullable String author) {}

    private static Arbitrary<Position> position(String name) {
        Arbitrary<Held> lot = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        maybe(Arbitraries.of("1", "1.5", "2", "0.95")),
                        Arbitraries.of(1, 2, 3, 26),
                        maybe(Arbitraries.of("room-a", "room-b")),
                        maybe(Arbitraries.of("carol", "dave")))
                .as(Held::new);
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(
                                        9, lot.list().ofMinSize(1).ofMaxSize(3)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(List.<Held>of()))),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just(0)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 15))),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just(-1)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 6))),
                        Arbitraries.of(true, true, true, false),
                        maybe(Arbitraries.of(Nickname.class)))
                .as((lots, locked, available, managed, nickname) ->
                        position(name, lots, locked, available, managed, nickname));
    }

    private static Position position(
            String name, List<Held> held, int locked, int available, boolean managed, @Nullable Nickname nickname) {
        boolean shorted = name.endsWith(":SHORT");
        Instrument instrument = Books.SHIPPED.tables().symbols().instrument(name.replace(":SHORT", ""));
        List<Lot> lots = new ArrayList<>();
        int total = 0;
        for (Held each : held) {
            BigDecimal quantity = BigDecimal.valueOf(each.quantity());
            lots.add(new Lot(
                    name + "-" + (lots.size() + 1),
                    quantity,
                    each.cost() == null
                            ? null
                            : new BigDecimal(each.cost()).multiply(quantity).multiply(instrument.defaultMultiplier()),
                    NOW.minus(Duration.ofHours(each.hoursAgo())),
                    "T-" + name + "-" + (lots.size() + 1),
                    each.channel(),
                    each.author()));
            total += each.quantity();
        }
        int held2 = Math.min(locked, total);
        return new Position(
                new PositionKey("default", instrument, shorted ? Side.SHORT : Side.LONG),
                lots,
                lots.isEmpty() ? PositionStatus.CLOSED : held2 > 0 ? PositionStatus.PENDING_EXIT : PositionStatus.OPEN,
                BigDecimal.valueOf(held2),
                available < 0 ? null : BigDecimal.valueOf(available),
                instrument.defaultMultiplier(),
                instrument.defaultStep(),
                managed,
                nickname,
                NOW.minus(Duration.ofHours(30)),
                NOW.minus(Duration.ofHours(30)));
    }

    private static Arbitrary<Map<Instrument, Mark>> marks() {
        Arbitrary<Map.Entry<String, Object[]>> one = Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.of("0.9", "1", "1.52", "2", "3.33"),
                        Arbitraries.of(5, 60, 61),
                        Arbitraries.of(true, false))
                .as((name, price, age, quoted) -> Map.entry(name, new Object[] {price, age, quoted}));
        return one.list().ofMaxSize(6).map(list -> {
            Map<Instrument, Mark> marks = new LinkedHashMap<>();
            for (Map.Entry<String, Object[]> each : list) {
                Instrument instrument = Books.SHIPPED
                        .tables()
                        .symbols()
                        .instrument(each.getKey().replace(":SHORT", ""));
                BigDecimal price = new BigDecimal((String) each.getValue()[0]);
                boolean quoted = (boolean) each.getValue()[2];
                marks.put(
                        instrument,
                        new Mark(
                                instrument,
                                quoted ? null : price,
                                quoted ? price : null,
                                quoted ? price.add(new BigDecimal("0.1")) : null,
                                NOW.minusSeconds((int) each.getValue()[1]),
                                "any"));
            }
            return marks;
        });
    }

    static Arbitrary<Instruction> instructions() {
        Arbitrary<ContractHint> contracts = Combinators.combine(
                        seldom(Arbitraries.of("595", "600", "6900").map(BigDecimal::new)),
                        seldom(Arbitraries.of(OptionType.class)),
                        seldom(Arbitraries.of("2026-01-28", "2026-01-30", "2026-02-20")
                                .map(LocalDate::parse)),
                        seldom(Arbitraries.of("SPX", "SPXW")),
                        seldom(Arbitraries.of(Side.class)),
                        seldom(Arbitraries.of(Nickname.class)),
                        seldom(Arbitraries.of("SPY-1", "SOLUSDT-2")),
                        seldom(Arbitraries.of("T-SPY-1", "T-SOLUSDT-2")))
                .as(ContractHint::new);
        Arbitrary<SizeHint> sizes = Combinators.combine(
                        seldom(Arbitraries.of("1", "2", "3", "7", "0.5").map(BigDecimal::new)),
                        seldom(Arbitraries.of(
                                Fraction.of(1, 3), Fraction.HALF, Fraction.of(2, 3), Fraction.of(3, 4), Fraction.ONE)),
                        seldom(Arbitraries.of("1", "2", "0.3").map(BigDecimal::new)),
                        seldom(Arbitraries.of(SizeWord.class)))
                .as(SizeHint::new);
        Arbitrary<PriceHint> prices = Arbitraries.of(
                PriceHint.limit(new BigDecimal("1.5")),
                PriceHint.limit(new BigDecimal("2.05")),
                new PriceHint(PriceKind.RANGE, new BigDecimal("1.4"), new BigDecimal("1.6")),
                new PriceHint(PriceKind.BREAK_EVEN, null, null),
                new PriceHint(PriceKind.MARKET, null, null));
        Arbitrary<StopHint> stops = Arbitraries.of(
                new StopHint(LevelKind.PRICE, new BigDecimal("1.2"), null),
                new StopHint(LevelKind.BREAK_EVEN, null, null),
                new StopHint(LevelKind.PERCENT, new BigDecimal("0.5"), null),
                new StopHint(null, null, "4hr close over 490"));
        Arbitrary<TargetHint> targets = Arbitraries.of(
                new TargetHint(LevelKind.PRICE, List.of(new BigDecimal("3"), new BigDecimal("4.5"))),
                new TargetHint(LevelKind.PERCENT, List.of(new BigDecimal("0.5"))));
        return Combinators.combine(
                        Arbitraries.of(
                                Action.TRIM,
                                Action.EXIT,
                                Action.TRIM,
                                Action.EXIT,
                                Action.BUY,
                                Action.ADD,
                                Action.MOVE_STOP,
                                Action.SET_TARGET),
                        Arbitraries.of("SPY", "SPY", "SPY", "SPY", "SPX", "SOL", ""),
                        Arbitraries.of(Scope.ONE, Scope.ONE, Scope.ALL),
                        contracts,
                        sizes,
                        seldom(prices),
                        stops,
                        targets)
                .as((action, ticker, scope, contract, size, price, stop, target) -> {
                    boolean protects = action.protects();
                    return Instruction.of(action, ticker.isEmpty() ? null : ticker)
                            .withScope(scope)
                            .withContract(contract)
                            .withSize(size)
                            .withPrice(price)
                            .withStop(protects && action == Action.MOVE_STOP ? stop : null)
                            .withTargets(protects && action == Action.SET_TARGET ? target : null)
                            .withCorrects(size.leave() != null)
                            .withSpans(price == null ? Map.of() : Map.of("price", new Span(3, 7)));
                });
    }

    private static Arbitrary<Policy> policies() {
        Arbitrary<List<String>> heuristics = Arbitraries.of(
                        "FIFO", "NEWEST_FIRST", "NEAREST_EXPIRATION", "ZERO_DTE", "PROFIT_FIRST", "LEARNED")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        return Combinators.combine(
                        heuristics,
                        Arbitraries.of(AmbiguityRule.class),
                        seldom(Arbitraries.of("0", "0.6", "1").map(BigDecimal::new)),
                        Arbitraries.of(Fraction.HALF, Fraction.of(1, 3)),
                        Arbitraries.of(LotMethod.FIFO, LotMethod.LIFO, LotMethod.HIFO, LotMethod.LOFO),
                        seldom(Arbitraries.of("300", "50").map(BigDecimal::new)),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of(ManageExternal.class))
                .as((names, ties, confidence, trim, lots, budget, hours, external) -> Policy.SHIPPED.with(p -> {
                    p.heuristics = names;
                    p.onAmbiguous = ties;
                    p.minConfidence = confidence;
                    p.trimFraction = trim;
                    p.lotMethod = lots;
                    p.marketHours = hours;
                    p.buyContracts = BigDecimal.valueOf(2);
                    p.buyBudget = budget;
                    p.sellPadding = new BigDecimal("0.01");
                    p.manageExternal = external;
                }));
    }

    private static Arbitrary<Situation> situations() {
        Situation calm = Situation.calm("default");
        return Arbitraries.of(
                calm,
                calm,
                calm,
                new Situation(
                        "default",
                        Consistency.RED,
                        "5 held there, none here",
                        false,
                        false,
                        true,
                        false,
                        true,
                        Duration.ZERO,
                        0,
                        null,
                        null,
                        null),
                new Situation(
                        "default",
                        Consistency.GREEN,
                        "",
                        true,
                        false,
                        true,
                        false,
                        true,
                        Duration.ofSeconds(90),
                        11,
                        new BigDecimal("-20"),
                        new BigDecimal("250"),
                        new BigDecimal("10000")));
    }

    private static <T> Arbitrary<@Nullable T> maybe(Arbitrary<T> values) {
        return values.injectNull(0.3);
    }

    private static <T> Arbitrary<@Nullable T> seldom(Arbitrary<T> values) {
        return values.injectNull(0.9);
    }

    static Map<Instrument, Mark> reversed(Map<Instrument, Mark> marks) {
        List<Instrument> keys = new ArrayList<>(marks.keySet());
        java.util.Collections.reverse(keys);
        Map<Instrument, Mark> out = new HashMap<>();
        keys.forEach(key -> out.put(key, marks.get(key)));
        return out;
    }
}
