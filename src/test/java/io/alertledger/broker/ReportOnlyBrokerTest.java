package io.alertledger.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportOnlyBrokerTest {
    /** A broker with real money, as far as it may be talked to. */
    private static final class Real implements Broker {
        @Override
        public String name() {
            return "real";
        }

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public Submission submit(Order order) {
            throw new AssertionError("an order was sent");
        }

        @Override
        public OrderAnswer order(Order order) {
            return new OrderAnswer.Known("r-1", OrderState.SUBMITTED, BigDecimal.ZERO, List.of(), "");
        }

        @Override
        public Cancellation cancel(Order order) {
            throw new AssertionError("an order was cancelled");
        }

        @Override
        public ReportAnswer report(String account) {
            return new ReportAnswer.NoReport("not now");
        }
    }

    @Test
    void nothingIsSentAndNothingIsCancelled() {
        Broker broker = new ReportOnlyBroker(new Real(), "live trading is switched off");
        Order order = TestOrders.exit("c1", "SPY_20260320_595_C", 2, "1.50");
        assertThat(broker.live()).isFalse();
        assertThat(broker.submit(order)).isEqualTo(new Submission.Rejected("live trading is switched off"));
        assertThat(broker.cancel(order)).isEqualTo(new Cancellation.Refused("live trading is switched off"));
        assertThat(broker.order(order)).isInstanceOf(OrderAnswer.Known.class);
    }
}
