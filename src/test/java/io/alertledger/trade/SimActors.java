package io.alertledger.trade;

import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which one runs at a time, and which change over only where they say so: at the broker's door
 * and where they wait for their turn. A seed chooses who goes on, so that an interleaving can be replayed.
 */
final class SimActors implements Turns {
    private final Random random;
    private final List<Actor> waiting = new ArrayList<>();
    private final Map<PositionKey, Thread> turns = new HashMap<>();
    private final ThreadLocal<@Nullable Actor> current = new ThreadLocal<>();

    SimActors(Random random) {
        this.random = random;
    }

    /** One of them. */
    private static final class Actor {
        private final String name;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore back = new Semaphore(0);
        private boolean done;
        private @Nullable Throwable failed;

        Actor(String name) {
            this.name = name;
        }
    }

    /** Begins something and runs it up to its first pause. */
    void begin(String name, Runnable work) {
        Actor actor = new Actor(name);
        Thread thread = new Thread(
                () -> {
                    current.set(actor);
                    actor.go.acquireUninterruptibly();
                    try {
                        work.run();
                    } catch (ScriptedBroker.Died died) {
                        // the process has ended under it
                    } catch (RuntimeException | Error failed) {
                        actor.failed = failed;
                    }
                    actor.done = true;
                    actor.back.release();
                },
                "sim " + name);
        thread.setDaemon(true);
        thread.start();
        waiting.add(actor);
        goOn(actor);
    }

    boolean idle() {
        return waiting.isEmpty();
    }

    boolean busy(String name) {
        return waiting.stream().anyMatch(actor -> actor.name.equals(name));
    }

    /** Lets one of them, chosen by the seed, run up to its next pause. */
    void step() {
        goOn(waiting.get(random.nextInt(waiting.size())));
    }

    private void goOn(Actor actor) {
        actor.go.release();
        actor.back.acquireUninterruptibly();
        if (actor.done) {
            waiting.remove(actor);
        }
        if (actor.failed != null) {
            throw new AssertionError(actor.name + " failed", actor.failed);
        }
    }

    /** Where another one may go on. */
    void pause() {
        Actor actor = current.get();
        if (actor != null) {
            actor.back.release();
            actor.go.acquireUninterruptibly();
        }
    }

    @Override
    public Order take(PositionKey key, Supplier<Order> work) {
        Thread self = Thread.currentThread();
        if (turns.get(key) == self) {
            return work.get();
        }
        while (turns.containsKey(key)) {
            pause();
        }
        turns.put(key, self);
        try {
            return work.get();
        } finally {
            turns.remove(key);
        }
    }
}
