package io.alertledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The contract names every route and no other, and real answers fit it. */
class ContractTest {
    @TempDir
    static Path folder;

    private static JsonNode contract;
    private static Schemas schemas;
    private static Served served;

    @BeforeAll
    static void serveSomeHistory() throws Exception {
        try (InputStream in = WebServer.class.getResourceAsStream("openapi.json")) {
            contract = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        schemas = new Schemas(contract);
        served = new Served(folder);
        served.post("/api/marks", "[{'instrument':'SPY_20301220_650_C','price':'2.10'}]");
        served.post("/api/alerts", "{'id':'m1','author':'Sean','text':'BTO 4 SPY 650c 12/20/2030 @ 2.10'}");
        served.post(
                "/api/trades",
                "{'tradeId':'t1','instrument':'SPY_20301220_660_C','side':'BUY','quantity':3,'price':'1.20'}");
        served.post(
                "/api/trades",
                "{'tradeId':'t2','instrument':'SPY_20301220_660_C','side':'SELL','quantity':1,'price':'1.50'}");
        served.post("/api/alerts", "{'id':'m2','author':'Sean','text':'trim SPY'}");
        served.post("/api/alerts", "{'id':'m3','text':'Good morning all'}");
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void theContractNamesEveryRouteAndNoOther() {
        TreeSet<String> routed = new TreeSet<>();
        for (Route route : served.server.table()) {
            String path = route.path().replace('<', '{').replace('>', '}');
            if (path.startsWith("/api/") || path.equals("/healthz") || path.equals("/metrics")) {
                String access = contract.path("paths")
                        .path(path)
                        .path(route.method().name().toLowerCase(Locale.ROOT))
                        .path("x-access")
                        .asText("not in the contract");
                routed.add(route.method() + " " + path + " " + access);
                assertThat(access)
                        .as(route.method() + " " + path)
                        .isEqualTo(route.access().name());
            }
        }
        TreeSet<String> described = new TreeSet<>();
        contract.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method ->
                                described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " "
                                        + method.getValue().path("x-access").asText())));
        assertThat(described).isEqualTo(routed);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> dangling = contract.findValuesAsText("$ref").stream()
                .filter(ref -> contract.at(ref.substring(1)).isMissingNode())
                .toList();
        assertThat(dangling).isEmpty();
    }

    private record Case(String method, String path, String template, String body, int status) {}

    @TestFactory
    Stream<DynamicTest> realAnswersFitTheContract() throws Exception {
        String decision = served.get("/api/alerts/m2")
                .json()
                .at("/decisions/0/decisionId")
                .asText();
        String order = served.post(
                        "/api/alerts?execute=CALLER", "{'id':'m4','text':'BTO 2 IWM 250c 12/20/2030 @ 3.10'}")
                .json()
                .at("/orders/0/clientOrderId")
                .asText();
        return Stream.of(
                        new Case("GET", "/api/alerts", "", "", 200),
                        new Case("GET", "/api/alerts/m2", "/api/alerts/{id}", "", 200),
                        new Case("GET", "/api/alerts/none", "/api/alerts/{id}", "", 404),
                        new Case("POST", "/api/alerts?dryRun", "/api/alerts", "{'text':'out of SPY 660c @ 1.40'}", 200),
                        new Case("POST", "/api/alerts", "", "{'id':'m3','text':'Good morning all'}", 200),
                        new Case("POST", "/api/alerts", "", "{'id':'m9'}", 400),
                        new Case("POST", "/api/parse", "", "{'text':'BTO 2 TSLA 430c 1/18/30 @ 6.20 sl 5'}", 200),
                        new Case("GET", "/api/decisions", "", "", 200),
                        new Case("GET", "/api/decisions/" + decision, "/api/decisions/{id}", "", 200),
                        new Case(
                                "GET",
                                "/api/decisions/" + decision + "/explanation",
                                "/api/decisions/{id}/explanation",
                                "",
                                200),
                        new Case(
                                "POST",
                                "/api/decisions/none/settle",
                                "/api/decisions/{id}/settle",
                                "{'choice':'NONE'}",
                                404),
                        new Case("GET", "/api/positions", "", "", 200),
                        new Case("GET", "/api/positions/SPY_20301220_660_C", "/api/positions/{id}", "", 200),
                        new Case("GET", "/api/positions/QQQ", "/api/positions/{id}", "", 404),
                        new Case(
                                "GET",
                                "/api/positions/SPY_20301220_660_C/history",
                                "/api/positions/{id}/history",
                                "",
                                200),
                        new Case("GET", "/api/status", "", "", 200),
                        new Case("POST", "/api/marks", "", "[{'instrument':'QQQ','bid':'400','ask':'400.1'}]", 200),
                        new Case("POST", "/api/marks", "", "[{'instrument':'QQQ','price':'-1'}]", 400),
                        new Case(
                                "POST",
                                "/api/trades",
                                "",
                                "{'tradeId':'t9','instrument':'QQQ','side':'SELL','quantity':1,'price':'1'}",
                                200),
                        new Case(
                                "POST",
                                "/api/trades",
                                "",
                                "{'tradeId':'t1','instrument':'QQQ','side':'BUY','quantity':1,'price':'1'}",
                                409),
                        new Case("GET", "/api/orders", "", "", 200),
                        new Case("GET", "/api/orders/" + order, "/api/orders/{id}", "", 200),
                        new Case(
                                "POST",
                                "/api/orders/" + order + "/events",
                                "/api/orders/{id}/events",
                                "{'type':'SUBMITTED','at':'2026-01-28T15:00:00Z'}",
                                200),
                        new Case(
                                "POST",
                                "/api/orders/" + order + "/events",
                                "/api/orders/{id}/events",
                                "{'type':'FILL','fillId':'f1','quantity':'2','price':3.1,'at':'2026-01-28T15:00:01Z'}",
                                200),
                        new Case(
                                "POST",
                                "/api/orders/none/events",
                                "/api/orders/{id}/events",
                                "{'type':'SUBMITTED','at':'2026-01-28T15:00:00Z'}",
                                404),
                        new Case("POST", "/api/sync", "", "", 200),
                        new Case("GET", "/api/state", "", "", 200),
                        new Case(
                                "POST",
                                "/api/bars",
                                "",
                                "[{'instrument':'SOLUSDT','at':'2026-01-28T15:00:00Z','open':1,'high':2,'low':1,'close':1.5}]",
                                200),
                        new Case(
                                "PUT",
                                "/api/positions/SPY_20301220_660_C/protection",
                                "/api/positions/{id}/protection",
                                "{'takeProfit':'2.4','stopLoss':0.6,'by':'Ann'}",
                                200),
                        new Case(
                                "PUT",
                                "/api/positions/SPY_20301220_660_C/protection",
                                "/api/positions/{id}/protection",
                                "{'takeProfit':'-1'}",
                                400),
                        new Case(
                                "DELETE",
                                "/api/positions/SPY_20301220_660_C/protection",
                                "/api/positions/{id}/protection",
                                "",
                                200),
                        new Case(
                                "POST",
                                "/api/positions/SPY_20301220_660_C/claim",
                                "/api/positions/{id}/claim",
                                "{'managed':true}",
                                200),
                        new Case(
                                "POST",
                                "/api/positions/SPY_20301220_660_C/looked",
                                "/api/positions/{id}/looked",
                                "{'by':'Ann'}",
                                200),
                        new Case("POST", "/api/positions/QQQ/looked", "/api/positions/{id}/looked", "", 404),
                        new Case("POST", "/api/positions/SPY_20301220_660_C/seed", "/api/positions/{id}/seed", "", 200),
                        new Case("POST", "/api/positions/QQQ/claim", "/api/positions/{id}/claim", "", 404),
                        new Case(
                                "POST",
                                "/api/positions/SPY_20301220_660_C/exit",
                                "/api/positions/{id}/exit",
                                "{'quantity':1,'by':'Ann'}",
                                200),
                        new Case("POST", "/api/pause", "", "{'exits':true,'by':'Ann'}", 200),
                        new Case("POST", "/api/resume", "", "", 200),
                        new Case("GET", "/api/performance", "", "", 200),
                        new Case("GET", "/api/rules", "", "", 200),
                        new Case("POST", "/api/rules/check", "", "{'files':{}}", 200),
                        new Case("POST", "/api/rules/check", "", "{'files':{'../escape.drl':'x'}}", 400),
                        new Case("POST", "/api/rules/test", "", "{'files':{'a.drl':'no rule'}}", 200),
                        new Case("POST", "/api/rules/impact", "", "{'files':{}}", 200),
                        new Case("POST", "/api/rules/activate", "", "{'files':{},'fingerprint':'other'}", 409),
                        new Case("POST", "/api/rules/rollback", "", "", 409),
                        new Case("GET", "/api/rules/coverage", "", "", 200),
                        new Case("GET", "/api/rules/history", "", "", 200),
                        new Case(
                                "POST",
                                "/api/decisions/" + decision + "/replay",
                                "/api/decisions/{id}/replay",
                                "",
                                200),
                        new Case(
                                "POST",
                                "/api/decisions/" + decision + "/freeze",
                                "/api/decisions/{id}/freeze",
                                "",
                                200),
                        new Case("GET", "/api/rules/weights.csv", "/api/rules/{path}", "", 200),
                        new Case("GET", "/api/rules/matching/none.drl", "/api/rules/{path}", "", 404),
                        new Case("PUT", "/api/rules/exits/none.drl", "/api/rules/{path}", "{'text':'no rule'}", 200),
                        new Case("PUT", "/api/rules/notes.txt", "/api/rules/{path}", "{'text':'x'}", 400),
                        new Case("PUT", "/api/rules/exits/none.drl", "/api/rules/{path}", "{}", 400),
                        new Case("POST", "/api/links", "", "", 200),
                        new Case("POST", "/api/session", "", "{'code':'made up'}", 401),
                        new Case("GET", "/api/openapi.json", "", "", 200))
                .map(each -> dynamicTest(each.method() + " " + each.path() + " " + each.body(), () -> fits(each)));
    }

    private static void fits(Case each) throws Exception {
        Served.Answer answer =
                served.owner(each.method(), each.path(), each.body().replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(each.status());
        assertThat(schemas.problems(schema(each), answer.json()))
                .as(answer.text())
                .isEmpty();
        assertThat(answer.type()).isEqualTo(each.status() < 400 ? "application/json" : Problem.TYPE);
    }

    private static JsonNode schema(Case each) {
        String path = each.template().isEmpty() ? each.path() : each.template();
        JsonNode responses = contract.path("paths")
                .path(path)
                .path(each.method().toLowerCase(Locale.ROOT))
                .path("responses");
        return each.status() < 400
                ? responses.path("200").path("content").path("application/json").path("schema")
                : contract.at("/components/schemas/Problem");
    }

    @Test
    void whatTheStreamTellsHasTheShapeOfTheRoutes() throws Exception {
        try (StreamReader reader = StreamReader.of(served, "")) {
            served.post("/api/marks", "[{'instrument':'IWM','price':'210'}]");
            served.post("/api/alerts", "{'id':'s1','text':'BTO 2 QQQ 650c 12/20/2030 @ 3.10'}");
            served.post("/api/pause", "");
            served.post("/api/resume", "");
            for (String event : List.of("alert", "decision", "order", "position", "mark", "status")) {
                StreamReader.Event told = reader.next(event);
                String name = event.equals("status")
                        ? "StatusOf"
                        : event.substring(0, 1).toUpperCase(Locale.ROOT) + event.substring(1);
                JsonNode schema = contract.at("/components/schemas/" + name);
                assertThat(schemas.problems(schema, told.json())).as(event).isEmpty();
            }
        }
    }
}
