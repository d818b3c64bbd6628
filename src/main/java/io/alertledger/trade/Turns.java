package io.alertledger.trade;

import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Who works on the orders of a position: one at a time, so that none is sent twice. Thread-safe. */
interface Turns {
    /** Does work when nobody else works on the position, and waits until then. */
    Order take(PositionKey key, Supplier<Order> work);

    /** Turns of threads. Positions may share one. */
    static Turns ofThreads() {
        Object[] turns = IntStream.range(0, 256).mapToObj(i -> new Object()).toArray();
        return (key, work) -> {
            synchronized (turns[Math.floorMod(key.hashCode(), turns.length)]) {
                return work.get();
            }
        };
    }
}
