package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booked.Planned;
import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.Decimals;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.LotMethod;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final Instant MONDAY = Instant.parse("2026-01-26T15:00:00Z");
    /** Already Tuesday in London, still Monday in New York. */
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-01-27T03:00:00Z");

    private static final PositionKey SOL = new PositionKey("default", new LinearInstrument("SOLUSDT"), Side.LONG);
    private final MemoryLedger ledger = new MemoryLedger(Clock.fixed(MONDAY, ZoneOffset.UTC));

    @Test
    void aClosingIsSplitByLotAndCountedForWhoOpenedIt() {
        buy("T1", "1", "Sean", MONDAY);
        buy("T2", "4", "Ana", MONDAY.plusSeconds(60));
        sell("3", "3", MONDAY_NIGHT);

        assertThat(score(Realization::author))
                .isEqualTo(Map.of("Sean", "4, 1 won, 0 lost", "Ana", "-1, 0 won, 1 lost"));
        assertThat(score(Realization::tradeId)).isEqualTo(Map.of("T1", "4, 1 won, 0 lost", "T2", "-1, 0 won, 1 lost"));
        assertThat(score(Realization::day)).isEqualTo(Map.of(LocalDate.of(2026, 1, 26), "3, 1 won, 1 lost"));
    }

    /** A closing may stand in several groups, or in none. */
    @Test
    void aClosingCountsInEveryGroupItBelongsTo() {
        buy("T1", "1", "Sean", MONDAY);
        sell("2", "3", MONDAY.plusSeconds(60));
        assertThat(Performance.<String>byEach(log(), part -> List.of(part.ticker(), part.author(), "all")))
                .containsOnlyKeys("SOLUSDT", "Sean", "all")
                .allSatisfy((group, score) ->
                        assertThat(score).isEqualTo(new Score(new Realized(new BigDecimal("4"), 1, 0), 1, 0)));
        assertThat(Performance.by(log(), Realization::clientOrderId)).isEmpty();
    }

    /** Even is neither won nor lost, and what is unknown is in no sum. */
    @Test
    void whatIsEvenOrUnknownIsNeitherWonNorLost() {
        buy("T1", "1", "Sean", MONDAY);
        buy("T2", "1", "Sean", MONDAY.plusSeconds(10));
        sell("1", "1", MONDAY.plusSeconds(60));
        sell("1", "2", MONDAY.plusSeconds(61));
        sell("1", "0.5", MONDAY.plusSeconds(62));
        book(Booking.close(
                ledger.book(),
                Closing.of(SOL, BigDecimal.ONE, null, Provenance.trade(null, "worthless?"), MONDAY.plusSeconds(63))));
        assertThat(Performance.by(log(), Realization::author))
                .containsExactly(Map.entry("Sean", new Score(new Realized(new BigDecimal("0.5"), 4, 1), 1, 1)));
    }

    /** The parts of what a sale brought are shares by quantity, to the last digit of the whole. */
    @Test
    void whatASaleBroughtIsSplitByQuantity() {
        buy("T1", "1", "Sean", MONDAY);
        buy("T2", "4", "Ana", MONDAY.plusSeconds(60));
        book(Booking.close(
                ledger.book(),
                Closing.of(
                                SOL,
                                new BigDecimal("3"),
                                new BigDecimal("3"),
                                Provenance.order("o1", "F1", "done"),
                                MONDAY_NIGHT)
                        .withFee(BigDecimal.ONE)));
        List<String> parts = new ArrayList<>();
        Performance.realizations(
                log(),
                part -> parts.add("%s: %s of %s, cost %s, brought %s, realized %s, by %s"
                        .formatted(
                                part.sequence(),
                                Decimals.plain(part.quantity()),
                                part.lotId(),
                                Decimals.plain(part.cost()),
                                part.proceeds().setScale(4, RoundingMode.HALF_EVEN),
                                part.realized().setScale(4, RoundingMode.HALF_EVEN),
                                part.clientOrderId())));
        assertThat(parts)
                .containsExactly(
                        "3: 2 of T1, cost 2, brought 5.3333, realized 3.3333, by o1",
                        "3: 1 of T2, cost 4, brought 2.6667, realized -1.3333, by o1");
    }

    @Test
    void aHoldingThatEndedIsAnEpisode() {
        buy("T1", "1", "Sean", MONDAY);
        sell("1", "3", MONDAY.plusSeconds(60));
        sell("1", "4", MONDAY.plusSeconds(120));
        buy("T2", "1", "Sean", MONDAY.plusSeconds(180));
        List<Holding> episodes = new ArrayList<>();
        Performance.episodes(log(), episodes::add);
        assertThat(episodes).singleElement().satisfies(episode -> {
            assertThat(episode.episode()).isEqualTo(1);
            assertThat(episode.opened()).isEqualByComparingTo("2");
            assertThat(episode.realized()).isEqualTo(new Realized(new BigDecimal("5"), 2, 0));
            assertThat(episode.position().openedAt()).isEqualTo(MONDAY);
            assertThat(episode.position().updatedAt()).isEqualTo(MONDAY.plusSeconds(120));
        });
    }

    @Test
    void whatWasUndoneNeverWas() {
        buy("T1", "1", "Sean", MONDAY);
        List<Entry> sold = sell("2", "3", MONDAY.plusSeconds(60));
        Undone undone = Undo.plan(ledger.book(), sold, log(), "owner", MONDAY.plusSeconds(90));
        ledger.transact(tx -> tx.append("default", null, ((Undone.Planned) undone).events()));
        sell("1", "2", MONDAY.plusSeconds(120));
        assertThat(score(Realization::author)).isEqualTo(Map.of("Sean", "1, 1 won, 0 lost"));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.steps(Op.BUY, Op.BUY, Op.SELL, Op.SHORT, Op.COVER);
    }

    /** However closings are cut up, the pieces sum to what the book says. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void partsSumToTheWhole(@ForAll LotMethod method, @ForAll("histories") List<Step> steps) {
        MemoryLedger played = new MemoryLedger(Clock.fixed(MONDAY, ZoneOffset.UTC));
        BookHistoryTest.played(played, method, steps);
        List<Entry> log = played.events(0, Integer.MAX_VALUE);
        for (String account : played.book().accounts()) {
            List<Entry> own = log.stream()
                    .filter(entry -> entry.event().account().equals(account))
                    .toList();
            BigDecimal sum = Performance.by(own, Realization::lotId).values().stream()
                    .map(score -> score.realized().known())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .isEqualByComparingTo(
                            played.book().totals(account).realized().known());
        }
    }

    private <K extends Comparable<? super K>> Map<K, String> score(java.util.function.Function<Realization, K> group) {
        Map<K, String> text = new java.util.HashMap<>();
        Performance.by(log(), group)
                .forEach((key, score) -> text.put(
                        key,
                        score.realized().known().toPlainString() + ", " + score.wins() + " won, " + score.losses()
                                + " lost"));
        return text;
    }

    private List<Entry> log() {
        return ledger.events(0, Integer.MAX_VALUE);
    }

    private void buy(String trade, String price, String author, Instant at) {
        Provenance origin = Provenance.trade(trade, "a test").by("room", author);
        book(Booking.open(
                ledger.book(), Opening.of(SOL, new BigDecimal("2"), Amount.at(new BigDecimal(price)), origin, at)));
    }

    private List<Entry> sell(String quantity, String price, Instant at) {
        return book(Booking.close(
                ledger.book(),
                Closing.of(
                        SOL, new BigDecimal(quantity), new BigDecimal(price), Provenance.trade(null, "a test"), at)));
    }

    private List<Entry> book(Booked booked) {
        return ledger.transact(
                tx -> tx.append("default", null, ((Planned) booked).events()).entries());
    }
}
