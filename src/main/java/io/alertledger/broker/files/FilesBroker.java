package io.alertledger.broker.files;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.PositionsState;
import io.alertledger.formats.PositionsStateReader;
import io.alertledger.formats.StateFile;
import io.alertledger.formats.TpSlRegistry;
import io.alertledger.model.Decimals;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The positions file as a broker's report, the intents file as its order book.
 *
 * <p>It takes exits only. An exit ends by the events that the other program reports, or when the
 * positions file shows that so much has gone since it was written; nobody can ask a file how an order
 * stands. A file that is missing or broken is no report, never "nothing is held". Thread-safe.
 */
public final class FilesBroker implements Broker {
    private final Path file;
    private final StateFile<PositionsState> positions;
    private final StateFile<TpSlRegistry> registry;
    private final ExitIntents intents;
    private final String account;
    private final Clock clock;
    private final Map<PositionKey, BigDecimal> lastSeen = new ConcurrentHashMap<>();
    private final boolean manages;
    private volatile boolean heard;
    private final Map<String, Order> working = new ConcurrentHashMap<>();

    /**
     * @param positionsState the file that is read and never written
     * @param exitIntents the file that exits are appended to
     * @param tpSlRegistry the registry of targets and stops, which may know when a position was opened
     * @param account whose positions the file holds
     * @param manages whether its positions are protected and sold by triggers without being claimed
     * @throws IOException where the intents are there and can not be read
     */
    public FilesBroker(
            Path positionsState,
            Path exitIntents,
            Path tpSlRegistry,
            String account,
            boolean manages,
            Symbols symbols,
            Clock clock)
            throws IOException {
        this.file = positionsState;
        this.registry = new StateFile<>(tpSlRegistry, text -> TpSlRegistry.read(text, symbols));
        this.positions = new StateFile<>(positionsState, text -> PositionsStateReader.read(text, symbols, account));
        this.intents = new ExitIntents(exitIntents);
        this.account = account;
        this.manages = manages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public Duration pace() {
        return Duration.ZERO;
    }

    @Override
    public boolean endsByEvents() {
        return true;
    }

    @Override
    public boolean reportsAtOnce() {
        return true;
    }

    @Override
    public boolean hasNews() {
        return positions.isChanged();
    }

    @Override
    public boolean managesAll() {
        return manages;
    }

    @Override
    public Submission submit(Order order) {
        if (!order.closes()) {
            return new Submission.Rejected("the files broker takes exits only");
        }
        try {
            intents.write(order, lastSeen.get(order.key()), clock.instant());
            working.put(order.clientOrderId(), order);
            return new Submission.Accepted(null);
        } catch (IOException failed) {
            return new Submission.NoAnswer("the exit could not be written: " + failed.getMessage());
        }
    }

    @Override
    public OrderAnswer order(Order order) {
        if (intents.of(order.clientOrderId()) == null) {
            return new OrderAnswer.NotFound();
        }
        working.put(order.clientOrderId(), order);
        return gone(order) == null
                ? new OrderAnswer.Known(null, OrderState.SUBMITTED, BigDecimal.ZERO, List.of(), "")
                : new OrderAnswer.NoAnswer("the positions file shows less than before; the next report ends the order");
    }

    @Override
    public Cancellation cancel(Order order) {
        if (intents.of(order.clientOrderId()) == null) {
            return new Cancellation.Refused("no such exit was written");
        }
        try {
            intents.withdraw(order.clientOrderId(), clock.instant());
            return new Cancellation.Requested();
        } catch (IOException failed) {
            return new Cancellation.NoAnswer("the withdrawal could not be written: " + failed.getMessage());
        }
    }

    @Override
    public ReportAnswer report(String asked) {
        if (!asked.equals(account)) {
            return new ReportAnswer.NoReport("the positions file is of account " + account + ", not " + asked);
        }
        StateFile.Read<PositionsState> read = positions.read();
        PositionsState state = read.content();
        if (read.problem() != null || state == null) {
            return new ReportAnswer.NoReport(String.valueOf(read.problem()), read.broken());
        }
        InputProblem unreadable = state.unreadable();
        if (unreadable != null) {
            return new ReportAnswer.NoReport(
                    "a row of " + file + " can not be read: " + unreadable.field() + " '" + unreadable.value() + "': "
                            + unreadable.message(),
                    true);
        }
        lastSeen.clear();
        heard = true;
        TpSlRegistry registered = registry.read().content();
        List<BrokerReport.Held> held = new ArrayList<>();
        for (PositionsState.Row row : state.rows()) {
            lastSeen.put(row.key(), row.quantity());
            held.add(new BrokerReport.Held(
                    row.key(), row.quantity(), row.entryPrice(), null, null, openedAt(row, registered)));
        }
        List<BrokerReport.ReportedOrder> orders = new ArrayList<>();
        for (Order order : working.values()) {
            BigDecimal gone = gone(order);
            if (gone != null) {
                orders.add(new BrokerReport.ReportedOrder(
                        order.clientOrderId(), order.key(), order.quantity(), gone, OrderState.FILLED));
                working.remove(order.clientOrderId());
            }
        }
        return new ReportAnswer.Report(
                new BrokerReport(account, clock.instant(), true, held, orders, false, List.of()));
    }

    /** As the positions file says, else as the registry does of the same position: same side, same entry. */
    private static @Nullable Instant openedAt(PositionsState.Row row, @Nullable TpSlRegistry registered) {
        if (row.createdAt() != null || registered == null) {
            return row.createdAt();
        }
        BigDecimal entry = row.entryPrice();
        return registered.rows().stream()
                .filter(known -> known.instrument().equals(row.key().instrument())
                        && known.side() == row.key().side()
                        && entry != null
                        && known.entry() != null
                        && known.entry().compareTo(entry) == 0)
                .map(TpSlRegistry.Row::createdAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The order's quantity, once the file shows that at least so much has gone since it was written; else null. */
    private @Nullable BigDecimal gone(Order order) {
        ExitIntents.Intent intent = intents.of(order.clientOrderId());
        if (!heard || intent == null || intent.held() == null) {
            return null;
        }
        BigDecimal left = lastSeen.getOrDefault(order.key(), BigDecimal.ZERO);
        return intent.held().subtract(left).compareTo(intent.quantity()) >= 0
                ? Decimals.canonical(intent.quantity())
                : null;
    }
}
