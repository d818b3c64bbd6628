package io.alertledger.trade;

import io.alertledger.model.Decision;
import io.alertledger.model.Order;
import io.alertledger.model.Verdict;
import java.util.List;

/**
 * The answer to a handled alert.
 *
 * @param decisionId under which the decision is kept
 * @param alertId the alert's id
 * @param repeated whether the same alert had been handled before; the first answer is given again
 * @param verdict what kind of message it was
 * @param decision what was decided
 * @param orders the orders that it gave, as they stand now
 */
public record Handled(
        String decisionId, String alertId, boolean repeated, Verdict verdict, Decision decision, List<Order> orders) {
    public Handled {
        orders = List.copyOf(orders);
    }
}
