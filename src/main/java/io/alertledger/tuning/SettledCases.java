package io.alertledger.tuning;

import io.alertledger.formats.AlertJson;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.journal.DecisionLog;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.model.Alert;
import io.alertledger.model.Instruction;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.rules.RuleTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that a person settled, as cases: the alert, the book as it was known when the alert was
 * decided, and what the person chose.
 */
public final class SettledCases {
    private static final int MOST = 1_000_000;

    private final DecisionLog log;
    private final RuleTables tables;
    private final Iterator<Entry> entries;
    private @Nullable Entry next;
    private Book book = Book.EMPTY;

    private SettledCases(DecisionLog log, RuleTables tables, Iterator<Entry> entries) {
        this.log = log;
        this.tables = tables;
        this.entries = entries;
        this.next = entries.hasNext() ? entries.next() : null;
    }

    /**
     * Goes through a ledger's log once.
     *
     * @param page the events after a sequence number, some at a time, none at the end
     */
    public static List<Case> of(DecisionLog log, String account, RuleTables tables, LongFunction<List<Entry>> page) {
        SettledCases past = new SettledCases(log, tables, new Pages(page));
        List<Case> cases = new ArrayList<>();
        for (Logged logged : log.decisionsSince(account, Instant.EPOCH, MOST)) {
            past.one(logged).ifPresent(cases::add);
        }
        return cases;
    }

    private Optional<Case> one(Logged logged) {
        Settlement truth = logged.settlement();
        if (truth == null || logged.alertId() == null) {
            return Optional.empty();
        }
        goTo(logged.decidedAt());
        Optional<Alert> alert = log.alert(logged.account(), logged.alertId())
                .map(received -> AlertJson.read(Json.readObject(received.json()), received.receivedAt(), received::id));
        Fields kept = Json.readObject(logged.json());
        for (Instruction instruction : ReadingJson.read(kept.object("reading")).instructions()) {
            List<Position> positions = positions(logged.account(), instruction);
            Map<PositionKey, String> names =
                    PositionNames.of(positions.stream().map(Position::key).toList());
            if (alert.isPresent() && positions.size() > 1 && names.containsValue(truth.choice())) {
                return Optional.of(new Case(
                        logged.decidedAt(),
                        instruction,
                        alert.get().author(),
                        channel(alert.get()),
                        positions,
                        truth.choice()));
            }
        }
        return Optional.empty();
    }

    private @Nullable String channel(Alert alert) {
        return alert.channel() == null
                ? null
                : tables.channels().of(alert.channel()).name();
    }

    private List<Position> positions(String account, Instruction instruction) {
        if (instruction.ticker() == null) {
            return List.of();
        }
        List<Position> positions = new ArrayList<>();
        for (String spelling : tables.symbols().spellings(instruction.ticker())) {
            positions.addAll(book.positions(account, spelling));
        }
        return positions;
    }

    /** Takes in what had been written by a moment. */
    private void goTo(Instant moment) {
        while (next != null && !next.recordedAt().isAfter(moment)) {
            book = book.apply(next.event()).book();
            next = entries.hasNext() ? entries.next() : null;
        }
    }

    /** Events page by page. */
    private static final class Pages implements Iterator<Entry> {
        private final LongFunction<List<Entry>> source;
        private Iterator<Entry> page = List.<Entry>of().iterator();
        private long after;

        Pages(LongFunction<List<Entry>> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) {
                page = source.apply(after).iterator();
            }
            return page.hasNext();
        }

        @Override
        public Entry next() {
            Entry entry = page.next();
            after = entry.sequence();
            return entry;
        }
    }
}
