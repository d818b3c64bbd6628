package io.alertledger.web;

import io.alertledger.AlertLedger;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * The API and the console of one ledger over HTTP.
 *
 * <pre>{@code
 * try (WebServer server = WebServer.start(ledger, WebSettings.at("127.0.0.1:7777", folder))) {
 *     System.out.println(server.link());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing ends the open streams, then the listener; the ledger stays open.
 */
public final class WebServer implements AutoCloseable {
    private final WebSettings settings;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Gatekeeper gatekeeper;
    private final Site site;
    private final Stream stream;
    private final Metrics metrics;
    private final Routes routes;
    private final Arrivals arrivals;
    private final AlertLedger ledger;
    private final Javalin javalin;

    private WebServer(AlertLedger ledger, WebSettings settings) throws IOException {
        this.settings = settings;
        this.sessions = new Sessions(InstantSource.system());
        this.tokens = Tokens.of(settings.folder());
        this.gatekeeper = new Gatekeeper(tokens, sessions);
        this.site = new Site(settings.pages());
        this.metrics = new Metrics(ledger);
        RuleViews rules = new RuleViews(ledger);
        Views views = new Views(ledger, rules);
        this.arrivals = new Arrivals(ledger);
        this.ledger = ledger;
        this.stream = new Stream(ledger, views, metrics, arrivals);
        metrics.streams(stream);
        this.routes = new Routes(
                site,
                new AlertRoutes(ledger, views, metrics).table(),
                new DecisionRoutes(ledger, views).table(),
                new PositionRoutes(ledger, views, stream.history()).table(),
                new ProtectionRoutes(ledger, views).table(),
                new OrderRoutes(ledger).table(),
                new AccountRoutes(ledger, views).table(),
                new DraftRoutes(ledger).table(),
                new RuleRoutes(ledger, rules).table(),
                new SessionRoutes(sessions, this).table(),
                List.of(
                        Route.get("/api/stream", Access.BOT, stream::open),
                        Route.get("/api/openapi.json", Access.BOT, WebServer::contract),
                        Route.get("/healthz", Access.OPEN, WebServer::health),
                        Route.get("/metrics", Access.OPEN, this::metrics)));
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts to listen, and writes down beside the ledger where.
     *
     * @throws IOException if the tokens can not be read or made
     */
    public static WebServer start(AlertLedger ledger, WebSettings settings) throws IOException {
        WebServer server = new WebServer(ledger, settings);
        server.javalin.start(settings.host(), settings.port());
        try {
            server.gatekeeper.answersTo(settings, server.port());
            ledger.servedAt(server.address());
            server.stream.start();
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private void configure(JavalinConfig config) {
        Listener.plain(config);
        config.routes.before(site::headers);
        config.routes.before(gatekeeper::host);
        config.routes.beforeMatched(gatekeeper::admit);
        routes.table()
                .forEach(route ->
                        config.routes.addHttpHandler(route.method(), route.path(), route.handler(), route.access()));
        Listener.problems(config, this::missing);
    }

    private Problem missing(Context ctx) {
        List<String> methods = routes.methods(ctx.path());
        if (methods.isEmpty()) {
            return Problem.notFound("there is nothing at " + ctx.path());
        }
        ctx.header("Allow", String.join(", ", methods));
        return Problem.of(405, "METHOD_NOT_ALLOWED", ctx.path() + " takes " + String.join(", ", methods));
    }

    private static void health(Context ctx) {
        ctx.contentType("text/plain; charset=utf-8").result("ok\n");
    }

    private void metrics(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }

    private static void contract(Context ctx) throws IOException {
        try (InputStream in = WebServer.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IOException("openapi.json is not in this build");
            }
            ctx.contentType("application/json").result(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Takes webhooks in too, on a listener of their own; to be closed before this server. */
    public WebhookServer webhooks(WebhookSettings at) {
        return WebhookServer.start(ledger, at, arrivals);
    }

    /** A new link that opens the console; works once, within five minutes. */
    public String link() {
        return address() + "/#" + sessions.code();
    }

    /** The address: {@code http://127.0.0.1:7777}. */
    public String address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + port();
    }

    /** The port that is listened at. */
    public int port() {
        return javalin.port();
    }

    /** The lasting tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** Every route, for the contract's test. */
    List<Route> table() {
        return routes.table();
    }

    @Override
    public void close() {
        stream.close();
        javalin.stop();
        arrivals.close();
    }
}
