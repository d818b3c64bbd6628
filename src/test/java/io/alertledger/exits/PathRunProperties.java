package io.alertledger.exits;

import static io.alertledger.exits.Guards.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What holds on every path for every protection. */
class PathRunProperties {
    private static final RuleTriggers RULES = new RuleTriggers(ExitRules.set());
    private static final BigDecimal TEN = BigDecimal.TEN;

    @AfterContainer
    static void close() {
        RULES.close();
    }

    @Provide
    Arbitrary<Protection> protections() {
        return Guards.protection();
    }

    @Provide
    Arbitrary<List<PricePoint>> paths() {
        return Guards.path();
    }

    @Provide
    Arbitrary<CandleOrder> orders() {
        return Arbitraries.of(CandleOrder.class);
    }

    private static PathOutcome run(Side side, Protection protection, List<PricePoint> path, CandleOrder order) {
        Protection own = side == Side.LONG ? protection : Guards.mirrored(protection);
        return PathRun.of(new Guard(Guards.terms(side, own)), TEN, path, order, RULES);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aStopNeverMovesAgainstThePosition(
            @ForAll Side side,
            @ForAll("protections") Protection protection,
            @ForAll("paths") List<PricePoint> path,
            @ForAll("orders") CandleOrder order) {
        BigDecimal before = null;
        for (BigDecimal stop : run(side, protection, path, order).stops()) {
            if (before != null && stop != null) {
                assertThat(Mirror.compare(side, stop, before)).isGreaterThanOrEqualTo(0);
            }
            before = stop;
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void oneExitAtMostAndNothingAfterIt(
            @ForAll Side side,
            @ForAll("protections") Protection protection,
            @ForAll("paths") List<PricePoint> path,
            @ForAll("orders") CandleOrder order) {
        PathOutcome outcome = run(side, protection, path, order);
        int end = outcome.exit().map(PathOutcome.Exit::index).orElse(path.size());
        assertThat(outcome.stops()).hasSize(path.size());
        assertThat(outcome.stops().subList(end, path.size())).allMatch(java.util.Objects::isNull);
        assertThat(outcome.trims()).allMatch(trim -> trim.index() <= end);
        BigDecimal sold = outcome.trims().stream()
                .map(trim -> trim.fraction().toDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sold).as("a trim leaves something").isLessThan(BigDecimal.ONE);
        assertThat(outcome.trims().size())
                .isLessThan(Math.max(1, protection.targets().size()));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void rulesAndPlainJavaAgree(
            @ForAll Side side,
            @ForAll("protections") Protection protection,
            @ForAll("paths") List<PricePoint> path,
            @ForAll("orders") CandleOrder order) {
        Protection own = side == Side.LONG ? protection : Guards.mirrored(protection);
        PathOutcome plain = PathRun.of(new Guard(Guards.terms(side, own)), TEN, path, order, new PlainTriggers());
        assertThat(seen(run(side, protection, path, order))).isEqualTo(seen(plain));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aShortIsTheMirrorImageOfALong(
            @ForAll("protections") Protection protection,
            @ForAll("paths") List<PricePoint> path,
            @ForAll("orders") CandleOrder order) {
        PathOutcome held = run(Side.LONG, protection, path, order);
        PathOutcome sold =
                run(Side.SHORT, protection, path.stream().map(Guards::mirrored).toList(), order);
        assertThat(seen(sold)).isEqualTo(seen(mirrored(held)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noPointLooksAhead(
            @ForAll Side side,
            @ForAll("protections") Protection protection,
            @ForAll("paths") List<PricePoint> path,
            @ForAll("orders") CandleOrder order) {
        PathOutcome whole = run(side, protection, path, order);
        for (int length = 0; length <= path.size(); length++) {
            PathOutcome part = run(side, protection, path.subList(0, length), order);
            assertThat(part.stops()).isEqualTo(whole.stops().subList(0, length));
            int upTo = length;
            assertThat(part.exit()).isEqualTo(whole.exit().filter(exit -> exit.index() < upTo));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aStateThatWasSavedGoesOnAsIfNothingHadHappened(
            @ForAll Side side, @ForAll("protections") Protection protection, @ForAll("paths") List<PricePoint> path) {
        Guard guard = new Guard(Guards.terms(side, side == Side.LONG ? protection : Guards.mirrored(protection)));
        ExitState kept = guard.begin();
        ExitState saved = kept;
        for (PricePoint point : path) {
            Duration elapsed = Duration.between(kept.at(), point.at());
            for (Moment moment : Moment.of(point, side, CandleOrder.ADVERSE_FIRST)) {
                kept = guard.follow(guard.face(kept, moment.price(), elapsed, point.at()), moment.price());
                ExitState read = ExitStateJson.read(Fields.of(ExitStateJson.write(saved), ""));
                saved = guard.follow(guard.face(read, moment.price(), elapsed, point.at()), moment.price());
                elapsed = Duration.ZERO;
            }
            assertThat(Json.write(ExitStateJson.write(saved))).isEqualTo(Json.write(ExitStateJson.write(kept)));
            assertThat(guard.stopInForce(saved))
                    .usingComparator(Guards.BY_VALUE)
                    .isEqualTo(guard.stopInForce(kept));
        }
        assertThat(kept.held()).isEqualTo(Duration.between(OPENED, kept.at()));
    }

    private static PathOutcome mirrored(PathOutcome outcome) {
        return new PathOutcome(
                outcome.exit()
                        .map(exit -> new PathOutcome.Exit(exit.index(), Guards.mirrored(exit.price()), exit.finding())),
                outcome.trims().stream()
                        .map(trim -> new PathOutcome.Trim(
                                trim.index(), Guards.mirrored(trim.price()), trim.fraction(), trim.finding()))
                        .toList(),
                outcome.stops().stream().map(Guards::mirrored).toList());
    }

    /** All but who said it, numbers by value. */
    private static String seen(PathOutcome outcome) {
        return outcome.exit()
                        .map(exit -> exit.index() + " " + exit.reason() + " "
                                + exit.price().stripTrailingZeros().toPlainString())
                        .orElse("open")
                + outcome.trims().stream()
                        .map(trim -> " " + trim.index() + ":"
                                + trim.price().stripTrailingZeros().toPlainString() + ":" + trim.fraction())
                        .toList()
                + outcome.stops().stream()
                        .map(stop ->
                                stop == null ? "-" : stop.stripTrailingZeros().toPlainString())
                        .toList();
    }
}
