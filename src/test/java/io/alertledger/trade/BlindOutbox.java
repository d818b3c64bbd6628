package io.alertledger.trade;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A planted fault: nothing is locked, and no transaction sees what works already. */
final class BlindOutbox implements Outbox {
    private final Outbox outbox;

    BlindOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public <T> T write(Function<? super OutboxTx, ? extends T> work) {
        return outbox.write(tx -> work.apply(blind(tx)));
    }

    private static OutboxTx blind(OutboxTx tx) {
        return (OutboxTx) Proxy.newProxyInstance(
                OutboxTx.class.getClassLoader(), new Class<?>[] {OutboxTx.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("working")) {
                        return List.of();
                    }
                    Object[] seen = arguments == null ? new Object[0] : arguments.clone();
                    if (method.getName().equals("append")) {
                        seen[2] = ((List<?>) seen[2])
                                .stream()
                                        .filter(event -> !(event instanceof LedgerEvent.Locked))
                                        .toList();
                    }
                    try {
                        return method.invoke(tx, seen);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public Optional<Order> order(String account, String clientOrderId) {
        return outbox.order(account, clientOrderId);
    }

    @Override
    public List<Order> working() {
        return outbox.working();
    }

    @Override
    public List<Order> working(PositionKey key) {
        return outbox.working(key);
    }

    @Override
    public List<Order> ordersOf(String decisionId) {
        return outbox.ordersOf(decisionId);
    }

    @Override
    public List<Order> lastOrders(String account, int most) {
        return outbox.lastOrders(account, most);
    }

    @Override
    public List<Fill> fillsOf(String account, String clientOrderId) {
        return outbox.fillsOf(account, clientOrderId);
    }
}
