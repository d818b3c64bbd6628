package io.alertledger.formats;

import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Explanation;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.LevelKind;
import io.alertledger.model.LevelScore;
import io.alertledger.model.LotShare;
import io.alertledger.model.Margin;
import io.alertledger.model.Objection;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderType;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.RuleRef;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import io.alertledger.model.TimeInForce;
import io.alertledger.model.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a decision back from the form that {@link DecisionJson} gives out: the inverse, to the letter. */
public final class DecisionReader {
    private DecisionReader() {}

    /**
     * @throws InputException that names the field, the value and what is allowed
     */
    public static Decision read(Fields in) {
        if (in.text("outcome").equals("MULTIPLE")) {
            return new Decision.Multiple(
                    in.objects("decisions").stream().map(DecisionReader::single).toList(), in.text("message"));
        }
        return single(in);
    }

    private static Decision.Single single(Fields in) {
        Explanation why = explanation(in);
        String message = in.text("message");
        return switch (in.text("outcome")) {
            case "RESOLVED" ->
                new Decision.Resolved(
                        in.objects("legs").stream().map(DecisionReader::leg).toList(), message, why);
            case "AMBIGUOUS" ->
                new Decision.Ambiguous(in.constant("code", RefusalCode.class), in.texts("choices"), message, why);
            case "REFUSED" -> new Decision.Refused(in.constant("code", RefusalCode.class), message, why);
            case "IGNORED" -> new Decision.Ignored(in.constant("code", Verdict.class), message, why);
            default -> throw in.invalid("outcome", "expected RESOLVED, AMBIGUOUS, REFUSED, IGNORED or MULTIPLE");
        };
    }

    private static Explanation explanation(Fields in) {
        List<Objection> objections =
                in.objects("objections").stream().map(DecisionReader::objection).toList();
        Fields instruction = in.optionalObject("instruction");
        BigDecimal margin = in.optionalDecimal("margin");
        return new Explanation(
                instruction == null ? null : InstructionJson.read(instruction),
                in.text("ruleSet"),
                in.instant("decidedAt"),
                in.objects("candidates").stream()
                        .map(c -> candidate(c, objections))
                        .toList(),
                in.objects("evidence").stream().map(DecisionReader::evidence).toList(),
                objections,
                in.objects("findings").stream().map(DecisionReader::finding).toList(),
                margin == null ? null : new Margin(in.text("marginLevel"), margin),
                probability(in, "confidence"),
                in.texts("notes"));
    }

    /** Kept at six decimals, as it was computed. */
    private static @Nullable BigDecimal probability(Fields in, String field) {
        BigDecimal value = in.optionalDecimal(field);
        return value == null ? null : value.setScale(6, RoundingMode.UNNECESSARY);
    }

    /** The objections of a candidate that have its codes; all of them stand in the list beside it. */
    private static CandidateScore candidate(Fields in, List<Objection> objections) {
        String name = in.text("instrument");
        List<Objection> own = new ArrayList<>();
        if (!in.texts("objections").isEmpty()) {
            objections.stream()
                    .filter(o -> name.equals(o.candidate())
                            && in.texts("objections").contains(o.code().name()))
                    .forEach(own::add);
        }
        return new CandidateScore(
                name,
                in.objects("levels").stream()
                        .map(level -> new LevelScore(level.text("name"), level.decimal("points")))
                        .toList(),
                in.decimal("level2"),
                probability(in, "probability"),
                own);
    }

    private static Evidence evidence(Fields in) {
        return new Evidence(
                in.text("instrument"), rule(in), in.text("level"), in.decimal("points"), in.text("because"));
    }

    private static Objection objection(Fields in) {
        return new Objection(
                in.optionalText("instrument"), in.constant("code", RefusalCode.class), rule(in), in.text("because"));
    }

    private static Finding finding(Fields in) {
        return new Finding(
                in.text("instrument"), in.text("topic"), in.optionalDecimal("value"), rule(in), in.text("because"));
    }

    private static RuleRef rule(Fields in) {
        return new RuleRef(
                in.text("rule"),
                in.text("title"),
                in.text("file"),
                Objects.requireNonNullElse(in.optionalInteger("line"), 1));
    }

    private static Leg leg(Fields in) {
        if (in.text("action").equals("TRADE")) {
            OrderType type = in.optionalConstant("orderType", OrderType.class);
            return new Leg.Trade(
                    in.text("instrument"),
                    PositionKeyJson.read(in.object("position")),
                    in.constant("side", OrderSide.class),
                    in.decimal("quantity"),
                    in.objects("lots").stream()
                            .map(lot -> new LotShare(lot.text("lot"), lot.decimal("quantity")))
                            .toList(),
                    type == null
                            ? null
                            : new Leg.Pricing(
                                    type,
                                    in.optionalDecimal("limitPrice"),
                                    in.constant("timeInForce", TimeInForce.class)));
        }
        Fields change = in.object("protection");
        LevelKind stopKind = change.optionalConstant("stopKind", LevelKind.class);
        String stopText = change.optionalText("stopText");
        List<BigDecimal> targets = change.decimals("targets");
        return new Leg.Protect(
                in.text("instrument"),
                PositionKeyJson.read(in.object("position")),
                stopKind == null && stopText == null
                        ? null
                        : new StopHint(stopKind, change.optionalDecimal("stop"), stopText),
                targets.isEmpty() ? null : new TargetHint(change.constant("targetKind", LevelKind.class), targets));
    }
}
