package io.alertledger.broker.robinhood;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.broker.http.JsonHttp;
import io.alertledger.broker.http.Paging;
import io.alertledger.broker.http.Reply;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.Leg;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import io.alertledger.model.OrderType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Robinhood. Trades option contracts only. An order's {@code ref_id} is made from its client order
 * id, so the same order sent twice is one order there. Thread-safe.
 */
public final class RobinhoodBroker implements Broker {
    private static final String ORDERS = "/options/orders/";
    private static final String POSITIONS = "/options/positions/?nonzero=True";
    private static final int MOST_PAGES = 100;

    /** How far back a report tells of orders; the ledger knows older ones. */
    private static final Duration LOOK_BACK = Duration.ofDays(3);

    /**
     * @param number the account's number
     * @param url of the account as the broker names it in orders
     */
    record Account(String number, String url) {}

    private final JsonHttp http;
    private final Contracts contracts;
    private final RobinhoodQuotes quotes;
    private final @Nullable Account account;
    private final Clock clock;
    private final Map<String, String> clientIdOfRef = new ConcurrentHashMap<>();

    /** @param account which of the login's accounts; null for the only one, which can be read but not traded */
    RobinhoodBroker(JsonHttp http, Contracts contracts, @Nullable Account account, Clock clock) {
        this.http = http;
        this.contracts = contracts;
        this.quotes = new RobinhoodQuotes(http, contracts);
        this.account = account;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "robinhood";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public ReportAnswer report(String asked) {
        Instant at = clock.instant();
        Paging.Result positions = Paging.read(http, POSITIONS, MOST_PAGES, row -> false);
        if (!(positions instanceof Paging.Result.Rows held) || !held.complete()) {
            return new ReportAnswer.NoReport("positions: " + why(positions));
        }
        Paging.Result listed = Paging.read(http, ORDERS, MOST_PAGES, row -> isOlder(row, at.minus(LOOK_BACK)));
        if (!(listed instanceof Paging.Result.Rows orders)) {
            return new ReportAnswer.NoReport("orders: " + why(listed));
        }
        try {
            List<BrokerReport.ReportedOrder> known = new ArrayList<>();
            List<Fill> fills = new ArrayList<>();
            for (int i = 0; i < orders.rows().size(); i++) {
                Fields row = Fields.of(orders.rows().get(i), "orders[" + i + "]");
                if (isOlder(row.node(), at.minus(LOOK_BACK))) {
                    continue;
                }
                RobinhoodOrder order = RobinhoodOrder.read(row, asked, contracts, at);
                String clientId = clientIdOfRef.get(order.refId());
                fills.addAll(order.fills(clientId));
                if (order.legs().size() == 1) {
                    known.add(new BrokerReport.ReportedOrder(
                            clientId, order.legs().get(0).key(), order.quantity(), order.filled(), order.state()));
                }
            }
            return new ReportAnswer.Report(new BrokerReport(
                    asked,
                    at,
                    true,
                    RobinhoodReader.positions(held.rows(), asked, account == null ? null : account.number(), contracts),
                    known,
                    false,
                    fills));
        } catch (InputException bad) {
            return new ReportAnswer.NoReport(String.valueOf(bad.getMessage()));
        }
    }

    @Override
    public Submission submit(Order order) {
        Leg.Pricing pricing = order.pricing();
        if (account == null) {
            return new Submission.Rejected("broker.robinhood.accountUrl is not set, so nothing can be traded");
        }
        if (!(order.key().instrument() instanceof OptionContract contract)) {
            return new Submission.Rejected("only option contracts are traded here, not "
                    + order.key().instrument().id());
        }
        if (pricing == null || pricing.type() == OrderType.MARKET || pricing.limit() == null) {
            return new Submission.Rejected("an order of options needs a limit price");
        }
        String instrument;
        try {
            instrument = contracts.idOf(contract);
        } catch (InputException silent) {
            // nothing was sent, so it is certain that the order is not there
            return new Submission.Rejected("not sent: " + silent.getMessage());
        }
        if (instrument == null) {
            return new Submission.Rejected("the broker has no contract " + contract.id());
        }
        remember(order);
        Reply reply = http.post(ORDERS, OrderForm.of(order, pricing, pricing.limit(), instrument, account));
        if (reply instanceof Reply.Refusal refused) {
            return new Submission.Rejected(refused.reason());
        }
        if (reply instanceof Reply.Silence silence) {
            return new Submission.NoAnswer(silence.reason());
        }
        JsonNode body = ((Reply.Answer) reply).body();
        if (body.path("id").isTextual()) {
            return new Submission.Accepted(body.path("id").asText());
        }
        // a refusal may come with a good status: it has words and no id
        return body.path("detail").isTextual()
                ? new Submission.Rejected(body.path("detail").asText())
                : new Submission.NoAnswer("the answer holds no order id");
    }

    @Override
    public OrderAnswer order(Order order) {
        String ref = OrderForm.refId(order.clientOrderId());
        remember(order);
        try {
            if (order.brokerOrderId() != null) {
                Reply reply = http.get(ORDERS + Contracts.id(order.brokerOrderId()) + "/");
                return reply instanceof Reply.Answer answer
                        ? known(order, Fields.of(answer.body(), "order"))
                        : new OrderAnswer.NoAnswer(reply.toString());
            }
            Paging.Result listed = Paging.read(
                    http,
                    ORDERS,
                    MOST_PAGES,
                    row -> isOlder(row, order.createdAt().minus(LOOK_BACK)));
            if (!(listed instanceof Paging.Result.Rows rows)) {
                return new OrderAnswer.NoAnswer(why(listed));
            }
            for (JsonNode row : rows.rows()) {
                if (row.path("ref_id").asText("").equals(ref)) {
                    return known(order, Fields.of(row, "order"));
                }
            }
            boolean past = rows.complete()
                    || (!rows.rows().isEmpty()
                            && isOlder(
                                    rows.rows().get(rows.rows().size() - 1),
                                    order.createdAt().minus(LOOK_BACK)));
            return past ? new OrderAnswer.NotFound() : new OrderAnswer.NoAnswer("the list of orders has no end");
        } catch (InputException bad) {
            return new OrderAnswer.NoAnswer(String.valueOf(bad.getMessage()));
        }
    }

    private OrderAnswer known(Order order, Fields row) {
        RobinhoodOrder there = RobinhoodOrder.read(row, order.key().account(), contracts, clock.instant());
        if (there.executed().compareTo(there.filled()) != 0) {
            return new OrderAnswer.NoAnswer("the executions do not sum to what was filled");
        }
        return new OrderAnswer.Known(
                there.id(), there.state(), there.filled(), there.fills(order.clientOrderId()), there.reason());
    }

    @Override
    public Cancellation cancel(Order order) {
        String id = order.brokerOrderId();
        if (id == null) {
            OrderAnswer answer = order(order);
            if (answer instanceof OrderAnswer.NoAnswer silent) {
                return new Cancellation.NoAnswer(silent.reason());
            }
            id = answer instanceof OrderAnswer.Known known ? known.brokerOrderId() : null;
        }
        if (id == null) {
            return new Cancellation.Refused("the broker does not have the order");
        }
        try {
            Reply reply = http.change("POST", ORDERS + Contracts.id(id) + "/cancel/");
            if (reply instanceof Reply.Refusal refused) {
                return new Cancellation.Refused(refused.reason());
            }
            return reply instanceof Reply.Silence silence
                    ? new Cancellation.NoAnswer(silence.reason())
                    : new Cancellation.Requested();
        } catch (InputException bad) {
            return new Cancellation.Refused(String.valueOf(bad.getMessage()));
        }
    }

    @Override
    public List<Mark> quotes(Collection<Instrument> instruments) {
        return quotes.of(instruments);
    }

    @Override
    public void remember(Order order) {
        clientIdOfRef.put(OrderForm.refId(order.clientOrderId()), order.clientOrderId());
    }

    private static boolean isOlder(JsonNode row, Instant than) {
        try {
            return OffsetDateTime.parse(row.path("created_at").asText())
                    .toInstant()
                    .isBefore(than);
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static String why(Paging.Result result) {
        return result instanceof Paging.Result.Broken broken ? broken.reason() : "the list has no end";
    }
}
