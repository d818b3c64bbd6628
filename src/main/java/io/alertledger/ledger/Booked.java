package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a wish to book: events to append, or a refusal that explains itself. */
public sealed interface Booked {
    /**
     * It can be booked.
     *
     * @param events to append together, in this order; empty where there is nothing to do
     */
    record Planned(List<LedgerEvent> events) implements Booked {
        public Planned {
            events = List.copyOf(events);
        }
    }

    /**
     * It can not be booked, and nothing of it is.
     *
     * @param code why, for programs
     * @param available for INSUFFICIENT: what there would have been; else null
     * @param message one sentence for people
     */
    record Refused(Code code, @Nullable BigDecimal available, String message) implements Booked, LotMatching.Match {
        public Refused {
            available = available == null ? null : Decimals.canonical(available);
        }
    }

    /** Why a booking is refused. */
    enum Code {
        /** More is wanted than there is. */
        INSUFFICIENT,
        /** Nothing is held, or no lot is as described. */
        NO_MATCH,
        /** Several lots are as described, and STRICT does not guess. */
        AMBIGUOUS,
        /** The wish makes no sense, such as a negative quantity. */
        INVALID
    }
}
