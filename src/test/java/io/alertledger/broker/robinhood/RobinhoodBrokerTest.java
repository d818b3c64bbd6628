package io.alertledger.broker.robinhood;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerProvider;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.broker.TestOrders;
import io.alertledger.broker.http.BrokerStub;
import io.alertledger.formats.Json;
import io.alertledger.model.Fill;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobinhoodBrokerTest {
    private static final String POSITIONS = "GET /options/positions/?nonzero=True";
    private static final String ORDERS = "GET /options/orders/";
    private static final String CALL = "GET /options/instruments/aaa-1/";
    private static final String PUT = "GET /options/instruments/bbb-2/";
    private static final String ORDER_ID = "o-1";

    private final BrokerStub stub = new BrokerStub();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.put("robinhood.baseUrl", stub.base().toString());
        settings.put("robinhood.accountUrl", "https://api.robinhood.com/accounts/5XX/");
        settings.put("robinhood.tries", "1");
        stub.says(CALL, instrument("SPY", "595.0000", "2026-03-20", "call"));
        stub.says(PUT, instrument("SPXW", "6900.0000", "2026-01-28", "put"));
        stub.says(ORDERS, page("", null));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private Broker broker() {
        return ServiceLoader.load(BrokerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("robinhood"))
                .findFirst()
                .orElseThrow()
                .open(TestOrders.context(settings));
    }

    private static String instrument(String chain, String strike, String expiration, String type) {
        return "{\"chain_symbol\":\"%s\",\"strike_price\":\"%s\",\"expiration_date\":\"%s\",\"type\":\"%s\",\"state\":\"active\"}"
                .formatted(chain, strike, expiration, type);
    }

    private static String page(String rows, String next) {
        return "{\"results\":[" + rows + "],\"next\":" + (next == null ? "null" : "\"" + next + "\"") + "}";
    }

    private static String position(String id, String quantity, String average, String type, String more) {
        return "{\"option\":\"https://api.robinhood.com/options/instruments/%s/\",\"quantity\":\"%s\",\"average_price\":\"%s\",\"type\":\"%s\"%s}"
                .formatted(id, quantity, average, type, more);
    }

    private BrokerReport report() {
        return ((ReportAnswer.Report) broker().report("default")).report();
    }

    @Test
    void averagesArePerContractThereAndPerShareHere() {
        stub.says(
                POSITIONS,
                page(
                        position("aaa-1", "4.0000", "190.2500", "long", ",\"trade_value_multiplier\":\"100.0000\""),
                        null));
        BrokerReport.Held held = report().positions().get(0);
        assertThat(held.key()).isEqualTo(TestOrders.key("SPY_20260320_595_C"));
        assertThat(held.averageCost()).isEqualTo(new BigDecimal("1.9025"));
        assertThat(held.quantity()).isEqualTo(new BigDecimal("4"));
    }

    @Test
    void aShortIsPositiveWithItsSide() {
        stub.says(POSITIONS, page(position("bbb-2", "17.0000", "-16.0000", "short", ""), null));
        BrokerReport.Held held = report().positions().get(0);
        assertThat(held.key().side()).isEqualTo(Side.SHORT);
        assertThat(held.averageCost()).isEqualTo(new BigDecimal("0.16"));
        assertThat(held.key().instrument()).isEqualTo(TestOrders.SYMBOLS.instrument("SPX_20260128_6900_P"));
    }

    @Test
    void whatIsPendingIsNotAvailable() {
        stub.says(
                POSITIONS,
                page(position("aaa-1", "3.0000", "6.0000", "long", ",\"pending_sell_quantity\":\"1.0000\""), null));
        assertThat(report().positions().get(0).available()).isEqualByComparingTo("2");
    }

    @Test
    void closedRowsAndOtherAccountsAreLeftOut() {
        stub.says(
                POSITIONS,
                page(
                        position("aaa-1", "0.0000", "0.0000", "long", "") + ","
                                + position("aaa-1", "2.0000", "70.0000", "long", ",\"account_number\":\"9ZZ\"") + ","
                                + position(
                                        "bbb-2",
                                        "1.0000",
                                        "70.0000",
                                        "long",
                                        ",\"account\":\"https://api.robinhood.com/accounts/5XX/\""),
                        null));
        assertThat(report().positions()).hasSize(1);
        assertThat(stub.asked(CALL)).isZero();
    }

    @Test
    void pagesAreReadToTheEndAtTheBrokersOwnAddress() {
        stub.says(
                POSITIONS,
                page(
                        position("aaa-1", "1", "70", "long", ""),
                        "https://api.robinhood.com/options/positions/?cursor=2"));
        stub.says("GET /options/positions/?cursor=2", page(position("bbb-2", "2", "80", "long", ""), null));
        assertThat(report().positions()).hasSize(2);
        assertThat(stub.tokens()).contains("Bearer s3cret");
    }

    @Test
    void aMissingSecondPageIsNoReport() {
        stub.says(POSITIONS, page(position("aaa-1", "1", "70", "long", ""), "/options/positions/?cursor=2"));
        stub.says("GET /options/positions/?cursor=2", 503, "");
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void aPageThatNamesItselfIsNoReport() {
        stub.says(POSITIONS, page(position("aaa-1", "1", "70", "long", ""), "/options/positions/?nonzero=True"));
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void oneObjectStandsForAListOfOne() {
        stub.says(POSITIONS, "{\"results\":" + position("aaa-1", "1", "70", "long", "") + ",\"next\":null}");
        assertThat(report().positions()).hasSize(1);
    }

    static String[] nonsense() {
        return new String[] {
            "503|",
            "429|",
            "500|{\"detail\":\"oops\"}",
            "404|<html>",
            "403|{\"detail\":\"no\"}",
            "401|{\"detail\":\"who\"}",
            "200|<html>login</html>",
            "200|",
            "200|null",
            "200|\"null\"",
            "200|[]",
            "200|{}",
            "200|{\"results\":null}",
            "200|{\"results\":\"null\"}",
            "200|{\"detail\":\"throttled\"}",
            "200|{\"results\":[{}]}",
            "200|{\"results\":[{\"quantity\":\"NaN\",\"option\":\"/options/instruments/aaa-1/\"}]}",
            "200|{\"results\":[{\"quantity\":\"1\"}]}",
            "200|{\"results\":[7]}",
            "200|{\"results\":[{\"quantity\":\"-1\",\"option\":\"/options/instruments/aaa-1/\"}]}",
            "200|{\"results\":[{\"quantity\":\"1\",\"option\":\"/options/instruments/../../x\"}]}",
            "200|{\"results\":[",
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
    @MethodSource("nonsense")
    void ordersThatCanNotBeReadMakeNoReportEither(String said) {
        String[] parts = said.split("\\|", 2);
        stub.says(POSITIONS, page("", null));
        stub.forgets(ORDERS).says(ORDERS, Integer.parseInt(parts[0]), parts[1]);
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void anEmptyListIsAGoodAnswer() {
        stub.says(POSITIONS, page("", null));
        assertThat(report().positions()).isEmpty();
    }

    @Test
    void anInstrumentThatCanNotBeLookedUpIsNoReport() {
        stub.forgets(CALL).says(CALL, 503, "");
        stub.says(POSITIONS, page(position("aaa-1", "1", "70", "long", ""), null));
        assertThat(broker().report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void aContractIsLookedUpOnceAndRememberedForGood(@TempDir Path folder) {
        settings.put(
                "robinhood.instrumentsFile", folder.resolve("instruments.jsonl").toString());
        stub.says(POSITIONS, page(position("aaa-1", "1", "70", "long", ""), null));
        Broker broker = broker();
        broker.report("default");
        broker.report("default");
        broker().report("default");
        assertThat(stub.asked(CALL)).isEqualTo(1);
    }

    private static String order(String state, String processed, String executions) {
        return """
                {"id":"o-1","ref_id":"%s","state":"%s","quantity":"2.00000","processed_quantity":"%s","price":"0.15",
                 "created_at":"2026-01-28T14:00:00Z","updated_at":"2026-01-28T20:61:43.286021Z","strategy":"short_call",
                 "response_category":null,
                 "legs":[{"option":"https://x/options/instruments/aaa-1/","side":"sell","position_effect":"close","executions":[%s]}]}
                """.formatted(OrderForm.refId("c1"), state, processed, executions);
    }

    private static final String EXECUTION =
            "{\"id\":\"e-1\",\"price\":\"0.06000000\",\"quantity\":\"1.00000\",\"timestamp\":\"2026-01-28T16:75:20Z\"}";

    @Test
    void executionsAreBookedAtTheirOwnPriceWhateverTheClockOfTheSource() {
        stub.says(POSITIONS, page("", null));
        stub.forgets(ORDERS).says(ORDERS, page(order("partially_filled", "1.00000", EXECUTION), null));
        BrokerReport report = report();
        Fill fill = report.fills().get(0);
        assertThat(fill.id()).isEqualTo("e-1");
        assertThat(fill.price()).isEqualByComparingTo("0.06");
        assertThat(fill.side()).isEqualTo(OrderSide.SELL);
        assertThat(fill.key()).isEqualTo(TestOrders.key("SPY_20260320_595_C"));
        assertThat(fill.at()).isEqualTo(Instant.parse("2026-01-28T14:00:00Z"));
        assertThat(fill.clientOrderId()).isNull();
        assertThat(report.ordersComplete()).isFalse();
    }

    @Test
    void anOrderThatThisSideKnowsCarriesItsClientId() {
        stub.says(POSITIONS, page("", null));
        stub.forgets(ORDERS).says(ORDERS, page(order("partially_filled", "1.00000", EXECUTION), null));
        Broker broker = broker();
        broker.order(exit());
        BrokerReport report = ((ReportAnswer.Report) broker.report("default")).report();
        assertThat(report.fills().get(0).clientOrderId()).isEqualTo("c1");
        assertThat(report.orders().get(0).clientOrderId()).isEqualTo("c1");
        assertThat(report.orders().get(0).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queued:SUBMITTED", "confirmed:SUBMITTED", "cancelled:CANCELLED", "canceled:CANCELLED",
                "rejected:REJECTED", "failed:REJECTED", "expired:EXPIRED", "anything:UNKNOWN"
            })
    void statesAreTranslated(String pair) {
        String[] words = pair.split(":");
        stub.forgets(ORDERS).says(ORDERS, page(order(words[0], "0.00000", ""), null));
        assertThat(broker().order(exit()))
                .isInstanceOfSatisfying(
                        OrderAnswer.Known.class,
                        known -> assertThat(known.state()).isEqualTo(OrderState.valueOf(words[1])));
    }

    @Test
    void executionsThatDoNotSumToWhatWasFilledAreNoAnswer() {
        stub.forgets(ORDERS).says(ORDERS, page(order("filled", "2.00000", EXECUTION), null));
        assertThat(broker().order(exit())).isInstanceOf(OrderAnswer.NoAnswer.class);
    }

    @Test
    void anOrderIsNotFoundOnlyWhenTheWholeListWasRead() {
        assertThat(broker().order(exit())).isEqualTo(new OrderAnswer.NotFound());
        stub.forgets(ORDERS).says(ORDERS, page("", "/options/orders/?cursor=2"));
        assertThat(broker().order(exit())).isInstanceOf(OrderAnswer.NoAnswer.class);
    }

    private static Order exit() {
        return TestOrders.exit("c1", "SPY_20260320_595_C", 2, "1.25");
    }

    /** Makes the contract known, as a report does. */
    private Broker ready() {
        stub.says(POSITIONS, page(position("aaa-1", "2", "70", "long", ""), null));
        Broker broker = broker();
        broker.report("default");
        return broker;
    }

    @Test
    void quotesComeTogetherAndEachAsItsOwn() {
        Broker broker = ready();
        int before = stub.requests().size();
        stub.says(
                "GET /marketdata/options/?instruments=https%3A%2F%2Fapi.robinhood.com%2Foptions%2Finstruments%2Faaa-1%2F",
                """
                {"results":[null,
                  {"instrument":"https://api.robinhood.com/options/instruments/zzz-9/","mark_price":"9","updated_at":"2026-01-28T14:59:58Z"},
                  {"instrument":"https://api.robinhood.com/options/instruments/aaa-1/","adjusted_mark_price":"1.500000",
                   "mark_price":"1.505000","bid_price":"1.480000","ask_price":"1.530000","updated_at":"2026-01-28T14:59:58.5Z"}]}
                """);
        List<Mark> marks = broker.quotes(List.of(
                TestOrders.key("SPY_20260320_595_C").instrument(),
                TestOrders.key("AAPL").instrument()));
        assertThat(marks).hasSize(1);
        assertThat(marks.get(0).price()).isEqualByComparingTo("1.50");
        assertThat(marks.get(0).at()).isEqualTo(Instant.parse("2026-01-28T14:59:58.5Z"));
        assertThat(stub.requests()).hasSize(before + 1);
        stub.forgets(stub.requests().get(before));
        assertThat(broker.quotes(List.of(TestOrders.key("SPY_20260320_595_C").instrument())))
                .isEmpty();
    }

    /** After a restart the broker still tells of orders by its own id of them only. */
    @Test
    void anOrderOfAnEarlierProcessIsKnownByItsReference() {
        stub.says(POSITIONS, page("", null));
        stub.forgets(ORDERS).says(ORDERS, page(order("partially_filled", "1.00000", EXECUTION), null));
        Broker broker = broker();
        broker.remember(exit());
        BrokerReport report = ((ReportAnswer.Report) broker.report("default")).report();
        assertThat(report.orders().get(0).clientOrderId()).isEqualTo("c1");
        assertThat(report.fills()).extracting(fill -> fill.clientOrderId()).containsOnly("c1");
    }

    @Test
    void anExitIsSentInTheBrokersWordsWithNoOtherRequest() {
        stub.says("POST /options/orders/", 201, "{\"id\":\"o-1\",\"state\":\"unconfirmed\"}");
        Broker broker = ready();
        int before = stub.requests().size();
        assertThat(broker.submit(exit())).isEqualTo(new Submission.Accepted(ORDER_ID));
        assertThat(stub.requests()).hasSize(before + 1);
        var body = Json.read(stub.bodies().get(before));
        assertThat(body.path("legs").path(0).path("position_effect").asText()).isEqualTo("close");
        assertThat(body.path("direction").asText()).isEqualTo("credit");
        assertThat(body.path("price").asText()).isEqualTo("1.25");
        assertThat(body.path("ref_id").asText()).isEqualTo(OrderForm.refId("c1"));
    }

    @Test
    void aRefusalWithAGoodStatusIsARefusal() {
        stub.says(
                "POST /options/orders/", 200, "{\"detail\":\"This order is invalid because you do not have enough\"}");
        assertThat(ready().submit(exit())).isInstanceOf(Submission.Rejected.class);
    }

    @Test
    void aRefusalIsARefusal() {
        stub.says(
                "POST /options/orders/", 400, "{\"non_field_errors\":[\"Price does not satisfy the min tick value\"]}");
        assertThat(ready().submit(exit()))
                .isEqualTo(new Submission.Rejected("Price does not satisfy the min tick value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0|", "503|", "429|", "200|<html>", "200|", "200|{}", "200|null"})
    void withoutAnAnswerNobodyKnows(String said) {
        String[] parts = said.split("\\|", 2);
        stub.says("POST /options/orders/", Integer.parseInt(parts[0]), parts[1]);
        assertThat(ready().submit(exit())).isInstanceOf(Submission.NoAnswer.class);
        assertThat(stub.asked("POST /options/orders/")).isEqualTo(1);
    }

    @Test
    void anOrderAcceptedBeforeTheConnectionWasCutIsFoundAgain() {
        stub.cuts("POST /options/orders/");
        Broker broker = ready();
        assertThat(broker.submit(exit())).isInstanceOf(Submission.NoAnswer.class);
        stub.forgets(ORDERS).says(ORDERS, page(order("queued", "0.00000", ""), null));
        assertThat(broker.order(exit()))
                .isInstanceOfSatisfying(
                        OrderAnswer.Known.class,
                        known -> assertThat(known.brokerOrderId()).isEqualTo(ORDER_ID));
    }

    @Test
    void cancelling() {
        stub.forgets(ORDERS).says(ORDERS, page(order("queued", "0.00000", ""), null));
        stub.says("POST /options/orders/o-1/cancel/", 200, "{}")
                .says("POST /options/orders/o-1/cancel/", 400, "{\"detail\":\"done\"}")
                .says("POST /options/orders/o-1/cancel/", 503, "");
        Broker broker = broker();
        assertThat(broker.cancel(exit())).isEqualTo(new Cancellation.Requested());
        assertThat(broker.cancel(exit())).isEqualTo(new Cancellation.Refused("done"));
        assertThat(broker.cancel(exit())).isInstanceOf(Cancellation.NoAnswer.class);
    }
}
