package io.alertledger.trade;

import io.alertledger.ledger.Holding;
import io.alertledger.model.RefusalCode;
import java.util.List;

/** What came of changing how a position is protected. */
public sealed interface ProtectAnswer {
    /**
     * It was booked, or stood so already.
     *
     * @param holding the position as it now is
     * @param warnings what a person should know, such as a level that the price has passed already
     */
    record Done(Holding holding, List<String> warnings) implements ProtectAnswer {
        public Done {
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing was changed. */
    record Refused(RefusalCode code, String message) implements ProtectAnswer {}
}
