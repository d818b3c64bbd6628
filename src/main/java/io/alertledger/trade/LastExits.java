package io.alertledger.trade;

import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.model.PositionKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last exit of each position, looked up once after each sale. Thread-safe. */
public final class LastExits {
    private final Ledger ledger;
    private final Outbox outbox;
    private final DecisionLog log;
    private final Map<PositionKey, Known> known = new ConcurrentHashMap<>();

    /** @param closings how many there had been, of which episode */
    private record Known(long episode, long closings, Optional<LastExit> exit) {}

    public LastExits(Ledger ledger, Outbox outbox, DecisionLog log) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.log = log;
    }

    /** Of a position's present episode; empty where nothing of it was sold. */
    public Optional<LastExit> of(Holding holding) {
        long closings = holding.realized().closings();
        Known before = known.get(holding.key());
        if (before != null && before.episode() == holding.episode() && before.closings() == closings) {
            return before.exit();
        }
        Optional<LastExit> exit = LastExit.of(holding, ledger, outbox, log);
        known.put(holding.key(), new Known(holding.episode(), closings, exit));
        return exit;
    }
}
