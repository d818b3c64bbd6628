package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.exits.PricePoint;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Instrument;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.RefusalCode;
import io.alertledger.trade.ProtectAnswer;
import io.alertledger.trade.Protector;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Targets and stops: set by hand, seeded, taken away; who manages a position; what levels are made from. */
final class ProtectionRoutes {
    private static final String BY = "api";

    private final AlertLedger ledger;
    private final Views views;

    ProtectionRoutes(AlertLedger ledger, Views views) {
        this.ledger = ledger;
        this.views = views;
    }

    List<Route> table() {
        return List.of(
                Route.put("/api/positions/{id}/protection", Access.OWNER, this::protect),
                Route.delete("/api/positions/{id}/protection", Access.OWNER, this::unprotect),
                Route.post("/api/positions/{id}/claim", Access.OWNER, this::claim),
                Route.post("/api/positions/{id}/looked", Access.OWNER, this::looked),
                Route.post("/api/positions/{id}/seed", Access.OWNER, this::seed),
                Route.post("/api/bars", Access.BOT, this::bars),
                Route.get("/api/state", Access.BOT, ctx -> Reply.json(ctx, ledger.stateJson(Account.of(ctx)))));
    }

    private void protect(Context ctx) {
        Fields in = Body.object(ctx);
        PositionKey key = Account.key(ledger, ctx);
        String by = by(in);
        Protection protection = ProtectionJson.read(in);
        boolean arms = in.flag("arm", false);
        answer(
                ctx,
                key,
                arms && protection.equals(Protection.NONE)
                        ? ledger.protector().arm(key, by)
                        : ledger.protector().protect(key, protection, by));
    }

    private void unprotect(Context ctx) {
        PositionKey key = Account.key(ledger, ctx);
        answer(ctx, key, ledger.protector().unprotect(key, BY));
    }

    private void claim(Context ctx) {
        Fields in = Body.optionalObject(ctx);
        PositionKey key = Account.key(ledger, ctx, in);
        answer(ctx, key, ledger.protector().claim(key, in.flag("managed", true), by(in)));
    }

    /** A person has looked at it: though ledger and broker differ, alerts may exit it again. */
    private void looked(Context ctx) {
        Fields in = Body.optionalObject(ctx);
        PositionKey key = Account.key(ledger, ctx, in);
        if (ledger.book().position(key).isEmpty()) {
            throw Problem.of(404, RefusalCode.NO_POSITION.name(), "nothing is held of " + ctx.pathParam("id"))
                    .thrown();
        }
        ledger.lookedAt(key, by(in));
        Reply.json(ctx, position(key));
    }

    private void seed(Context ctx) {
        Fields in = Body.optionalObject(ctx);
        PositionKey key = Account.key(ledger, ctx, in);
        ObjectNode out = position(key);
        boolean looked = false;
        for (Protector.Looked each : ledger.seed(key.account())) {
            if (each.key().equals(key)) {
                looked = true;
                out = position(key);
            }
        }
        out.put("seeded", looked && out.has("protection"));
        Reply.json(ctx, out);
    }

    private static String by(Fields in) {
        String by = in.optionalText("by");
        return by == null ? BY : by;
    }

    private void answer(Context ctx, PositionKey key, ProtectAnswer answer) {
        if (answer instanceof ProtectAnswer.Refused refused) {
            throw Problem.of(
                            refused.code() == RefusalCode.NO_POSITION ? 404 : 409,
                            refused.code().name(),
                            refused.message())
                    .thrown();
        }
        ObjectNode out = position(key);
        ArrayNode warnings = out.putArray("warnings");
        ((ProtectAnswer.Done) answer).warnings().forEach(warnings::add);
        Reply.json(ctx, out);
    }

    private ObjectNode position(PositionKey key) {
        return views.positions(List.of(key)).get(0);
    }

    private void bars(Context ctx) {
        JsonNode body = Body.json(ctx);
        if (!body.isArray()) {
            throw new InputException("INVALID", "", "", "expected a list of bars");
        }
        Map<Instrument, List<PricePoint.Candle>> series = new LinkedHashMap<>();
        for (int i = 0; i < body.size(); i++) {
            Fields in = Fields.of(body.get(i), "[" + i + "]");
            Instrument instrument =
                    in.parsed("instrument", ledger::instrument, "expected an instrument, such as SOLUSDT");
            Objects.requireNonNull(series.computeIfAbsent(instrument, first -> new ArrayList<>()))
                    .add(candle(in));
        }
        series.forEach(ledger::bars);
        Reply.json(ctx, Json.object().put("taken", body.size()));
    }

    private static PricePoint.Candle candle(Fields in) {
        try {
            return new PricePoint.Candle(
                    in.instant("at"), in.decimal("open"), in.decimal("high"), in.decimal("low"), in.decimal("close"));
        } catch (IllegalArgumentException refused) {
            throw in.invalid("high", String.valueOf(refused.getMessage()));
        }
    }
}
