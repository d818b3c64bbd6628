package io.alertledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.ledger.ClosingFold;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Performance;
import io.alertledger.storage.LedgerStore;
import io.alertledger.trade.ExitCauses;
import io.alertledger.trade.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What accounts won and lost, and how their choices turned out. The console asks often, so each question takes in only
 * what was written since the one before; all anew only after something was undone. Thread-safe; who asks while another
 * does waits for it.
 */
final class PerformanceReports {
    private final LedgerStore store;
    private final Queue<String> settled = new ConcurrentLinkedQueue<>();
    private final Map<String, PerformanceReport> reports = new HashMap<>();
    private final Map<String, ChoiceLog> choices = new HashMap<>();
    private final Map<String, Made> made = new HashMap<>();
    private final Set<String> undoneDecisions = new HashSet<>();
    private Set<Long> undone = Set.of();
    private ExitCauses causes;
    private ClosingFold fold;
    private long taken;

    private record Made(long sequence, long choices, ObjectNode report) {}

    PerformanceReports(LedgerStore store) {
        this.store = store;
        this.causes = causes();
        this.fold = fold();
    }

    /** A person settled a decision. */
    void settled(List<String> decisionIds) {
        settled.addAll(decisionIds);
    }

    /** The report as of now; not to be changed. */
    synchronized ObjectNode of(String account) {
        catchUp();
        ChoiceLog log = choices.get(account);
        if (log == null) {
            log = new ChoiceLog(store, account);
        }
        log.catchUp(undoneDecisions);
        if (!log.isEmpty()) {
            // Names that are made up are not kept.
            choices.put(account, log);
        }
        Made last = made.get(account);
        if (last != null && last.sequence() == taken && last.choices() == log.version()) {
            return last.report();
        }
        PerformanceReport report = reports.get(account);
        ObjectNode out = (report == null ? new PerformanceReport() : report).json(account);
        out.set("choices", log.record().json());
        if (report != null) {
            made.put(account, new Made(taken, log.version(), out));
        }
        return out;
    }

    /** Takes in what was booked and settled since. */
    private void catchUp() {
        for (Entry entry : new Pages(store::events, taken)) {
            if (entry.event() instanceof Restored restored && !undone.contains(restored.undoes())) {
                beginAnew();
                catchUp();
                return;
            }
            if (undone.contains(entry.sequence())
                    && entry.event() instanceof LotsClosed closed
                    && closed.clientOrderId() != null) {
                undoneDecisions.add(Ids.decisionOf(closed.clientOrderId()));
            }
            fold.take(entry);
            taken = entry.sequence();
        }
        causes.flush();
        for (String id = settled.poll(); id != null; id = settled.poll()) {
            store.decision(id).ifPresent(this::settled);
        }
    }

    private void settled(Logged decision) {
        ChoiceLog log = choices.get(decision.account());
        if (log != null) {
            log.settled(decision);
        }
    }

    private void beginAnew() {
        undone = Performance.undone(Pages.of(store));
        undoneDecisions.clear();
        reports.clear();
        choices.clear();
        made.clear();
        taken = 0;
        causes = causes();
        fold = fold();
    }

    private ExitCauses causes() {
        return new ExitCauses(
                store,
                (part, cause) -> reports.computeIfAbsent(part.key().account(), account -> new PerformanceReport())
                        .add(part, cause));
    }

    private ClosingFold fold() {
        return new ClosingFold(undone, part -> causes.take(part), holding -> {});
    }
}
