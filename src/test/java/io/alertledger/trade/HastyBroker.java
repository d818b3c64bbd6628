package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.model.Order;

/** A planted fault: silence is taken for "never arrived". */
final class HastyBroker implements Broker {
    private final Broker broker;

    HastyBroker(Broker broker) {
        this.broker = broker;
    }

    @Override
    public OrderAnswer order(Order order) {
        OrderAnswer answer = broker.order(order);
        return answer instanceof OrderAnswer.NoAnswer ? new OrderAnswer.NotFound() : answer;
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public boolean live() {
        return broker.live();
    }

    @Override
    public Submission submit(Order order) {
        return broker.submit(order);
    }

    @Override
    public Cancellation cancel(Order order) {
        return broker.cancel(order);
    }

    @Override
    public ReportAnswer report(String account) {
        return broker.report(account);
    }
}
