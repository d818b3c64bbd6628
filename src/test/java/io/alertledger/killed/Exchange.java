package io.alertledger.killed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A market that speaks Alpaca's words and outlives its customers: it fills at once, in part or later,
 * sometimes takes an order and cuts the connection, and keeps what really happened. It lets a customer
 * sell more than there is, so that a sale too many is seen and not prevented.
 */
final class Exchange implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final Random random;
    private final Map<String, Resting> orders = new LinkedHashMap<>();
    private final Map<String, BigDecimal> held = new TreeMap<>();
    private final ArrayNode executions = json.createArrayNode();
    private int oversold;
    private int sentAgain;
    private boolean calm;

    /** An order at the market. */
    private static final class Resting {
        final String id;
        final JsonNode said;
        BigDecimal filled = BigDecimal.ZERO;
        String status = "new";

        Resting(String id, JsonNode said) {
            this.id = id;
            this.said = said;
        }

        BigDecimal rest() {
            return new BigDecimal(said.path("qty").asText()).subtract(filled);
        }

        boolean works() {
            return status.equals("new") || status.equals("partially_filled");
        }
    }

    Exchange(Clock clock, long seed) throws IOException {
        this.clock = clock;
        this.random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What is really held of a contract, by its unpadded OCC symbol. */
    synchronized Map<String, BigDecimal> held() {
        Map<String, BigDecimal> open = new TreeMap<>(held);
        open.values().removeIf(quantity -> quantity.signum() == 0);
        return open;
    }

    synchronized int executed() {
        return executions.size();
    }

    /** How often more was sold than there was. */
    synchronized int oversold() {
        return oversold;
    }

    /** How often an order came that was there already. */
    synchronized int sentAgain() {
        return sentAgain;
    }

    /** From here on nothing goes wrong, and what rests is filled. */
    synchronized void calmDown() {
        calm = true;
        orders.values().stream().filter(Resting::works).forEach(order -> fill(order, order.rest()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Answer answer = answer(exchange.getRequestMethod(), path, query, body);
        if (answer.cut()) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Answer(int status, JsonNode body, boolean cut) {}

    private synchronized Answer answer(String method, String path, String query, JsonNode body) {
        if (!calm) {
            orders.values().stream()
                    .filter(order -> order.works() && random.nextInt(3) == 0)
                    .forEach(order -> fill(order, order.rest()));
        }
        if (method.equals("POST") && path.equals("/v2/orders")) {
            return taken(body);
        }
        if (path.equals("/v2/orders:by_client_order_id")) {
            Resting order = orders.get(query.substring(query.indexOf('=') + 1));
            return order == null ? refused(404, "order not found") : ok(row(order));
        }
        if (method.equals("DELETE")) {
            orders.values().stream()
                    .filter(order -> path.endsWith("/" + order.id) && order.works())
                    .forEach(order -> order.status = "canceled");
            return ok(json.createObjectNode());
        }
        return ok(
                switch (path) {
                    case "/v2/positions" -> positions();
                    case "/v2/orders" -> listed();
                    default -> activities(query);
                });
    }

    private Answer taken(JsonNode body) {
        String clientId = body.path("client_order_id").asText();
        if (orders.containsKey(clientId)) {
            sentAgain++;
            return refused(422, "client_order_id must be unique");
        }
        Resting order = new Resting("o-" + orders.size(), body);
        orders.put(clientId, order);
        int luck = calm ? 0 : random.nextInt(4);
        if (luck <= 1) {
            fill(order, order.rest());
        } else if (luck == 2 && order.rest().intValue() > 1) {
            fill(order, BigDecimal.ONE);
        }
        return new Answer(200, row(order), !calm && random.nextInt(10) == 0);
    }

    private void fill(Resting order, BigDecimal quantity) {
        String symbol = order.said.path("symbol").asText();
        boolean buys = order.said.path("side").asText().equals("buy");
        BigDecimal after = held.merge(symbol, buys ? quantity : quantity.negate(), BigDecimal::add);
        if (after.signum() < 0) {
            oversold++;
        }
        order.filled = order.filled.add(quantity);
        order.status = order.rest().signum() == 0 ? "filled" : "partially_filled";
        executions
                .addObject()
                .put("id", "x-%06d".formatted(executions.size()))
                .put("activity_type", "FILL")
                .put("order_id", order.id)
                .put("symbol", symbol)
                .put("side", buys ? "buy" : "sell")
                .put("qty", quantity.toPlainString())
                .put("price", order.said.path("limit_price").asText())
                .put("transaction_time", clock.instant().toString());
    }

    private ObjectNode row(Resting order) {
        ObjectNode row = json.createObjectNode();
        row.setAll((ObjectNode) order.said);
        return row.put("id", order.id)
                .put("status", order.status)
                .put("qty", order.said.path("qty").asText())
                .put("filled_qty", order.filled.toPlainString());
    }

    private ArrayNode positions() {
        ArrayNode rows = json.createArrayNode();
        held().forEach((symbol, quantity) -> rows.addObject()
                .put("symbol", symbol)
                .put("qty", quantity.toPlainString())
                .put("qty_available", quantity.toPlainString())
                .put("avg_entry_price", "2.00"));
        return rows;
    }

    private ArrayNode listed() {
        ArrayNode rows = json.createArrayNode();
        orders.values().stream()
                .skip(Math.max(0, orders.size() - 400))
                .map(this::row)
                .forEach(rows::add);
        return rows;
    }

    /** A page of executions, after the token of the page before. */
    private ArrayNode activities(String query) {
        String token = query.contains("page_token=") ? query.replaceAll(".*page_token=([^&]*).*", "$1") : "";
        ArrayNode rows = json.createArrayNode();
        for (JsonNode each : executions) {
            if (each.path("id").asText().compareTo(token) > 0 && rows.size() < 100) {
                rows.add(each);
            }
        }
        return rows;
    }

    private static Answer ok(JsonNode body) {
        return new Answer(200, body, false);
    }

    private Answer refused(int status, String message) {
        return new Answer(status, json.createObjectNode().put("code", status).put("message", message), false);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
