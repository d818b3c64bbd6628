package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AdjustmentsJson;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OrderSide;
import io.alertledger.trade.Reconciler;
import io.alertledger.trade.TradeAnswer;
import io.alertledger.trade.TradeTicket;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happens to an account from outside: prices, trades made elsewhere, pausing; and how it stands. */
final class AccountRoutes {
    private final AlertLedger ledger;
    private final Views views;

    AccountRoutes(AlertLedger ledger, Views views) {
        this.ledger = ledger;
        this.views = views;
    }

    List<Route> table() {
        return List.of(
                Route.get("/api/status", Access.BOT, ctx -> Reply.json(ctx, views.status())),
                Route.get(
                        "/api/performance",
                        Access.BOT,
                        ctx -> Reply.json(ctx, ledger.performanceJson(Account.of(ctx)))),
                Route.post("/api/marks", Access.BOT, this::marks),
                Route.post("/api/trades", Access.OWNER, this::trade),
                Route.post("/api/sync", Access.OWNER, this::sync),
                Route.post("/api/pause", Access.OWNER, ctx -> pause(ctx, true)),
                Route.post("/api/resume", Access.OWNER, ctx -> pause(ctx, false)));
    }

    private void marks(Context ctx) {
        JsonNode body = Body.json(ctx);
        if (!body.isArray()) {
            throw new InputException("INVALID", "", "", "expected a list of marks");
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            marks.add(mark(Fields.of(body.get(i), "[" + i + "]")));
        }
        ledger.marks(marks);
        Reply.json(ctx, Json.object().put("taken", marks.size()));
    }

    private Mark mark(Fields in) {
        Instrument instrument = named(in, "instrument", () -> ledger.instrument(in.text("instrument")));
        Instant at = in.optionalInstant("at");
        return named(
                in,
                "price",
                () -> new Mark(
                        instrument,
                        in.optionalDecimal("price"),
                        in.optionalDecimal("bid"),
                        in.optionalDecimal("ask"),
                        at == null ? ledger.now() : at,
                        "api"));
    }

    private void trade(Context ctx) {
        Fields in = Body.object(ctx);
        String account = Views.account(in.optionalText("account"));
        Instant at = in.optionalInstant("time");
        BigDecimal fee = in.optionalDecimal("fee");
        TradeTicket ticket = named(
                in,
                "instrument",
                () -> new TradeTicket(
                        in.text("tradeId"),
                        ledger.key(account, in.text("instrument")),
                        in.constant("side", OrderSide.class),
                        in.decimal("quantity"),
                        in.decimal("price"),
                        fee == null ? BigDecimal.ZERO : fee,
                        in.optionalText("lot"),
                        in.optionalText("channel"),
                        in.optionalText("author"),
                        at == null ? ledger.now() : at));
        TradeAnswer answer = ledger.book(ticket);
        if (answer instanceof TradeAnswer.Conflict conflict) {
            throw new ProblemException(new Problem(409, "CONFLICT", "tradeId", ticket.tradeId(), conflict.message()));
        }
        ObjectNode out = Json.object();
        out.put("tradeId", ticket.tradeId());
        if (answer instanceof TradeAnswer.Refused refused) {
            out.put("ok", false);
            out.put("code", refused.code().name());
            out.put("message", refused.message());
        } else {
            out.put("ok", true);
            out.put("again", ((TradeAnswer.Done) answer).again());
        }
        Reply.json(ctx, out);
    }

    private void sync(Context ctx) {
        Fields in = Body.optionalObject(ctx);
        String account = Views.account(in.optionalText("account"));
        boolean dryRun = Query.flag(ctx, "dryRun");
        Reconciler.Outcome outcome = dryRun ? ledger.previewSync(account) : ledger.sync(account);
        if (!dryRun) {
            ledger.lookedAt(account);
        }
        if (outcome instanceof Reconciler.Outcome.NoReport none) {
            throw Problem.of(503, "NO_REPORT", "nothing was changed: " + none.reason())
                    .thrown();
        }
        ObjectNode out = Json.object();
        out.put("account", account);
        AdjustmentsJson.put(
                out, ((Reconciler.Outcome.Compared) outcome).reconciled().adjustments());
        out.set("consistency", ledger.consistencyJson(account));
        Reply.json(ctx, out);
    }

    private void pause(Context ctx, boolean stop) {
        Fields in = Body.optionalObject(ctx);
        String by = in.optionalText("by");
        ledger.pause(
                Views.account(in.optionalText("account")),
                stop,
                stop && in.flag("exits", false),
                by == null ? "api" : by);
        Reply.json(ctx, views.status());
    }

    /** What a record or a reader of names refuses becomes a problem of the field. */
    private static <T> T named(Fields in, String field, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException refused) {
            throw in.invalid(field, String.valueOf(refused.getMessage()));
        }
    }
}
