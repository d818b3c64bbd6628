package io.alertledger.trade;

import io.alertledger.ledger.Book;
import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Leg;
import io.alertledger.model.Mark;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Reading;
import io.alertledger.model.Situation;
import io.alertledger.model.Verdict;
import io.alertledger.parse.Message;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Unacted;
import io.alertledger.rules.RuleTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deciding about an alert over positions that are handed in: no ledger, nothing done. Of several
 * instructions each is decided with what the ones before it would have locked.
 */
public final class Deliberations {
    private Deliberations() {}

    /** The decision about an alert. */
    public static Decision decide(
            Brain brain,
            Alert alert,
            List<Position> positions,
            Map<Instrument, Mark> marks,
            Function<Instruction, Policy> policies,
            Situation situation,
            Instant now) {
        Reading reading = read(brain, alert, tickers(positions, brain.rules().tables()), () -> positions);
        if (!reading.verdict().acts()) {
            return Unacted.of(reading, brain.rules().id(), now);
        }
        List<Position> held = positions;
        List<Decision.Single> parts = new ArrayList<>();
        for (Instruction instruction : reading.instructions()) {
            Decision.Single part = brain.resolver()
                    .resolve(new Question(
                            instruction,
                            channel(alert, brain.rules().tables()),
                            alert.author(),
                            held,
                            marks,
                            policies.apply(instruction),
                            situation,
                            now));
            parts.add(part);
            held = locked(held, part);
        }
        return Decision.of(parts);
    }

    /** What would be done about an alert over a ledger's book, by the broker; nothing is. */
    public static Plan plan(Brain brain, Alert alert, Book book, MarkBoard marks, Instant now) {
        Alert routed = Decider.routed(alert, brain.rules().tables());
        return new Decider(marks)
                .plan(
                        routed,
                        Ids.decision(routed, Ids.content(routed)),
                        Execution.BROKER,
                        new Circumstances(
                                brain, book, key -> List.of(), Consistency.GREEN, "", key -> false, 0, false, now));
    }

    static @Nullable String channel(Alert alert, RuleTables tables) {
        return alert.channel() == null
                ? null
                : tables.channels().of(alert.channel()).name();
    }

    private static Set<String> tickers(List<Position> positions, RuleTables tables) {
        return positions.stream()
                .filter(p -> p.status() != PositionStatus.CLOSED)
                .map(p -> tables.symbols().tickerOf(p.instrument().ticker()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * What an alert is understood to be where these tickers are held.
     *
     * @param positions asked only where a text names a position by its nickname alone
     */
    public static Reading read(Brain brain, Alert alert, Set<String> tickers, Supplier<List<Position>> positions) {
        if (alert.text() == null) {
            boolean manages =
                    alert.instructions().stream().allMatch(i -> i.action().protects());
            return new Reading(
                    manages ? Verdict.MANAGE : Verdict.ORDER,
                    alert.instructions(),
                    List.of("the alert came structured"));
        }
        Message message = Message.of(alert, tickers);
        Reading reading = brain.parser().parse(message);
        boolean nicknamed = reading.instructions().stream()
                .anyMatch(i -> i.ticker() == null && i.contract().nickname() != null);
        return nicknamed
                ? brain.parser()
                        .parse(message.calling(
                                nicknames(positions.get(), brain.rules().tables())))
                : reading;
    }

    /**
     * The same brain with an alert read in advance, so that a transaction in which it is decided need not wait for
     * the reading. If other tickers are held by then, it is read again.
     */
    static Brain readAhead(Brain brain, Alert alert, Book book) {
        if (alert.text() == null) {
            return brain;
        }
        Message message = Message.of(alert, new HashSet<>(book.tickers(alert.account())));
        Reading reading = brain.parser().parse(message);
        return new Brain(
                asked -> asked.equals(message) ? reading : brain.parser().parse(asked), brain.resolver());
    }

    /** The ticker under each nickname that only one ticker's positions have. */
    private static Map<String, String> nicknames(List<Position> positions, RuleTables tables) {
        Map<String, Set<String>> tickers = new HashMap<>();
        for (Position position : positions) {
            if (position.nickname() != null && position.status() != PositionStatus.CLOSED) {
                tickers.computeIfAbsent(position.nickname().name().toLowerCase(Locale.ROOT), name -> new HashSet<>())
                        .add(tables.symbols().tickerOf(position.instrument().ticker()));
            }
        }
        Map<String, String> nicknames = new HashMap<>();
        tickers.forEach((nickname, of) -> {
            if (of.size() == 1) {
                nicknames.put(nickname, of.iterator().next());
            }
        });
        return nicknames;
    }

    /** The positions with what a decision would have locked. */
    private static List<Position> locked(List<Position> positions, Decision.Single part) {
        if (!(part instanceof Decision.Resolved resolved)) {
            return positions;
        }
        List<Position> after = new ArrayList<>();
        for (Position position : positions) {
            Position now = position;
            for (Leg leg : resolved.legs()) {
                PositionKey key = leg.key();
                if (leg instanceof Leg.Trade trade && trade.closes() && key.equals(position.key())) {
                    now = now.withLocked(now.locked().add(trade.quantity()));
                }
            }
            after.add(now);
        }
        return after;
    }
}
