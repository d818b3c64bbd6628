package io.alertledger.trade;

import io.alertledger.ledger.Booked;
import io.alertledger.ledger.LedgerEvent;
import java.util.List;

/** What became of a trade that was told. */
public sealed interface TradeAnswer {
    /**
     * It stands in the ledger, durably.
     *
     * @param again whether it had been booked before, and nothing was written now
     * @param events what was booked, now or then
     */
    record Done(boolean again, List<LedgerEvent> events) implements TradeAnswer {
        public Done {
            events = List.copyOf(events);
        }
    }

    /** Nothing of it was booked. */
    record Refused(Booked.Code code, String message) implements TradeAnswer {}

    /** Another trade was booked under this id before; nothing was changed. */
    record Conflict(String message) implements TradeAnswer {}
}
