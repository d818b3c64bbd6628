package io.alertledger.web;

import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.javalin.http.Context;
import java.util.List;

/** Opening the console: links, and the sessions that they are traded for. */
final class SessionRoutes {
    private final Sessions sessions;
    private final WebServer server;

    SessionRoutes(Sessions sessions, WebServer server) {
        this.sessions = sessions;
        this.server = server;
    }

    List<Route> table() {
        return List.of(
                Route.post(
                        "/api/links",
                        Access.OWNER,
                        ctx -> Reply.json(ctx, Json.object().put("link", server.link()))),
                Route.post("/api/session", Access.OPEN, this::open),
                Route.delete("/api/session", Access.BOT, this::close));
    }

    private void open(Context ctx) {
        Fields in = Json.readObject(Body.text(Body.bytes(ctx, 1_024)));
        String token = sessions.open(in.text("code"))
                .orElseThrow(() -> new ProblemException(new Problem(
                        401,
                        "UNAUTHENTICATED",
                        "code",
                        "",
                        "this link was used before or is older than five minutes; 'alertledger link' prints another")));
        Reply.json(ctx, Json.object().put("token", token).put("access", Access.OWNER.name()));
    }

    private void close(Context ctx) {
        sessions.close(Gatekeeper.token(ctx));
        ctx.status(204);
    }
}
