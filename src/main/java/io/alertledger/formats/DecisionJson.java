package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Explanation;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.LevelScore;
import io.alertledger.model.LotShare;
import io.alertledger.model.Objection;
import io.alertledger.model.RuleRef;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision as every surface gives it out: the shape of {@code batch resolve}, with the rule, file
 * and line of each reason added.
 */
public final class DecisionJson {
    private DecisionJson() {}

    /** The whole decision. */
    public static ObjectNode of(Decision decision) {
        ObjectNode out = Json.object();
        if (decision instanceof Decision.Multiple multiple) {
            out.put("outcome", "MULTIPLE");
            out.put("message", multiple.message());
            out.putArray("legs");
            ArrayNode parts = out.putArray("decisions");
            multiple.parts().forEach(part -> parts.add(of(part)));
            out.put("ruleSet", multiple.parts().get(0).explanation().ruleSet());
            return out;
        }
        Decision.Single single = (Decision.Single) decision;
        out.put("outcome", outcome(single));
        Json.put(out, "code", code(single));
        out.put("message", single.message());
        ArrayNode legs = out.putArray("legs");
        if (single instanceof Decision.Resolved resolved) {
            resolved.legs().forEach(leg -> legs.add(leg(leg)));
        }
        if (single instanceof Decision.Ambiguous ambiguous) {
            ArrayNode choices = out.putArray("choices");
            ambiguous.choices().forEach(choices::add);
        }
        explanation(out, single.explanation());
        return out;
    }

    /** {@code RESOLVED}, {@code AMBIGUOUS}, {@code REFUSED}, {@code IGNORED} or {@code MULTIPLE}. */
    public static String outcome(Decision decision) {
        return decision.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static @Nullable String code(Decision.Single decision) {
        if (decision instanceof Decision.Refused refused) {
            return refused.code().name();
        }
        if (decision instanceof Decision.Ambiguous ambiguous) {
            return ambiguous.code().name();
        }
        return decision instanceof Decision.Ignored ignored ? ignored.verdict().name() : null;
    }

    private static void explanation(ObjectNode out, Explanation why) {
        if (why.instruction() != null) {
            out.set("instruction", InstructionJson.of(why.instruction()));
        }
        Json.put(out, "confidence", why.confidence());
        if (why.margin() != null) {
            Json.put(out, "margin", why.margin().points());
            out.put("marginLevel", why.margin().level());
        }
        out.put("ruleSet", why.ruleSet());
        out.put("decidedAt", why.decidedAt().toString());
        ArrayNode candidates = out.putArray("candidates");
        why.candidates().forEach(candidate -> candidates.add(candidate(candidate)));
        ArrayNode evidence = out.putArray("evidence");
        why.evidence().forEach(e -> evidence.add(evidence(e)));
        ArrayNode objections = out.putArray("objections");
        why.objections().forEach(o -> objections.add(objection(o)));
        ArrayNode findings = out.putArray("findings");
        why.findings().forEach(f -> findings.add(finding(f)));
        ArrayNode notes = out.putArray("notes");
        why.notes().forEach(notes::add);
    }

    private static ObjectNode candidate(CandidateScore score) {
        ObjectNode out = Json.object();
        out.put("instrument", score.name());
        ArrayNode levels = out.putArray("levels");
        for (LevelScore level : score.levels()) {
            ObjectNode node = levels.addObject();
            node.put("name", level.name());
            Json.put(node, "points", level.points());
        }
        Json.put(out, "level1", score.hintPoints());
        Json.put(out, "level2", score.separating());
        Json.put(out, "total", score.total());
        Json.put(out, "probability", score.probability());
        ArrayNode objections = out.putArray("objections");
        score.objections().forEach(o -> objections.add(o.code().name()));
        return out;
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode out = Json.object();
        out.put("instrument", evidence.candidate());
        out.put("rule", evidence.rule().id());
        out.put("level", evidence.level());
        Json.put(out, "points", evidence.points());
        out.put("because", evidence.because());
        place(out, evidence.rule());
        return out;
    }

    private static ObjectNode objection(Objection objection) {
        ObjectNode out = Json.object();
        Json.put(out, "instrument", objection.candidate());
        out.put("code", objection.code().name());
        out.put("rule", objection.rule().id());
        out.put("because", objection.because());
        place(out, objection.rule());
        return out;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode out = Json.object();
        out.put("instrument", finding.leg());
        out.put("topic", finding.topic());
        Json.put(out, "value", finding.value());
        out.put("rule", finding.rule().id());
        out.put("because", finding.because());
        place(out, finding.rule());
        return out;
    }

    private static void place(ObjectNode out, RuleRef rule) {
        out.put("title", rule.title());
        out.put("file", rule.file());
        out.put("line", rule.line());
    }

    private static ObjectNode leg(Leg leg) {
        ObjectNode out = Json.object();
        out.put("instrument", leg.name());
        out.set("position", PositionKeyJson.of(leg.key()));
        if (leg instanceof Leg.Trade trade) {
            out.put("action", "TRADE");
            out.put("side", trade.side().name());
            Json.put(out, "quantity", trade.quantity());
            ArrayNode lots = out.putArray("lots");
            for (LotShare share : trade.lots()) {
                ObjectNode node = lots.addObject();
                node.put("lot", share.lot());
                Json.put(node, "quantity", share.quantity());
            }
            if (trade.order() != null) {
                out.put("orderType", trade.order().type().name());
                Json.put(out, "limitPrice", trade.order().limit());
                out.put("timeInForce", trade.order().timeInForce().name());
            }
            return out;
        }
        Leg.Protect protect = (Leg.Protect) leg;
        out.put("action", "PROTECT");
        ObjectNode protection = out.putObject("protection");
        StopHint stop = protect.stop();
        if (stop != null) {
            Json.put(protection, "stop", stop.level());
            Json.put(protection, "stopKind", stop.kind());
            Json.put(protection, "stopText", (Object) stop.text());
        }
        TargetHint targets = protect.targets();
        if (targets != null) {
            ArrayNode levels = protection.putArray("targets");
            for (BigDecimal level : targets.levels()) {
                levels.add(Decimals.plain(level));
            }
            protection.put("targetKind", targets.kind().name());
        }
        return out;
    }
}
