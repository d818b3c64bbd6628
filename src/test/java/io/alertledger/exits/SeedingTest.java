package io.alertledger.exits;

import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Protection;
import io.alertledger.model.RuleRef;
import io.alertledger.model.Side;
import io.alertledger.model.SizeWord;
import io.alertledger.model.Unprotected;
import io.alertledger.rules.SeedProposal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a position without protection gets from the shipped rules, and why. */
class SeedingTest {
    /** A Wednesday, 10:00 in New York. */
    private static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");

    /** A rule whose distance makes no sense. */
    private static final Seeding BROKEN = new Seeding(
            ExitRules.with("""
                    package rules.protection;
                    import io.alertledger.model.Unprotected;
                    global io.alertledger.rules.Scoreboard scoreboard;
                    rule "A stop without a distance"
                        @id("a-stop-without-a-distance") @title("A stop without a distance") @rationale("It fails.")
                    when $p : Unprotected()
                    then scoreboard.stopLoss($p, "far", "it fails"); end
                    """),
            Duration.ofSeconds(60));

    private final Seeding seeding = new Seeding(ExitRules.set(), Duration.ofSeconds(60));

    @ParameterizedTest(name = "{0} {1} at {2}, {3}, range {4}: {5} and {6} by {7}")
    @CsvSource({
        // instrument, side, entry, size, range; stop, target, the stop's rule
        "SOLUSDT,             LONG,  143.36, ,        2.5,  138.36, 150.86, linear-stop-by-range",
        "SOLUSDT,             SHORT, 143.36, ,        2.5,  148.36, 135.86, linear-stop-by-range",
        "SOLUSDT,             LONG,  143.36, ,        ,     136.19, 154.11, linear-stop-by-percent",
        "SOLUSDT,             SHORT, 143.36, ,        ,     150.53, 132.61, linear-stop-by-percent",
        "SOLUSDT,             LONG,  0.5,    ,        ,     0.475,  0.5375, linear-stop-by-percent",
        "SOLUSDT,             LONG,  10,     ,        6,    0.0001, 28,     linear-stop-by-range",
        "SPY_20260130_595_C,  LONG,  1.50,   ,        ,     0.75,   3,      option-stop",
        "SPY_20260129_595_C,  LONG,  1.50,   FULL,    ,     0.75,   3,      option-stop",
        "SPY_20260128_595_C,  LONG,  1.50,   FULL,    ,     0.9,    2.4,    option-stop-last-day",
        "SPY_20260128_595_C,  LONG,  1.50,   STARTER, ,     0.9,    2.4,    option-stop-last-day",
        "SPY_20260130_595_C,  LONG,  1.50,   STARTER, ,     0.53,   3,      starter-stop",
        "SPY_20260128_595_C,  LONG,  1.50,   LOTTO,   ,     0.3,    4.5,    lotto-stop",
        "SPY_20260130_595_C,  LONG,  1.50,   LOTTO,   0.1,  0.3,    4.5,    lotto-stop",
        "SPY_20260130_595_C,  LONG,  1.50,   ,        0.1,  1.2,    2,      option-stop-by-range",
        "SPY_20260130_595_C,  SHORT, 1.50,   ,        ,     2.25,   0.01,   option-stop",
        "ABCD_20260130_10_C,  LONG,  1.53,   ,        ,     0.75,   3.1,    option-stop",
        "ABCD_20260130_10_C,  LONG,  0.07,   ,        ,     0.05,   0.15,   option-stop",
    })
    void levelsByKindSizeDaysAndRange(
            String instrument,
            Side side,
            BigDecimal entry,
            SizeWord size,
            BigDecimal atr,
            BigDecimal stop,
            BigDecimal target,
            String rule) {
        Position position = position(instrument(instrument), side, entry);
        Seeded.Armed armed = (Seeded.Armed) seeding.seed(
                new Seeding.Request("p", position, Protection.NONE, size, atr, mark(position, entry, NOW)), NOW);

        assertThat(armed.protection().stopLoss()).isEqualByComparingTo(stop);
        assertThat(armed.protection().takeProfit()).isEqualByComparingTo(target);
        assertThat(armed.reasons()).extracting(Seeded.Reason::part).containsExactly("take-profit", "stop-loss");
        assertThat(armed.reasons().get(1).rule().id()).isEqualTo(rule);
        assertThat(armed.reasons())
                .allSatisfy(reason -> assertThat(reason.because()).isNotBlank());
    }

