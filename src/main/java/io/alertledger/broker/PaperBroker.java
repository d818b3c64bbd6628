package io.alertledger.broker;

import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Symbols;
import io.alertledger.model.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A broker that trades on paper: an order is filled at a fresh mark where that is at its limit or
 * better, else at its limit where no fresh mark is known, and otherwise waits until a mark comes. An order of
 * the day ends with the session that it was given for; a coin's has no end.
 *
 * <p>Keeps its orders in memory only: after a restart it knows none of them, as if they had never
 * arrived. It reports no positions, for the ledger is its book. Thread-safe.
 */
public final class PaperBroker implements Broker {
    private static final Duration FRESH = Duration.ofSeconds(60);

    /**
     * How it behaves.
     *
     * @param slippage how much worse than the mark it fills, as a fraction of the mark
     * @param firstFill what part of an order is filled at once, above 0 to 1; the rest at the next look
     * @param rejects words of a rejection for every order, or empty
     */
    public record Settings(BigDecimal slippage, BigDecimal firstFill, Optional<String> rejects) {
        public static final Settings PLAIN = new Settings(BigDecimal.ZERO, BigDecimal.ONE, Optional.empty());
    }

    private final Function<Instrument, Optional<Mark>> marks;
    private final Symbols symbols;
    private final MarketCalendar calendar;
    private final Clock clock;
    private final Settings settings;
    private final Map<String, Working> orders = new LinkedHashMap<>();

    public PaperBroker(BrokerContext context, Settings settings) {
        this.marks = context.marks();
        this.symbols = context.symbols();
        this.calendar = context.calendar();
        this.clock = context.clock();
        this.settings = settings;
    }

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public boolean reports() {
        return false;
    }

    @Override
    public synchronized Submission submit(Order order) {
        if (settings.rejects().isPresent()) {
            return new Submission.Rejected(settings.rejects().get());
        }
        orders.computeIfAbsent(order.clientOrderId(), id -> new Working(order)).trade();
        return new Submission.Accepted("paper-" + order.clientOrderId());
    }

    @Override
    public synchronized OrderAnswer order(Order order) {
        Working working = orders.get(order.clientOrderId());
        if (working == null) {
            return new OrderAnswer.NotFound();
        }
        working.trade();
        return working.known();
    }

    @Override
    public synchronized Cancellation cancel(Order order) {
        Working working = orders.get(order.clientOrderId());
        if (working == null || working.state.terminal()) {
            return new Cancellation.Refused("the order is not working");
        }
        working.state = OrderState.CANCELLED;
        return new Cancellation.Requested();
    }

    @Override
    public ReportAnswer report(String account) {
        return new ReportAnswer.NoReport("the paper broker's book is the ledger itself");
    }

    private boolean hasDays(Order order) {
        boolean coin = order.key().instrument() instanceof LinearInstrument linear && symbols.isCoin(linear);
        return !coin && (order.pricing() == null || order.pricing().timeInForce() == TimeInForce.DAY);
    }

    private @Nullable Mark fresh(Instrument instrument, Instant now) {
        return marks.apply(instrument)
                .filter(mark -> !mark.at().isAfter(now)
                        && Duration.between(mark.at(), now).compareTo(FRESH) <= 0)
                .orElse(null);
    }

    /** An order and what has become of it. */
    private final class Working {
        private final Order order;
        private final @Nullable Instant dayEnds;
        private final List<Fill> fills = new ArrayList<>();
        private BigDecimal filled = BigDecimal.ZERO;
        private OrderState state = OrderState.SUBMITTED;
        private String how = "";

        Working(Order order) {
            this.order = order;
            this.dayEnds = hasDays(order) ? calendar.endOfSession(clock.instant()) : null;
        }

        void trade() {
            Instant now = clock.instant();
            if (!state.terminal()
                    && order.key().instrument() instanceof OptionContract option
                    && !now.isBefore(calendar.expiryOf(option.expiration()))) {
                state = OrderState.EXPIRED;
                how = "the contract has expired";
            } else if (!state.terminal() && dayEnds != null && !now.isBefore(dayEnds)) {
                state = OrderState.EXPIRED;
                how = "the day that it was given for has ended";
            }
            BigDecimal price = state.terminal() ? null : price(now);
            if (price == null) {
                return;
            }
            BigDecimal left = order.quantity().subtract(filled);
            BigDecimal quantity = fills.isEmpty() && settings.firstFill().compareTo(BigDecimal.ONE) < 0
                    ? settings.firstFill()
                            .multiply(order.quantity())
                            .setScale(0, RoundingMode.UP)
                            .min(left)
                    : left;
            filled = Decimals.canonical(filled.add(quantity));
            fills.add(new Fill(
                    order.clientOrderId() + "-f" + (fills.size() + 1),
                    order.clientOrderId(),
                    order.key(),
                    order.side(),
                    quantity,
                    price,
                    BigDecimal.ZERO,
                    now));
            state = filled.compareTo(order.quantity()) == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        }

        private @Nullable BigDecimal price(Instant now) {
            BigDecimal limit = order.pricing() == null ? null : order.pricing().limit();
            Mark mark = fresh(order.key().instrument(), now);
            if (mark == null) {
                how = limit == null ? "waiting for a mark" : "filled at the limit, for no fresh mark is known";
                return limit;
            }
            boolean sells = order.side() == OrderSide.SELL;
            BigDecimal slip = mark.value().multiply(settings.slippage());
            BigDecimal price =
                    sells ? mark.value().subtract(slip) : mark.value().add(slip);
            boolean reached = limit == null || (sells ? price.compareTo(limit) >= 0 : price.compareTo(limit) <= 0);
            how = reached
                    ? "filled at the mark"
                    : "waiting: the mark " + Decimals.plain(mark.value()) + " is not at the limit";
            return reached ? price : null;
        }

        OrderAnswer.Known known() {
            return new OrderAnswer.Known("paper-" + order.clientOrderId(), state, filled, fills, how);
        }
    }
}
