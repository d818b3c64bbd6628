package io.alertledger.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerProvider;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.BrokerReport.Activity;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.broker.TestOrders;
import io.alertledger.broker.http.BrokerStub;
import io.alertledger.formats.Json;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaBrokerTest {
    private static final String POSITIONS = "GET /v2/positions";
    private static final String ORDERS = "GET /v2/orders?status=all&direction=desc&limit=500";
    private static final String SINCE = "&after=2026-01-25T15%3A00%3A00Z";
    private static final String ACTIVITIES =
            "GET /v2/account/activities?activity_types=FILL%2COPEXC%2COPASN%2COPEXP%2COPCSH%2COPTRD&direction=asc&page_size=100";
    private static final String BY_CLIENT_ID = "GET /v2/orders:by_client_order_id?client_order_id=c1";

    private static final String OPTION_QUOTES =
            "GET /v1beta1/options/quotes/latest?symbols=SPY260320C00595000%2CSPY260320P00600000";
    private static final String SHARE_QUOTES = "GET /v2/stocks/quotes/latest?symbols=AAPL%2CTSLA%2CF";

    private final BrokerStub stub = new BrokerStub();

    @BeforeEach
    void start() {
        stub.says(ORDERS, "[]");
        stub.says(ACTIVITIES + SINCE, "[]");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private Broker broker() {
        return ServiceLoader.load(BrokerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("alpaca"))
                .findFirst()
                .orElseThrow()
                .open(TestOrders.context(Map.of(
                        "alpaca.baseUrl",
                        stub.base().toString(),
                        "alpaca.dataUrl",
                        stub.base().toString(),
                        "alpaca.tries",
                        "1",
                        "alpaca.timeoutSeconds",
                        "2")));
    }

    private BrokerReport report() {
        return ((ReportAnswer.Report) broker().report("default")).report();
    }

    @Test
    void positionsInStringsAreRead() {
        stub.says(POSITIONS, """
                [{"symbol":"AAPL","qty":"5","side":"long","avg_entry_price":"100.0","qty_available":"3","asset_class":"us_equity"},
                 {"symbol":"SPY260320C00595000","qty":"2","side":"long","avg_entry_price":"1.5","asset_class":"us_option"},
                 {"symbol":"F260918P00012000","qty":"-2","side":"short","avg_entry_price":"-0.29","qty_available":"-2"},
                 {"symbol":"BTC/USD","qty":0.0283,"side":"long","avg_entry_price":"0"},
                 {"symbol":"TSLA","qty":"0","side":"long","avg_entry_price":"1"}]
                """);
        var positions = report().positions();
        assertThat(positions).hasSize(4);
        assertThat(positions.get(0).available()).isEqualByComparingTo("3");
        assertThat(positions.get(1).key()).isEqualTo(TestOrders.key("SPY_20260320_595_C"));
        assertThat(positions.get(2).key().side()).isEqualTo(Side.SHORT);
        assertThat(positions.get(2).quantity()).isEqualByComparingTo("2");
        assertThat(positions.get(2).averageCost()).isEqualByComparingTo("0.29");
        assertThat(positions.get(2).available()).isEqualByComparingTo("2");
        assertThat(positions.get(3).key().instrument().id()).isEqualTo("BTCUSD");
        assertThat(positions.get(3).averageCost()).isNull();
    }

    @Test
    void quotesAreAskedForTogetherAndOnlyWholeOnesCount() {
        stub.says(OPTION_QUOTES, """
                {"quotes":{"SPY260320C00595000":{"ap":1.52,"as":10,"bp":1.48,"bs":3,"t":"2026-01-28T14:59:58.123456789Z"},
                           "SPY260320P00600000":{"ap":0.05,"bp":0,"t":"2026-01-28T14:59:58Z"},
                           "UNASKED":{"ap":1,"bp":1,"t":"2026-01-28T14:59:58Z"}}}
                """);
        stub.says(SHARE_QUOTES, """
                {"quotes":{"AAPL":{"ap":"150.02","bp":"150.00","t":"2026-01-28T14:59:59Z"},
                           "TSLA":{"ap":1,"bp":2,"t":"2026-01-28T14:59:59Z"},
                           "F":"nonsense"}}
                """);
        List<Instrument> held = Stream.of("SPY_20260320_595_C", "AAPL", "SPY_20260320_600_P", "TSLA", "F")
                .map(Symbols.NONE::instrument)
                .toList();
        List<Mark> marks = broker().quotes(held);
        assertThat(stub.requests()).containsExactly(OPTION_QUOTES, SHARE_QUOTES);
        assertThat(marks)
                .extracting(mark -> mark.instrument().id() + " " + mark.value() + " at " + mark.at())
                .containsExactly(
                        "SPY_20260320_595_C 1.5 at 2026-01-28T14:59:58.123456789Z",
                        "AAPL 150.01 at 2026-01-28T14:59:59Z");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNoQuote(String said) {
        stub.says(
                "GET /v2/stocks/quotes/latest?symbols=AAPL",
                Integer.parseInt(said.split("\\|", 2)[0]),
                said.split("\\|", 2)[1]);
        assertThat(broker().quotes(List.of(Symbols.NONE.instrument("AAPL")))).isEmpty();
    }

    /** What is done for the day may fill the next one; only the broker's word for an end is one. */
    @ParameterizedTest
    @CsvSource({
        "new, 0, SUBMITTED",
        "done_for_day, 0, SUBMITTED",
        "done_for_day, 1, PARTIALLY_FILLED",
        "pending_cancel, 1, PARTIALLY_FILLED",
        "filled, 2, FILLED",
        "canceled, 1, CANCELLED",
        "replaced, 0, CANCELLED",
        "expired, 0, EXPIRED",
        "rejected, 0, REJECTED",
        "anything, 0, UNKNOWN"
    })
    void statesAreTranslated(String word, BigDecimal filled, OrderState state) {
        assertThat(AlpacaBook.state(word, filled)).isEqualTo(state);
    }

    @Test
    void oneObjectStandsForAListOfOne() {
        stub.says(POSITIONS, "{\"symbol\":\"AAPL\",\"qty\":\"5\",\"side\":\"long\",\"avg_entry_price\":\"100\"}");
        assertThat(report().positions()).hasSize(1);
    }

    static String[] nonsense() {
        return new String[] {
            "503|",
            "429|{\"message\":\"too many\"}",
            "500|",
            "404|<html>",
            "403|{\"message\":\"no\"}",
            "401|{\"message\":\"who\"}",
            "200|<html>",
            "200|",
            "200|null",
            "200|\"null\"",
            "200|{}",
            "200|{\"code\":1,\"message\":\"oops\"}",
            "200|[{}]",
            "200|[1]",
            "200|[{\"symbol\":\"AAPL\"}]",
            "200|[{\"symbol\":\"AAPL\",\"qty\":\"Infinity\"}]",
            "200|[{\"symbol\":\"AA PL!\",\"qty\":\"1\"}]",
            "200|[",
            "0|"
        };
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNeverReadAsFlat(String said) {
        String[] parts = said.split("\\|", 2);
        stub.says(POSITIONS, Integer.parseInt(parts[0]), parts[1]);
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503|", "200|null", "200|{}", "0|", "200|<html>"})
    void noOrdersOrActivitiesIsNoReport(String said) {
        String[] parts = said.split("\\|", 2);
        stub.says(POSITIONS, "[]");
        stub.forgets(ORDERS).says(ORDERS, Integer.parseInt(parts[0]), parts[1]);
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
        stub.forgets(ORDERS).says(ORDERS, "[]");
        stub.forgets(ACTIVITIES + SINCE).says(ACTIVITIES + SINCE, Integer.parseInt(parts[0]), parts[1]);
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    private static String fill(String id, String order, String side, String quantity) {
        return """
                {"activity_type":"FILL","id":"%s","order_id":"%s","symbol":"SPY260320C00595000","side":"%s","qty":"%s",
                 "price":"1.55","type":"fill","transaction_time":"2026-01-28T14:59:00Z"}""".formatted(id, order, side, quantity);
    }

    private static String order(String status, String filled) {
        return """
                {"id":"o-1","client_order_id":"c1","symbol":"SPY260320C00595000","qty":2,"filled_qty":"%s","status":"%s",
                 "position_intent":"sell_to_close","side":"sell"}""".formatted(filled, status);
    }

    @Test
    void fillsCarryTheirOrdersClientId() {
        stub.says(POSITIONS, "[]");
        stub.forgets(ORDERS).says(ORDERS, "[" + order("filled", "2") + "]");
        stub.forgets(ACTIVITIES + SINCE).says(ACTIVITIES + SINCE, "[" + fill("f1", "o-1", "sell", "2") + "]");
        BrokerReport report = report();
        Fill fill = report.fills().get(0);
        assertThat(fill.clientOrderId()).isEqualTo("c1");
        assertThat(fill.side()).isEqualTo(OrderSide.SELL);
        assertThat(fill.key()).isEqualTo(TestOrders.key("SPY_20260320_595_C"));
        assertThat(report.orders().get(0).state()).isEqualTo(OrderState.FILLED);
        assertThat(report.ordersComplete()).isTrue();
    }

    @Test
    void anOrderWithAStraySymbolHurtsNobody() {
        stub.says(POSITIONS, "[]");
        stub.forgets(ORDERS).says(ORDERS, "[" + order("accepted", "0").replace("SPY260320C00595000", "AAPL`") + "]");
        assertThat(report().orders()).isEmpty();
    }

    @Test
    void activitiesAreReadPageByPage() {
        stub.says(POSITIONS, "[]");
        String first = IntStream.range(0, 100)
                .mapToObj(i -> fill("f" + i, "o-9", "buy", "1"))
                .collect(Collectors.joining(","));
        stub.forgets(ACTIVITIES + SINCE).says(ACTIVITIES + SINCE, "[" + first + "]");
        String second = ACTIVITIES + SINCE + "&page_token=f99";
        stub.says(second, "[" + fill("f100", "o-9", "buy", "1") + "]");
        assertThat(report().fills()).hasSize(101);
        stub.forgets(second).says(second, 503, "");
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void anExerciseIsTwoRowsOfOneIdAndWhatWasPaidIsTheTruth() {
        stub.says(POSITIONS, "[]");
        stub.forgets(ACTIVITIES + SINCE).says(ACTIVITIES + SINCE, """
                        [{"activity_type":"OPEXC","id":"a1","date":"2026-01-27","net_amount":"0","symbol":"AAPL260127C00150000","qty":"-2","description":"Option Exercise"},
                         {"activity_type":"OPTRD","id":"a1","date":"2026-01-27","net_amount":"-30000","symbol":"AAPL","qty":"200","price":"90"},
                         {"activity_type":"OPASN","id":"a2","date":"2026-01-27","net_amount":"0","symbol":"AAPL260127P00150000","qty":"2"},
                         {"activity_type":"OPEXP","id":"a3","date":"2026-01-27","net_amount":"0","symbol":"SPY260127C00700000","qty":"-1"},
                         {"activity_type":"OPCSH","id":"a4","date":"2026-01-27","net_amount":"1250","symbol":"SPXW260127C06900000","qty":"-1"},
                         {"activity_type":"DIV","id":"a5","date":"2026-01-27","net_amount":"3","symbol":"AAPL","qty":"1"}]
                        """);
        var activities = report().activities();
        assertThat(activities)
                .extracting(Activity::kind)
                .containsExactly(
                        Activity.Kind.EXERCISE,
                        Activity.Kind.EXERCISE,
                        Activity.Kind.ASSIGNMENT,
                        Activity.Kind.EXPIRATION,
                        Activity.Kind.CASH_SETTLEMENT);
        assertThat(activities).extracting(a -> a.fill().id()).doesNotHaveDuplicates();
        assertThat(activities.get(0).fill().side()).isEqualTo(OrderSide.SELL);
        assertThat(activities.get(0).fill().price()).isZero();
        assertThat(activities.get(1).fill().price()).isEqualByComparingTo("150");
        assertThat(activities.get(2).fill().key().side()).isEqualTo(Side.SHORT);
        assertThat(activities.get(2).fill().side()).isEqualTo(OrderSide.BUY);
        assertThat(activities.get(4).fill().price()).isEqualByComparingTo("12.5");
    }

    private static Order exit() {
        return TestOrders.exit("c1", "SPY_20260320_595_C", 2, "1.25");
    }

    @Test
    void anExitIsSentInTheBrokersWords() {
        stub.says("POST /v2/orders", "{\"id\":\"o-1\",\"client_order_id\":\"c1\",\"status\":\"accepted\"}");
        assertThat(broker().submit(exit())).isEqualTo(new Submission.Accepted("o-1"));
        var body = Json.read(stub.bodies().get(0));
        assertThat(body.path("symbol").asText()).isEqualTo("SPY260320C00595000");
        assertThat(body.path("position_intent").asText()).isEqualTo("sell_to_close");
        assertThat(body.path("client_order_id").asText()).isEqualTo("c1");
        assertThat(body.path("limit_price").asText()).isEqualTo("1.25");
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void whatIsHeldForOtherOrdersIsRefused() {
        stub.says(
                "POST /v2/orders",
                403,
                "{\"available\":\"0\",\"code\":40310000,\"held_for_orders\":\"2\",\"message\":\"insufficient qty available\"}");
        assertThat(broker().submit(exit())).isEqualTo(new Submission.Rejected("insufficient qty available"));
    }

    @Test
    void theSameOrderSentTwiceIsOneOrder() {
        stub.says("POST /v2/orders", 422, "{\"code\":40010001,\"message\":\"client_order_id must be unique\"}");
        stub.says(BY_CLIENT_ID, order("accepted", "0"));
        assertThat(broker().submit(exit())).isEqualTo(new Submission.Accepted("o-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0|", "503|", "429|", "200|<html>", "200|", "200|{}", "200|null", "200|[]"})
    void withoutAnAnswerNobodyKnows(String said) {
        String[] parts = said.split("\\|", 2);
        stub.says("POST /v2/orders", Integer.parseInt(parts[0]), parts[1]);
        assertThat(broker().submit(exit())).isInstanceOf(Submission.NoAnswer.class);
        assertThat(stub.asked("POST /v2/orders")).isEqualTo(1);
    }

    @Test
    void anOrderAcceptedBeforeTheConnectionWasCutIsFoundAgain() {
        stub.cuts("POST /v2/orders");
        assertThat(broker().submit(exit())).isInstanceOf(Submission.NoAnswer.class);
        stub.says(BY_CLIENT_ID, order("new", "0"));
        assertThat(broker().order(exit()))
                .isInstanceOfSatisfying(
                        OrderAnswer.Known.class,
                        known -> assertThat(known.brokerOrderId()).isEqualTo("o-1"));
    }

    @Test
    void notFoundIsTheBrokersWordAndNoProxys() {
        stub.says(BY_CLIENT_ID, 404, "{\"code\":40410000,\"message\":\"order not found\"}");
        assertThat(broker().order(exit())).isEqualTo(new OrderAnswer.NotFound());
        stub.forgets(BY_CLIENT_ID).says(BY_CLIENT_ID, 404, "<html>not found</html>");
        assertThat(broker().order(exit())).isInstanceOf(OrderAnswer.NoAnswer.class);
        stub.forgets(BY_CLIENT_ID).says(BY_CLIENT_ID, 503, "");
        assertThat(broker().order(exit())).isInstanceOf(OrderAnswer.NoAnswer.class);
        stub.forgets(BY_CLIENT_ID).says(BY_CLIENT_ID, order("new", "0").replace("\"c1\"", "\"c2\""));
        assertThat(broker().order(exit())).isInstanceOf(OrderAnswer.NoAnswer.class);
    }

    @Test
    void fillsAreToldOneByOneOrNotAtAll() {
        String since = "&after=2026-01-27T15%3A00%3A00Z";
        stub.says(BY_CLIENT_ID, order("partially_filled", "2"));
        stub.says(ACTIVITIES + since, "[" + fill("f1", "o-1", "sell", "1") + "]")
                .says(
                        ACTIVITIES + since,
                        "[" + fill("f1", "o-1", "sell", "1") + "," + fill("f2", "o-1", "sell", "1") + ","
                                + fill("f3", "o-2", "sell", "1") + "]");
        Broker broker = broker();
        assertThat(broker.order(exit())).isInstanceOf(OrderAnswer.NoAnswer.class);
        assertThat(broker.order(exit())).isInstanceOfSatisfying(OrderAnswer.Known.class, known -> {
            assertThat(known.filled()).isEqualByComparingTo("2");
            assertThat(known.fills()).extracting(Fill::id).containsExactly("f1", "f2");
        });
    }

    @Test
    void anExpiredOrderHasFilledNothing() {
        stub.says(BY_CLIENT_ID, order("expired", "0"));
        assertThat(broker().order(exit())).isInstanceOfSatisfying(OrderAnswer.Known.class, known -> {
            assertThat(known.state()).isEqualTo(OrderState.EXPIRED);
            assertThat(known.fills()).isEmpty();
        });
    }

    @Test
    void cancelling() {
        stub.says(BY_CLIENT_ID, order("new", "0"));
        stub.says("DELETE /v2/orders/o-1", 204, "")
                .says("DELETE /v2/orders/o-1", 422, "{\"message\":\"not cancelable\"}")
                .says("DELETE /v2/orders/o-1", 500, "");
        Broker broker = broker();
        assertThat(broker.cancel(exit())).isEqualTo(new Cancellation.Requested());
        assertThat(broker.cancel(exit())).isEqualTo(new Cancellation.Refused("not cancelable"));
        assertThat(broker.cancel(exit())).isInstanceOf(Cancellation.NoAnswer.class);
    }
}
