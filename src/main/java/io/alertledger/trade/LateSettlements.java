package io.alertledger.trade;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.ledger.Undo;
import io.alertledger.ledger.Undone;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Statement;
import io.alertledger.reconcile.Statement.Cause;
import io.alertledger.reconcile.Statement.Execution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * What a broker says of an expired contract comes hours after its last moment, when the books have closed it at
 * what it seemed worth, or at a result that is not known. The truth takes the place of that: the closing is taken
 * back, so that exercise, assignment, cash or nothing is booked as the broker settled it, and no profit stands twice.
 */
final class LateSettlements {
    private LateSettlements() {}

    /**
     * What takes closings by expiry back of which a report now tells the truth; one list for each.
     *
     * @param log of one position
     * @param seen ids of fills that are in the books
     * @param undone whether an event of the log was taken back before
     */
    static List<List<LedgerEvent>> reopened(
            Book book,
            Function<PositionKey, List<Entry>> log,
            Statement report,
            Set<String> seen,
            LongPredicate undone) {
        List<List<LedgerEvent>> all = new ArrayList<>();
        Book now = book;
        for (Execution told : report.fills()) {
            Side side = told.positionSide();
            if (!report.complete()
                    || told.cause() == Cause.TRADE
                    || side == null
                    || told.side() != side.closing()
                    || seen.contains(told.id())) {
                continue;
            }
            PositionKey key = new PositionKey(told.account(), told.instrument(), side);
            if (now.position(key).isPresent()) {
                continue;
            }
            List<Entry> story = log.apply(key);
            Optional<List<LedgerEvent>> events = closedByExpiry(story, told.quantity(), undone)
                    .map(closing -> Undo.plan(
                            book,
                            List.of(closing),
                            story,
                            "settlement " + told.id(),
                            closing.event().at()))
                    .filter(Undone.Planned.class::isInstance)
                    .map(planned -> ((Undone.Planned) planned).events());
            if (events.isPresent()) {
                all.add(events.get());
                now = now.applyAll(events.get());
            }
        }
        return all;
    }

    /** The closing that ended the position, where it was by expiry, without the broker's word, and of so much at least. */
    private static Optional<Entry> closedByExpiry(List<Entry> story, BigDecimal quantity, LongPredicate undone) {
        return story.stream()
                .filter(entry -> entry.event() instanceof LotsClosed && !undone.test(entry.sequence()))
                .reduce((earlier, later) -> later)
                .filter(entry -> {
                    LotsClosed closed = (LotsClosed) entry.event();
                    return closed.source() == Source.EXPIRY
                            && closed.fillId() == null
                            && closed.tradeId() == null
                            && closed.taken().stream()
                                            .map(Taken::quantity)
                                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                                            .compareTo(quantity)
                                    >= 0;
                });
    }
}
