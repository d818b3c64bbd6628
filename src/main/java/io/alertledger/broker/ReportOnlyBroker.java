package io.alertledger.broker;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A broker that is only listened to: it reports positions and knows orders, and every new order and
 * every cancel is refused with the reason. What a live broker is until live trading is switched on.
 */
public final class ReportOnlyBroker implements Broker {
    private final Broker broker;
    private final String reason;

    /** @param reason why orders are refused, for people */
    public ReportOnlyBroker(Broker broker, String reason) {
        this.broker = broker;
        this.reason = reason;
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public Submission submit(Order order) {
        return new Submission.Rejected(reason);
    }

    @Override
    public OrderAnswer order(Order order) {
        return broker.order(order);
    }

    @Override
    public Cancellation cancel(Order order) {
        return new Cancellation.Refused(reason);
    }

    @Override
    public ReportAnswer report(String account) {
        return broker.report(account);
    }

    @Override
    public List<Mark> quotes(Collection<Instrument> instruments) {
        return broker.quotes(instruments);
    }

    @Override
    public void remember(Order order) {
        broker.remember(order);
    }

    @Override
    public boolean reports() {
        return broker.reports();
    }

    @Override
    public Duration pace() {
        return broker.pace();
    }

    @Override
    public boolean endsByEvents() {
        return broker.endsByEvents();
    }

    @Override
    public boolean reportsAtOnce() {
        return broker.reportsAtOnce();
    }

    @Override
    public boolean hasNews() {
        return broker.hasNews();
    }

    @Override
    public boolean managesAll() {
        return broker.managesAll();
    }

    @Override
    public void close() {
        broker.close();
    }
}
