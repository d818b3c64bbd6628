package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.LotsScript;
import io.alertledger.ledger.LotsScript.Matched;
import io.alertledger.ledger.LotsScript.OpenLot;
import io.alertledger.ledger.LotsScript.Outcome;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.ledger.Selector;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code batch lots}: a line of JSON with a history in, its lots and results out. Knows the form
 * only; the booking is {@link LotsScript}. Stateless and thread-safe.
 */
public final class LotsBatch {
    private static final String DEFAULT_ACCOUNT = "default";

    /**
     * Answers one line. A line that can't be understood gets an answer that says why; nothing is
     * thrown for it.
     *
     * @param jsonLine one JSON object
     * @return one JSON object without line breaks
     */
    public String line(String jsonLine) {
        return JsonLines.line(jsonLine, (in, out) -> answer(run(in), out));
    }

    private static LotsScript.Result run(Fields in) {
        LotMethod method = in.optionalConstant("method", LotMethod.class);
        BigDecimal multiplier = in.optionalDecimal("multiplier");
        if (multiplier != null && multiplier.signum() <= 0) {
            throw in.invalid("multiplier", "expected a number above 0");
        }
        if (!in.has("events")) {
            throw new InputException("MISSING", in.path("events"), "", "missing, and needed");
        }
        List<Step> steps = in.objects("events").stream().map(LotsBatch::step).toList();
        return LotsScript.run(
                method == null ? LotMethod.FIFO : method, multiplier == null ? BigDecimal.ONE : multiplier, steps);
    }

    private static Step step(Fields event) {
        String account = event.optionalText("account");
        BigDecimal fee = event.optionalDecimal("fee");
        Fields select = event.optionalObject("select");
        return new Step(
                event.constant("op", LotsScript.Op.class),
                account == null ? DEFAULT_ACCOUNT : account,
                event.decimal("quantity"),
                event.optionalDecimal("price"),
                event.optionalDecimal("total"),
                fee == null ? BigDecimal.ZERO : fee,
                event.optionalInstant("time"),
                event.optionalText("lot"),
                select == null
                        ? Selector.ANY
                        : new Selector(
                                select.optionalDecimal("cost"),
                                select.optionalInstant("time"),
                                select.optionalText("lot"),
                                null));
    }

    private static void answer(LotsScript.Result result, ObjectNode out) {
        ArrayNode events = out.putArray("events");
        result.outcomes().forEach(outcome -> events.add(outcome(outcome)));
        ArrayNode lots = out.putArray("lots");
        result.lots().forEach(lot -> lots.add(lot(lot)));
        Json.put(out, "quantity", result.quantity());
        Json.put(out, "realized", result.realized());
    }

    private static ObjectNode outcome(Outcome outcome) {
        ObjectNode out = Json.object();
        if (outcome instanceof Outcome.Not not) {
            Booked.Refused refusal = not.refusal();
            out.put("ok", false);
            Json.put(out, "code", refusal.code());
            Json.put(out, "available", refusal.available());
            out.put("message", refusal.message());
            return out;
        }
        Outcome.Done done = (Outcome.Done) outcome;
        out.put("ok", true);
        Json.put(out, "realized", done.realized());
        ArrayNode matched = out.putArray("matched");
        for (Matched part : done.matched()) {
            ObjectNode node = matched.addObject();
            node.put("lot", part.lot());
            Json.put(node, "quantity", part.quantity());
            Json.put(node, "cost", part.cost());
        }
        return out;
    }

    /** Side and account are written only where they are not what a reader takes for granted. */
    private static ObjectNode lot(OpenLot lot) {
        ObjectNode out = Json.object();
        out.put("lot", lot.lot());
        Json.put(out, "quantity", lot.quantity());
        Json.put(out, "cost", lot.cost());
        Json.put(out, "openedAt", lot.openedAt());
        if (lot.side() != Side.LONG) {
            Json.put(out, "side", lot.side());
        }
        if (!lot.account().equals(DEFAULT_ACCOUNT)) {
            out.put("account", lot.account());
        }
        return out;
    }
}
