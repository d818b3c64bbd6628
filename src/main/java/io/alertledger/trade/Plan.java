package io.alertledger.trade;

import io.alertledger.journal.Asked;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Decision;
import io.alertledger.model.Order;
import io.alertledger.model.Reading;
import io.alertledger.resolve.Question;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about an alert came to, and all that carrying it out would write. Nothing has been done
 * yet.
 *
 * @param decisionId derived from the alert, so that the same alert always gives the same one
 * @param reading what the alert was understood to be
 * @param decision what was decided
 * @param questions what the rules were asked, in the order of the reading's instructions; empty where none was
 * @param asked why it was decided, where no alert asked; else null
 * @param orders the orders that it gives, planned
 * @param events what the ledger would record: locks, protection, notes
 */
public record Plan(
        String decisionId,
        Reading reading,
        Decision decision,
        List<Question> questions,
        @Nullable Asked asked,
        List<Order> orders,
        List<LedgerEvent> events) {
    public Plan {
        questions = List.copyOf(questions);
        orders = List.copyOf(orders);
        events = List.copyOf(events);
    }

    /** The same, said of an alert whose text was changed: what it gives corrects what it gave before. */
    Plan correcting() {
        List<String> reasons = new ArrayList<>(reading.reasons());
        reasons.add("the message was changed after it was posted: this corrects what it said before");
        Reading corrected = new Reading(
                reading.verdict(),
                reading.instructions().stream().map(i -> i.withCorrects(true)).toList(),
                reasons);
        return new Plan(decisionId, corrected, decision, questions, asked, orders, events);
    }
}
