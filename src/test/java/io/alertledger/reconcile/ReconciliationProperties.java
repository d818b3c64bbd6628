package io.alertledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Book;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.Worlds.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every reconciliation, whatever ledger and broker say. */
class ReconciliationProperties {
    private static final Set<Kind> CHANGING =
            Set.of(Kind.ADOPT, Kind.CLOSE, Kind.INCREASE, Kind.REDUCE, Kind.FLIP, Kind.FILL, Kind.EXPIRE);

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Provide
    Arbitrary<World> quietWorlds() {
        return Worlds.quiet();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void twiceIsOnce(@ForAll("worlds") World world) {
        ReconcileInput input = world.input();
        Reconciled first = Reconciliation.of(input);
        Reconciled second = Reconciliation.of(Worlds.again(input, first, Worlds.NOW));
        assertThat(second.positions()).isEqualTo(first.positions());
        assertThat(second.adjustments()).noneMatch(each -> CHANGING.contains(each.kind()));
        assertThat(second.events()).isEmpty();
    }

    @Property(tries = 500)
    void theSameStateGivesTheSameAnswerAndEveryEntryAnIdOfItsOwn(@ForAll("worlds") World world) {
        Reconciled one = Reconciliation.of(world.input());
        assertThat(Reconciliation.of(world.input())).isEqualTo(one);
        assertThat(one.adjustments().stream().map(Adjustment::id)).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void whatIsAnsweredIsWhatTheLedgerWillHold(@ForAll("worlds") World world) {
        ReconcileInput input = world.input();
        Reconciled done = Reconciliation.of(input);
        Book after = input.book().applyAll(done.events());
        assertThat(after.positions("default")).containsExactlyInAnyOrderElementsOf(done.positions());
        assertThat(after.imbalance("default")).isZero();
    }

    @Property(tries = 500)
    void itConvergesForAnyPairOfLedgerAndBroker(@ForAll("quietWorlds") World world) {
        ReconcileInput input = world.input();
        Reconciled first = Reconciliation.of(input);
        ReconcileInput later = Worlds.again(input, first, Worlds.NOW.plusSeconds(61));
        Reconciled second = Reconciliation.of(later);
        Reconciled third = Reconciliation.of(Worlds.again(later, second, Worlds.NOW.plusSeconds(122)));

        Map<PositionKey, Statement.Held> there =
                world.there().stream().collect(Collectors.toMap(Statement.Held::key, held -> held));
        assertThat(second.positions()).extracting(Position::key).containsExactlyInAnyOrderElementsOf(there.keySet());
        for (Position position : second.positions()) {
            assertThat(position.quantity()).isEqualTo(there.get(position.key()).quantity());
        }
        assertThat(third.events()).isEmpty();
        assertThat(third.status()).isEqualTo(Consistency.GREEN);
    }

    @Property(tries = 500)
    void whatIsAddedTakesTheAverageToTheBrokers(@ForAll("quietWorlds") World world) {
        Reconciled done = Reconciliation.of(world.input());
        for (Adjustment each : done.adjustments()) {
            if (!Set.of(Kind.ADOPT, Kind.INCREASE, Kind.FLIP).contains(each.kind())) {
                continue;
            }
            Statement.Held there = world.there().stream()
                    .filter(held -> held.key().equals(each.key()))
                    .findFirst()
                    .orElseThrow();
            Position after = done.positions().stream()
                    .filter(position -> position.key().equals(each.key()))
                    .findFirst()
                    .orElseThrow();
            if (there.averageCost() == null) {
                assertThat(each.price()).isNull();
                assertThat(after.averageCost()).isNull();
            } else if (after.averageCost() != null) {
                assertThat(after.averageCost()).isEqualTo(there.averageCost());
            }
        }
    }

    @Property(tries = 300)
    void noProfitIsMadeUp(@ForAll("quietWorlds") World world) {
        ReconcileInput input = world.input();
        Reconciled first = Reconciliation.of(input);
        ReconcileInput later = Worlds.again(input, first, Worlds.NOW.plusSeconds(61));
        Reconciled second = Reconciliation.of(later);
        Book after = later.book().applyAll(second.events());
        assertThat(after.totals("default").realized().known()).isZero();
    }

    @Property(tries = 500)
    void lotsAreConservedThroughAnyAdjustment(@ForAll("worlds") World world) {
        ReconcileInput input = world.input();
        Reconciled done = Reconciliation.of(input);
        Book book = input.book();
        for (Adjustment each : done.adjustments()) {
            BigDecimal before = held(book, each);
            book = book.applyAll(each.events());
            BigDecimal after = held(book, each);
            BigDecimal quantity = each.quantity() == null ? BigDecimal.ZERO : each.quantity();
            switch (each.kind()) {
                case ADOPT, FLIP -> assertThat(after).isEqualTo(quantity);
                case INCREASE -> assertThat(after).isEqualTo(Decimals.canonical(before.add(quantity)));
                case REDUCE, CLOSE, EXPIRE ->
                    assertThat(after).isEqualTo(Decimals.canonical(before.subtract(quantity)));
                case FILL -> assertThat(after.subtract(before).abs()).isEqualByComparingTo(quantity);
                case NOTE, DEFER, IGNORE -> assertThat(after).isEqualTo(before);
            }
        }
    }

    private static BigDecimal held(Book book, Adjustment each) {
        return book.position(each.key()).map(Position::quantity).orElse(BigDecimal.ZERO);
    }

    @Property(tries = 300)
    void anIncompleteReportChangesNothing(@ForAll("worlds") World world) {
        ReconcileInput input = world.input(false);
        Reconciled done = Reconciliation.of(input);
        assertThat(done.adjustments()).isEmpty();
        assertThat(done.events()).isEmpty();
        assertThat(done.positions())
                .containsExactlyInAnyOrderElementsOf(input.book().positions("default"));
        assertThat(done.absences()).isEqualTo(input.absences());
        assertThat(done.status()).isEqualTo(Consistency.YELLOW);
        assertThat(done.orders())
                .extracting(Reconciled.OrderStanding::state)
                .isEqualTo(input.orders().stream().map(OwnOrder::state).toList());
    }

    @Property(tries = 500)
    void absenceIsTrustedOnlyAtTheSecondLook(@ForAll("worlds") World world) {
        ReconcileInput input = world.input();
        for (Adjustment each : Reconciliation.of(input).adjustments()) {
            if (each.kind() == Kind.CLOSE) {
                assertThat(input.absences()).containsKey(each.key());
                assertThat(Duration.between(input.absences().get(each.key()), Worlds.NOW))
                        .isGreaterThanOrEqualTo(input.settings().absence());
                assertThat(world.there()).extracting(Statement.Held::key).doesNotContain(each.key());
            }
        }
    }

    @Property(tries = 500)
    void theOrderOfRowsOrdersAndFillsDoesNotMatter(@ForAll("worlds") World world, @ForAll Random random) {
        Reconciled straight = Reconciliation.of(world.input());
        World mixed = new World(
                world.bought(),
                shuffled(world.there(), random),
                shuffled(world.orders(), random),
                shuffled(world.told(), random),
                shuffled(world.fills(), random),
                world.absences(),
                world.seen());
        Reconciled other = Reconciliation.of(mixed.input());
        assertThat(other.adjustments()).isEqualTo(straight.adjustments());
        assertThat(other.positions()).isEqualTo(straight.positions());
        assertThat(other.reasons()).isEqualTo(straight.reasons());
        assertThat(other.absences()).isEqualTo(straight.absences());
        assertThat(other.orders()).containsExactlyInAnyOrderElementsOf(straight.orders());
    }

    @Property(tries = 500)
    void noOrderIsEverBookedBeyondItsQuantity(@ForAll("worlds") World world) {
        ReconcileInput input = world.input();
        Reconciled done = Reconciliation.of(input);
        for (OwnOrder order : input.orders()) {
            BigDecimal booked = done.adjustments().stream()
                    .filter(each -> each.kind() == Kind.FILL
                            && each.fill() != null
                            && order.clientId().equals(each.fill().clientId()))
                    .map(each -> each.fill().quantity())
                    .reduce(order.filled(), BigDecimal::add);
            assertThat(booked).isLessThanOrEqualTo(order.quantity());
        }
        assertThat(done.adjustments())
                .filteredOn(each -> each.kind() == Kind.FILL)
                .noneMatch(each -> input.seenFills().contains(each.id()));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
