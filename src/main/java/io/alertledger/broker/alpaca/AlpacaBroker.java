package io.alertledger.broker.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.broker.http.JsonHttp;
import io.alertledger.broker.http.Reply;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.Leg;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderType;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Alpaca: options, shares and coins. The client order id is the broker's own idempotency key.
 * Thread-safe.
 */
public final class AlpacaBroker implements Broker {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final int MOST_ORDERS = 500;

    /** How far back a report tells of fills; the ledger knows older ones. */
    private static final Duration LOOK_BACK = Duration.ofDays(3);

    private final JsonHttp http;
    private final AlpacaQuotes quotes;
    private final Symbols symbols;
    private final Clock clock;

    AlpacaBroker(JsonHttp http, AlpacaQuotes quotes, Symbols symbols, Clock clock) {
        this.http = http;
        this.quotes = quotes;
        this.symbols = symbols;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public ReportAnswer report(String account) {
        Instant at = clock.instant();
        try {
            AlpacaBook book = new AlpacaBook(symbols, account);
            List<BrokerReport.Held> positions = book.positions(answer("/v2/positions"));
            JsonNode listed = answer("/v2/orders?status=all&direction=desc&limit=" + MOST_ORDERS);
            List<BrokerReport.ReportedOrder> orders = book.orders(listed);
            AlpacaActivities activities = new AlpacaActivities(book, account);
            activities.read(activities(at.minus(LOOK_BACK)));
            return new ReportAnswer.Report(new BrokerReport(
                    account,
                    at,
                    true,
                    positions,
                    orders,
                    listed.isArray() && listed.size() < MOST_ORDERS,
                    activities.fills(),
                    activities.activities()));
        } catch (InputException bad) {
            return new ReportAnswer.NoReport(String.valueOf(bad.getMessage()));
        }
    }

    private JsonNode answer(String path) {
        Reply reply = http.get(path);
        if (reply instanceof Reply.Answer answer) {
            return answer.body();
        }
        throw new InputException("NO_ANSWER", "", path, path + ": " + reason(reply));
    }

    private static String reason(Reply reply) {
        return reply instanceof Reply.Silence silence
                ? silence.reason()
                : reply instanceof Reply.Refusal refused ? refused.reason() : "";
    }

    /** Page by page; the next page begins after the last id of this one. */
    private List<JsonNode> activities(Instant after) {
        String path = "/v2/account/activities?activity_types=" + AlpacaActivities.TYPES.replace(",", "%2C")
                + "&direction=asc&page_size=" + PAGE + "&after=" + encoded(after.toString());
        List<JsonNode> rows = new ArrayList<>();
        String last = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode body = answer(last.isEmpty() ? path : path + "&page_token=" + encoded(last));
            List<Fields> some = AlpacaBook.rows(body, "activities", "activity_type");
            some.forEach(row -> rows.add(row.node()));
            if (some.size() < PAGE) {
                return rows;
            }
            String next = some.get(some.size() - 1).text("id");
            if (next.equals(last)) {
                throw new InputException("INVALID", "activities", next, "the pages of activities do not advance");
            }
            last = next;
        }
        throw new InputException("TOO_LARGE", "activities", "", "more than " + MOST_PAGES + " pages of activities");
    }

    @Override
    public Submission submit(Order order) {
        Leg.Pricing pricing = order.pricing();
        if (pricing == null || (pricing.type() == OrderType.LIMIT && pricing.limit() == null)) {
            return new Submission.Rejected("an order needs a price");
        }
        Reply reply = http.post("/v2/orders", OrderForm.of(order, pricing, symbols));
        if (reply instanceof Reply.Silence silence) {
            return new Submission.NoAnswer(silence.reason());
        }
        if (reply instanceof Reply.Refusal refused) {
            // the same order sent before: it is there, and asking tells how it stands
            boolean sentBefore = refused.status() == 422 && refused.reason().contains("client_order_id");
            return sentBefore ? lookedUp(order) : new Submission.Rejected(refused.reason());
        }
        JsonNode id = ((Reply.Answer) reply).body().path("id");
        return id.isTextual()
                ? new Submission.Accepted(id.asText())
                : new Submission.NoAnswer("the answer holds no order id");
    }

    private Submission lookedUp(Order order) {
        OrderAnswer answer = order(order);
        return answer instanceof OrderAnswer.Known known
                ? new Submission.Accepted(known.brokerOrderId())
                : new Submission.NoAnswer("the order was sent before and could not be looked up: " + answer);
    }

    @Override
    public OrderAnswer order(Order order) {
        Reply reply = http.get("/v2/orders:by_client_order_id?client_order_id=" + encoded(order.clientOrderId()));
        if (reply instanceof Reply.Refusal refused) {
            // only the broker's own words count as "not there"; a proxy's page does not
            return refused.status() == 404 && refused.body().isObject()
                    ? new OrderAnswer.NotFound()
                    : new OrderAnswer.NoAnswer(refused.reason());
        }
        if (reply instanceof Reply.Silence silence) {
            return new OrderAnswer.NoAnswer(silence.reason());
        }
        try {
            Fields row = Fields.of(((Reply.Answer) reply).body(), "order");
            if (!row.text("client_order_id").equals(order.clientOrderId())) {
                return new OrderAnswer.NoAnswer("another order was answered");
            }
            return known(order, row);
        } catch (InputException bad) {
            return new OrderAnswer.NoAnswer(String.valueOf(bad.getMessage()));
        }
    }

    private OrderAnswer known(Order order, Fields row) {
        BigDecimal filled = Decimals.canonical(AlpacaBook.filled(row));
        List<Fill> fills = filled.signum() == 0 ? List.of() : fills(order, row.text("id"));
        BigDecimal told = fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (told.compareTo(filled) != 0) {
            return new OrderAnswer.NoAnswer(Decimals.plain(filled) + " are filled, and fills of " + Decimals.plain(told)
                    + " are told of so far");
        }
        return new OrderAnswer.Known(row.text("id"), AlpacaBook.state(row.text("status"), filled), filled, fills, "");
    }

    /** An order tells a sum; each execution stands among the activities. */
    private List<Fill> fills(Order order, String brokerOrderId) {
        List<Fill> fills = new ArrayList<>();
        for (JsonNode node : activities(order.createdAt().minus(Duration.ofDays(1)))) {
            Fields row = Fields.of(node, "activity");
            if (row.text("activity_type").equals("FILL") && brokerOrderId.equals(row.optionalText("order_id"))) {
                fills.add(new Fill(
                        row.text("id"),
                        order.clientOrderId(),
                        order.key(),
                        order.side(),
                        AlpacaActivities.quantity(row),
                        AlpacaActivities.price(row),
                        BigDecimal.ZERO,
                        row.instant("transaction_time")));
            }
        }
        return fills;
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
        Reply reply = http.change("DELETE", "/v2/orders/" + encoded(id));
        if (reply instanceof Reply.Refusal refused) {
            return new Cancellation.Refused(refused.reason());
        }
        return reply instanceof Reply.Silence silence
                ? new Cancellation.NoAnswer(silence.reason())
                : new Cancellation.Requested();
    }

    @Override
    public List<Mark> quotes(Collection<Instrument> instruments) {
        return quotes.of(instruments);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
