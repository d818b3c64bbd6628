package io.alertledger;

import io.alertledger.broker.Broker;
import io.alertledger.ledger.Book;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.trade.Desk;
import io.alertledger.trade.ExitDesk;
import io.alertledger.trade.MarkBoard;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Prices as they come, and the time that passes: each is handed to orders that wait and to the triggers, and what one
 * of them runs into keeps none of the others from being looked at. Thread-safe.
 */
final class Quotes {
    private final MarkBoard marks;
    private final Broker broker;
    private final Desk desk;
    private final ExitDesk exits;
    private final MarkMemory memory;
    private final Consumer<Mark> watcher;

    Quotes(MarkBoard marks, Broker broker, Desk desk, ExitDesk exits, MarkMemory memory, Consumer<Mark> watcher) {
        this.marks = marks;
        this.broker = broker;
        this.desk = desk;
        this.exits = exits;
        this.memory = memory;
        this.watcher = watcher;
    }

    /** See {@link AlertLedger#marks}. */
    ExitDesk.Scanned marks(Collection<Mark> arrived) {
        arrived.forEach(mark -> {
            marks.post(mark);
            watcher.accept(mark);
        });
        Optional<RuntimeException> failed = broker.pace().isZero() ? failure(desk::tick) : Optional.empty();
        ExitDesk.Scanned scanned = exits.marks(arrived);
        failed.ifPresent(Quotes::rethrow);
        return scanned;
    }

    /** See {@link AlertLedger#quotes}. */
    int ask(Book book) {
        Set<Instrument> held = new LinkedHashSet<>();
        for (String account : book.accounts()) {
            book.positions(account).forEach(position -> held.add(position.instrument()));
        }
        List<Mark> quoted = held.isEmpty() ? List.of() : broker.quotes(held);
        if (!quoted.isEmpty()) {
            marks(quoted);
        }
        return quoted.size();
    }

    /**
     * A second has passed: the broker's news are heard, working orders looked after, prices kept, and what time fires is
     * done.
     */
    ExitDesk.Scanned tick(Runnable hear, Runnable publish) {
        List<RuntimeException> failed = Stream.<Runnable>of(hear, desk::tick, memory::keepDue)
                .flatMap(work -> failure(work).stream())
                .toList();
        ExitDesk.Scanned scanned = exits.pass();
        publish.run();
        failed.forEach(Quotes::rethrow);
        return scanned;
    }

    private static Optional<RuntimeException> failure(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed);
        }
    }

    private static void rethrow(RuntimeException failed) {
        throw failed;
    }
}
