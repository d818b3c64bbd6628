package io.alertledger;

import io.alertledger.journal.DecisionLog;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.tuning.TrackRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the choices of an account turned out, read from its decisions page by page as they are added. For one thread. */
final class ChoiceLog {
    private static final int PAGE = 500;

    private final DecisionLog log;
    private final String account;
    private final TrackRecord record = new TrackRecord();
    private final Set<String> waiting = new HashSet<>();
    private @Nullable String newest;
    private long version;

    ChoiceLog(DecisionLog log, String account) {
        this.log = log;
        this.account = account;
    }

    TrackRecord record() {
        return record;
    }

    /** Changes with the record. */
    long version() {
        return version;
    }

    boolean isEmpty() {
        return newest == null;
    }

    /**
     * Takes in the decisions that were added since.
     *
     * @param undone ids of decisions of which what they closed was undone
     */
    void catchUp(Set<String> undone) {
        String known = newest;
        @Nullable String before = null;
        // The last one first: mostly there is nothing new.
        for (int most = 1; ; most = PAGE) {
            List<Logged> page = log.decisionsBefore(account, before, most);
            int old = 0;
            while (old < page.size() && !page.get(old).id().equals(known)) {
                old++;
            }
            List<Logged> added = page.subList(0, old);
            take(added, undone);
            if (before == null && !page.isEmpty()) {
                newest = page.get(0).id();
            }
            if (page.isEmpty() || old < page.size()) {
                return;
            }
            before = page.get(page.size() - 1).id();
        }
    }

    private void take(List<Logged> added, Set<String> undone) {
        added.stream()
                .filter(logged -> logged.settlement() == null && TrackRecord.mayWait(logged))
                .forEach(logged -> waiting.add(logged.id()));
        added.parallelStream()
                .flatMap(logged -> TrackRecord.of(logged, undone.contains(logged.id())).stream())
                .toList()
                .forEach(this::add);
    }

    /** A person has settled a decision. */
    void settled(Logged logged) {
        if (waiting.remove(logged.id())) {
            TrackRecord.of(logged, false).stream()
                    .filter(TrackRecord.Choice::asked)
                    .forEach(this::add);
        }
    }

    private void add(TrackRecord.Choice choice) {
        record.add(choice);
        version++;
    }
}
