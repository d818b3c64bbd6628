package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.Watcher;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.Written;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes, as server-sent events. Those who change something hand it to a bounded queue and go on; one thread
 * renders and sends it. Many changes of one position or price between two looks are one event. A client that was cut
 * off resumes where it was, as long as that is still kept. Thread-safe.
 */
final class Stream implements Watcher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    private static final int MOST_QUEUED = 10_000;
    private static final int MOST_KEPT = 1_024;
    private static final int MOST_CLIENTS = 1_000;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int PRICES_EVERY_MS = 250;

    private final AlertLedger ledger;
    private final Views views;
    private final Metrics metrics;
    private final Arrivals arrivals;
    private final String epoch = Secrets.fresh().substring(0, 8);
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(MOST_QUEUED);
    private final Prices history = new Prices();
    private final AtomicBoolean overflowed = new AtomicBoolean();
    private final Map<Instrument, Mark> prices = new ConcurrentHashMap<>();
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final Deque<Frame> kept = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "alertledger-stream");
    private long number;
    private volatile boolean closing;
    private JsonNode lastStatus = Json.object();

    Stream(AlertLedger ledger, Views views, Metrics metrics, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.ledger = ledger;
        this.views = views;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    void start() {
        ledger.watch(this);
        thread.start();
    }

    @Override
    public void written(Written written) {
        arrivals.written(written);
        offer(written);
    }

    @Override
    public void marked(Mark mark) {
        prices.put(mark.instrument(), mark);
        history.add(mark);
    }

    @Override
    public void ruled(String ruleSet) {
        offer(ruleSet);
    }

    private void offer(Object change) {
        if (!queue.offer(change)) {
            overflowed.set(true);
        }
    }

    /** Adds a reader; it gets what it missed, or is told to read everything anew. */
    void open(Context ctx) {
        if (clients.size() >= MOST_CLIENTS) {
            throw Problem.of(503, "TOO_MANY_STREAMS", "more than " + MOST_CLIENTS + " streams are open")
                    .thrown();
        }
        String given = ctx.header("Last-Event-ID");
        String last = given == null ? ctx.queryParam("lastEventId") : given;
        ctx.contentType("text/event-stream; charset=utf-8");
        ctx.header("X-Accel-Buffering", "no");
        ctx.future(() -> {
            CompletableFuture<Void> end = new CompletableFuture<>();
            try {
                ctx.req().getAsyncContext().setTimeout(0);
                StreamClient client = new StreamClient(ctx.res().getOutputStream(), end);
                join(client, last);
                end.whenComplete((done, failed) -> clients.remove(client));
                ctx.res().getOutputStream().setWriteListener(client);
            } catch (IOException gone) {
                end.complete(null);
            }
            return end;
        });
    }

    private synchronized void join(StreamClient client, @Nullable String last) {
        Frame resync = resync();
        if (last != null) {
            long seen = number(last);
            long oldest = kept.isEmpty() ? number + 1 : kept.getFirst().number();
            if (seen + 1 < oldest || seen > number) {
                client.send(resync, resync);
            } else {
                kept.stream().filter(frame -> frame.number() > seen).forEach(frame -> client.send(frame, resync));
            }
        }
        client.send(Frame.of(number, id(), "status", Json.write(views.status())), resync);
        clients.add(client);
    }

    /** The place of an id of this process's stream; -1 for one of another. */
    private long number(String id) {
        try {
            return id.startsWith(epoch + "-") ? Long.parseLong(id.substring(epoch.length() + 1)) : -1;
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    private String id() {
        return epoch + "-" + number;
    }

    private Frame resync() {
        return Frame.of(number, id(), "resync", "{}");
    }

    private void run() {
        long nextKeepAlive = System.nanoTime() + TimeUnit.SECONDS.toNanos(KEEP_ALIVE_SECONDS);
        List<Object> batch = new ArrayList<>();
        while (!closing) {
            batch.clear();
            try {
                Object first = queue.poll(PRICES_EVERY_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch);
                }
                tell(batch);
                if (System.nanoTime() - nextKeepAlive >= 0) {
                    clients.forEach(StreamClient::keepAlive);
                    nextKeepAlive = System.nanoTime() + TimeUnit.SECONDS.toNanos(KEEP_ALIVE_SECONDS);
                }
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException failed) {
                if (!closing) {
                    LOG.error("a change could not be told to the stream; its readers start anew", failed);
                    overflowed.set(true);
                }
            }
        }
    }

    private void tell(List<Object> batch) {
        Set<PositionKey> positions = new LinkedHashSet<>();
        Map<String, Order> orders = new LinkedHashMap<>();
        for (Object change : batch) {
            if (change instanceof Written written) {
                written.alerts().forEach(alert -> publish("alert", views.alert(alert)));
                for (DecisionLog.Logged decision : written.decisions()) {
                    metrics.decided(decision);
                    publish("decision", views.decision(decision));
                }
                written.settled()
                        .forEach(id -> ledger.log()
                                .decision(id)
                                .ifPresent(decision -> publish("decision", views.decision(decision))));
                written.orders().forEach(order -> orders.put(order.clientOrderId(), order));
                positions.addAll(written.positions());
            } else {
                publish("rules", views.ruleSet());
            }
        }
        orders.values().forEach(order -> publish("order", HandledJson.order(order)));
        views.positions(positions).forEach(position -> publish("position", position));
        for (Instrument instrument : List.copyOf(prices.keySet())) {
            Mark mark = prices.remove(instrument);
            if (mark != null) {
                publish("mark", Views.mark(mark));
            }
        }
        status();
        if (overflowed.getAndSet(false)) {
            publish("resync", Json.object());
        }
    }

    /** Told whenever it is another than it was, its moment aside. */
    private void status() {
        ObjectNode status = views.status();
        JsonNode without = status.deepCopy().without(List.of("asOf", "version"));
        if (!without.equals(lastStatus)) {
            lastStatus = without;
            publish("status", status);
        }
    }

    private synchronized void publish(String event, JsonNode data) {
        number++;
        Frame frame = Frame.of(number, id(), event, Json.write(data));
        kept.add(frame);
        if (kept.size() > MOST_KEPT) {
            kept.removeFirst();
        }
        Frame resync = resync();
        clients.forEach(client -> client.send(frame, resync));
    }

    /** The prices that went through it. */
    Prices history() {
        return history;
    }

    /** How many read it. */
    int clients() {
        return clients.size();
    }

    /** Ends every stream; before the listener stops, or it would wait for them. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        clients.forEach(StreamClient::close);
    }
}
