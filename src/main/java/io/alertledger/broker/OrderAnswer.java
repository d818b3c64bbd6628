package io.alertledger.broker;

import io.alertledger.model.Fill;
import io.alertledger.model.OrderState;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a broker says of an order. */
public sealed interface OrderAnswer {
    /**
     * The order as the broker has it.
     *
     * @param brokerOrderId its id there, or null
     * @param state where it stands
     * @param filled what was filled in all
     * @param fills every execution, oldest first; their quantities sum to {@code filled}
     * @param reason the broker's words, empty where there are none
     */
    record Known(@Nullable String brokerOrderId, OrderState state, BigDecimal filled, List<Fill> fills, String reason)
            implements OrderAnswer {
        public Known {
            fills = List.copyOf(fills);
        }
    }

    /** The broker's whole history was looked through and does not hold the order: it never arrived. */
    record NotFound() implements OrderAnswer {}

    /** The broker could not be asked, or its answer does not settle whether it has the order. */
    record NoAnswer(String reason) implements OrderAnswer {}
}
