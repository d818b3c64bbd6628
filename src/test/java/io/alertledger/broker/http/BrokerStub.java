package io.alertledger.broker.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A broker on this machine that says what a test tells it to. What is not told is 404. The last
 * answer told for a request is repeated.
 */
public final class BrokerStub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Said>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

    /** An answer; a status of 0 cuts the connection once the request was read, -1 lets the body trickle for ever. */
    record Said(int status, String body, Map<String, String> headers) {}

    public BrokerStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param request method and path with its query, such as {@code GET /v2/positions} */
    public BrokerStub says(String request, int status, String body) {
        return says(request, status, body, Map.of());
    }

    public BrokerStub says(String request, int status, String body, Map<String, String> headers) {
        answers.computeIfAbsent(request, r -> new ArrayDeque<>()).add(new Said(status, body, headers));
        return this;
    }

    public BrokerStub says(String request, String body) {
        return says(request, 200, body);
    }

    /** Reads the request, as if it were taken, and cuts the connection without an answer. */
    public BrokerStub cuts(String request) {
        return says(request, 0, "");
    }

    public BrokerStub trickles(String request) {
        return says(request, -1, "");
    }

    public BrokerStub forgets(String request) {
        answers.remove(request);
        return this;
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    public long asked(String request) {
        return requests().stream().filter(request::equals).count();
    }

    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Deque<Said> told = answers.get(request);
        Said said = new Said(404, "<html>no such page</html>", Map.of());
        if (told != null) {
            synchronized (told) {
                said = told.size() > 1 ? told.poll() : told.peek();
            }
        }
        if (said.status() == 0) {
            exchange.close();
            return;
        }
        said.headers().forEach(exchange.getResponseHeaders()::add);
        if (said.status() < 0) {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(20);
                }
            } catch (InterruptedException | IOException gone) {
                return;
            }
        }
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