    @Test
    void aReasonSaysWhatRoundingDid() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("143.36"));
        Seeded.Armed armed = (Seeded.Armed) seeding.seed(request(position, "143.36", NOW), NOW);
        assertThat(armed.reasons().get(1).because())
                .isEqualTo("5 % from the entry: too few bars for an average range; 136.192 is not on the tick");
    }

    @Test
    void aLevelThatIsThereIsNeverTouched() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        Protection own = Protections.stop("99.5");
        Seeded.Armed armed = (Seeded.Armed) seeding.seed(
                new Seeding.Request("p", position, own, null, null, mark(position, number("100"), NOW)), NOW);
        assertThat(armed.protection().stopLoss()).isEqualByComparingTo("99.5");
        assertThat(armed.protection().takeProfit()).isEqualByComparingTo("107.5");
        assertThat(armed.reasons()).hasSize(1);
    }

    @Test
    void whatHasBothNeedsNothing() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        Protection both = Protections.stop("90").withTakeProfit(number("110"), null);
        assertThat(seeding.seed(new Seeding.Request("p", position, both, null, null, null), NOW))
                .isEqualTo(new Seeded.Unneeded("it has a target and a stop"));
    }

    @ParameterizedTest(name = "{0} at mark {1}: {2}")
    @CsvSource({
        "LONG,  0.76, armed", "LONG,  0.75, already crossed at 0.75", "LONG,  0.62, already crossed at 0.62",
        "LONG,  2.99, armed", "LONG,  3.00, already crossed at 3", "SHORT, 2.24, armed",
        "SHORT, 2.25, already crossed at 2.25", "SHORT, 0.02, armed", "SHORT, 0.01, already crossed at 0.01",
    })
    void whatAFreshMarkHasCrossedIsSuspended(Side side, String price, String expected) {
        Position position = position(instrument("SPY_20260130_595_C"), side, number("1.50"));
        Seeded seeded = seeding.seed(request(position, price, NOW), NOW);
        assertThat(seeded instanceof Seeded.Suspended s ? s.because() : "armed").isEqualTo(expected);
        if (seeded instanceof Seeded.Suspended suspended) {
            assertThat(Seeding.waitsForMark(suspended.because())).isFalse();
            assertThat(suspended.protection().stopLoss()).isNotNull();
        }
    }

    @Test
    void withoutAFreshMarkNothingArms() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        assertThat(seeding.seed(request(position, "100", NOW.minusSeconds(60)), NOW))
                .isInstanceOf(Seeded.Armed.class);
        Seeded stale = seeding.seed(request(position, "100", NOW.minusSeconds(61)), NOW);
        assertThat(stale).isInstanceOfSatisfying(Seeded.Suspended.class, suspended -> {
            assertThat(Seeding.waitsForMark(suspended.because())).isTrue();
            assertThat(suspended.because()).isEqualTo("waits for a fresh mark: the mark is 61 s old");
        });
        assertThat(seeding.seed(new Seeding.Request("p", position, Protection.NONE, null, null, null), NOW))
                .isInstanceOfSatisfying(
                        Seeded.Suspended.class,
                        suspended -> assertThat(suspended.because())
                                .isEqualTo("waits for a fresh mark: no mark has been seen"));
    }

    @Test
    void whatNobodyHasClaimedNeedsNone() {
        Position own = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        Position foreign = new Position(
                own.key(),
                own.lots(),
                own.status(),
                own.locked(),
                null,
                own.multiplier(),
                own.step(),
                false,
                null,
                own.openedAt(),
                own.updatedAt());
        assertThat(seeding.seed(request(foreign, "100", NOW), NOW))
                .isInstanceOfSatisfying(Seeded.Exempt.class, exempt -> {
                    assertThat(exempt.because()).isEqualTo("it was opened elsewhere and nobody has claimed it");
                    assertThat(exempt.rule().id()).isEqualTo("unmanaged-exempt");
                });
    }

    @ParameterizedTest
    @CsvSource({"''", "0"})
    void withoutACostThereIsNothingToMeasureFrom(String cost) {
        Position position = position(instrument("SOLUSDT"), Side.LONG, cost.isEmpty() ? null : number(cost));
        assertThat(seeding.seed(request(position, "100", NOW), NOW))
                .isEqualTo(new Seeded.Impossible("its cost is unknown, so there is nothing to measure from"));
        assertThat(seeding.said(request(position, "100", NOW), NOW)).isEmpty();
        assertThat(Seeding.laidOut(request(position, "100", NOW), NOW)).isEmpty();
        assertThat(seeding.exemption("p", position.withManaged(false), NOW)).isEmpty();
    }

    @Test
    void allThatRulesSayIsSaidWhateverComesOfIt() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        assertThat(seeding.said(request(position, "1", NOW), NOW))
                .extracting(said -> said.part() + " by " + said.rule().id())
                .containsExactlyInAnyOrder(
                        "STOP_LOSS by linear-stop-by-percent", "TAKE_PROFIT by linear-target-by-percent");
        assertThat(Seeding.laidOut(request(position, "1", NOW), NOW))
                .contains(new Unprotected(
                        "p",
                        "SOLUSDT",
                        false,
                        Side.LONG,
                        number("100"),
                        BigDecimal.TEN,
                        null,
                        null,
                        null,
                        true,
                        true,
                        true));
    }

    @Test
    void anExemptionHoldsWhateverItHas() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        assertThat(seeding.exemption("p", position, NOW)).isEmpty();
        assertThat(seeding.exemption("p", position.withManaged(false), NOW))
                .contains("it was opened elsewhere and nobody has claimed it");
    }

    /** What nobody sells has a bid of zero and no last price. */
    @Test
    void aMarkOfTheOtherSideTellsNothing() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        Mark askAlone = new Mark(position.instrument(), null, null, number("100"), NOW, "test");
        Seeded seeded = seeding.seed(new Seeding.Request("p", position, Protection.NONE, null, null, askAlone), NOW);
        assertThat(seeded).isInstanceOfSatisfying(Seeded.Suspended.class, suspended -> {
            assertThat(suspended.because())
                    .isEqualTo("waits for a fresh mark: the mark has no price at which it could be closed");
        });
    }

    @Test
    void rulesThatFailSeedNothing() {
        Position position = position(instrument("SOLUSDT"), Side.LONG, number("100"));
        assertThat(BROKEN.seed(request(position, "100", NOW), NOW))
                .isInstanceOfSatisfying(
                        Seeded.Impossible.class,
                        impossible -> assertThat(impossible.because()).startsWith("the protection rules failed: "));
    }

    @Test
    void theHostsDayPlaysNoPart() {
        // 01:30 UTC on the 29th is still the 28th in New York: a contract of the 28th is on its last day.
        Instant late = Instant.parse("2026-01-29T01:30:00Z");
        Position position = position(instrument("SPY_20260128_595_C"), Side.LONG, number("1.50"));
        Seeded.Armed armed = (Seeded.Armed) seeding.seed(request(position, "1.5", late), late);
        assertThat(armed.reasons().get(1).rule().id()).isEqualTo("option-stop-last-day");
    }

    @Test
    void aSeededStopFollowsSettingsUntilItHasMoved() {
        Guard guard = new Guard(Guards.terms(Side.LONG, Protections.trailing("5")));
        ExitState begun = guard.begin();
        ExitState moved = guard.follow(begun, number("104"));
        assertThat(Seeding.mayFollowSettings(ProtectionSource.SEED, guard, null))
                .isTrue();
        assertThat(Seeding.mayFollowSettings(ProtectionSource.SEED, guard, guard.follow(begun, number("99"))))
                .isTrue();
        assertThat(Seeding.mayFollowSettings(ProtectionSource.SEED, guard, moved))
                .isFalse();
        assertThat(Seeding.mayFollowSettings(ProtectionSource.HAND, guard, begun))
                .isFalse();
    }

    @Provide
    Arbitrary<BigDecimal> entries() {
        return Arbitraries.bigDecimals()
                .between(number("0.0001"), number("100000"))
                .ofScale(4);
    }

    @Provide
    Arbitrary<BigDecimal> ticks() {
        return Arbitraries.of("0.0001", "0.01", "0.05", "0.1", "0.25", "1", "5", "0.03")
                .map(BigDecimal::new);
    }

    @Property(tries = 2000)
    void aStopAnEntryAndATargetAreInThisOrderAtAnyTick(
            @ForAll("entries") BigDecimal entry,
            @ForAll("ticks") BigDecimal tick,
            @ForAll Side side,
            @ForAll("entries") BigDecimal atr) {
        Unprotected fact =
                new Unprotected("p", "X", false, side, entry, BigDecimal.ONE, null, null, atr, true, true, true);
        SeedLevels.Chosen chosen = new SeedLevels(fact, price -> tick)
                .choose(List.of(
                        proposal(SeedProposal.Part.STOP_LOSS, "2"), proposal(SeedProposal.Part.TAKE_PROFIT, "3")));
        for (BigDecimal level : new BigDecimal[] {chosen.stopLoss(), chosen.takeProfit()}) {
            if (level != null) {
                assertThat(level).isPositive();
                assertThat(level.remainder(tick)).isZero();
            }
        }
        BigDecimal lower = side == Side.LONG ? chosen.stopLoss() : chosen.takeProfit();
        BigDecimal upper = side == Side.LONG ? chosen.takeProfit() : chosen.stopLoss();
        assertThat(upper).isNotNull().isGreaterThan(entry);
        if (entry.compareTo(tick) > 0) {
            assertThat(lower).isNotNull().isLessThan(entry);
        } else {
            assertThat(lower).isNull();
            assertThat(chosen.problem()).contains("no price lies between 0 and the entry");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing proposed               |      |                               |                                  | no rule proposes a level
            a stop and a target            | 2    | STOP_LOSS 3; TAKE_PROFIT 4    | take-profit 108; stop-loss 94    |
            the nearest of each            | 2    | STOP_LOSS 3; STOP_LOSS 2; TAKE_PROFIT 4; TAKE_PROFIT 5 | take-profit 108; stop-loss 96 |
            no range: what needs it is not | null | STOP_LOSS 3                   |                                  | no rule proposes a level
            farther than zero              | 60   | STOP_LOSS 2; TAKE_PROFIT 2    | take-profit 220; stop-loss 1     |
            at the entry itself            | 2    | STOP_LOSS 0; TAKE_PROFIT 4    | take-profit 108                  | no price lies between 0 and the entry 100 for a stop-loss
            both at the entry              | 2    | STOP_LOSS 0; TAKE_PROFIT 0    |                                  | no price lies between 0 and the entry 100 for a take-profit; no price lies between 0 and the entry 100 for a stop-loss
            """)
    void levelsOfWhatIsProposed(String why, String range, String proposed, String levels, String problem) {
        Unprotected fact = new Unprotected(
                "p",
                "X",
                false,
                Side.LONG,
                number("100"),
                BigDecimal.ONE,
                null,
                null,
                range == null || range.equals("null") ? null : number(range),
                true,
                true,
                true);
        List<SeedProposal> proposals = new ArrayList<>();
        for (String each : proposed == null ? new String[0] : proposed.split("; ")) {
            proposals.add(proposal(SeedProposal.Part.valueOf(each.split(" ")[0]), each.split(" ")[1]));
        }
        SeedLevels.Chosen chosen = new SeedLevels(fact, price -> BigDecimal.ONE).choose(proposals);
        assertThat(chosen.reasons().stream()
                        .map(reason -> reason.part() + " " + Decimals.plain(reason.level()))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(levels == null ? "" : levels);
        assertThat(chosen.problem()).isEqualTo(problem == null ? "" : problem);
    }

    @ParameterizedTest(name = "a range of {0}")
    @CsvSource(delimiter = '|', textBlock = """
            0.33000000   | 99.67 | b
            0.33333333   | 99.67 | b; 99.66666667 is not on the tick
            0.333333333  | 99.67 | b; 99.66666667 is not on the tick
            """)
    void aReasonShowsAtMostEightDecimals(BigDecimal range, BigDecimal level, String because) {
        Unprotected fact = new Unprotected(
                "p", "X", false, Side.LONG, number("100"), BigDecimal.ONE, null, null, range, true, true, true);
        Seeded.Reason reason = new SeedLevels(fact, price -> number("0.01"))
                .choose(List.of(proposal(SeedProposal.Part.STOP_LOSS, "1")))
                .reasons()
                .get(0);
        assertThat(reason.level()).isEqualByComparingTo(level);
        assertThat(reason.because()).isEqualTo(because);
    }

    /** Nothing cheaper than a cent can be asked for, so what cost a cent has no stop. */
    @Test
    void whereNoLevelIsPossibleNothingIsSeeded() {
        Position position = position(instrument("SPY_20260130_595_C"), Side.LONG, number("0.01"));
        Protection target = Protection.NONE.withTakeProfit(number("0.05"), null);
        assertThat(seeding.seed(
                        new Seeding.Request("p", position, target, null, null, mark(position, number("0.01"), NOW)),
                        NOW))
                .isEqualTo(new Seeded.Impossible("no price lies between 0 and the entry 0.01 for a stop-loss"));
    }

    private static SeedProposal proposal(SeedProposal.Part part, String ranges) {
        return new SeedProposal("p", part, number(ranges), SeedProposal.Unit.ATR, new RuleRef("r", "", "", 1), "b");
    }

    private static Instrument instrument(String id) {
        return OptionContract.looksLikeCcid(id) ? OptionContract.parseCcid(id) : new LinearInstrument(id);
    }

    private static Position position(Instrument instrument, Side side, BigDecimal entry) {
        BigDecimal multiplier = instrument.defaultMultiplier();
        BigDecimal cost = entry == null ? null : entry.multiply(multiplier).multiply(BigDecimal.TEN);
        Lot lot = new Lot("L1", BigDecimal.TEN, cost, NOW, null, null, null);
        return new Position(
                new PositionKey("default", instrument, side),
                List.of(lot),
                PositionStatus.OPEN,
                BigDecimal.ZERO,
                null,
                multiplier,
                instrument.defaultStep(),
                true,
                null,
                NOW,
                NOW);
    }

    private static Mark mark(Position position, BigDecimal price, Instant at) {
        return new Mark(position.instrument(), price, null, null, at, "test");
    }

    private static Seeding.Request request(Position position, String price, Instant at) {
        return new Seeding.Request("p", position, Protection.NONE, null, null, mark(position, number(price), at));
    }
}
