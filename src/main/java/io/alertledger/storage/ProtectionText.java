package io.alertledger.storage;

import io.alertledger.model.Fraction;
import io.alertledger.model.Protection;
import io.alertledger.model.Protection.DelayedStopMode;
import io.alertledger.model.Protection.Step;
import io.alertledger.model.Protection.Target;
import io.alertledger.model.Protection.Trailing;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A {@link Protection} as JSON, both ways; what is not set is left out, a fraction is {@code 1/3}. */
final class ProtectionText {
    private ProtectionText() {}

    static TextWriter write(Protection p) {
        TextWriter out = TextWriter.object()
                .put("takeProfit", p.takeProfit())
                .put("takeProfitPct", p.takeProfitPct())
                .put("stopLoss", p.stopLoss())
                .put("stopLossPct", p.stopLossPct())
                .put("breakEvenAfterTrim", p.breakEvenAfterTrim())
                .put("breakEvenAtPct", p.breakEvenAtPct())
                .put("delayedStop", p.delayedStop())
                .put("delayedStopMode", p.delayedStopMode())
                .put("timeLimit", p.timeLimit())
                .put(
                        "timeStopAt",
                        p.timeStopAt() == null ? null : p.timeStopAt().toString())
                .put("maxLoss", p.maxLoss())
                .put("liquidation", p.liquidation());
        if (!p.targets().isEmpty()) {
            out.list(
                    "targets",
                    p.targets(),
                    (to, target) -> to.put("price", target.price())
                            .put("pct", target.pct())
                            .put(
                                    "fraction",
                                    target.fraction().numerator() + "/"
                                            + target.fraction().denominator()));
        }
        if (!p.takeProfitSchedule().isEmpty()) {
            out.list(
                    "takeProfitSchedule",
                    p.takeProfitSchedule(),
                    (to, step) -> to.put("after", step.after()).put("pct", step.pct()));
        }
        return out.put("trailing", p.trailing() == null ? null : trailing(p.trailing()));
    }

    private static TextWriter trailing(Trailing t) {
        return TextWriter.object()
                .put("distance", t.distance())
                .put("distancePct", t.distancePct())
                .put("distanceProfitPct", t.distanceProfitPct())
                .put("activation", t.activation())
                .put("activationPct", t.activationPct())
                .put("distancePctAfterActivation", t.distancePctAfterActivation())
                .put("onlyAfterActivation", t.onlyAfterActivation())
                .put("initialStop", t.initialStop())
                .put("activationAfterTrim", t.activationAfterTrim());
    }

    static Protection read(Text in) {
        return new Protection(
                in.optionalDecimal("takeProfit"),
                in.optionalDecimal("takeProfitPct"),
                in.list(
                        "targets",
                        target -> new Target(
                                target.optionalDecimal("price"),
                                target.optionalDecimal("pct"),
                                fraction(target.text("fraction")))),
                in.list(
                        "takeProfitSchedule",
                        step -> new Step(Duration.parse(step.text("after")), step.decimal("pct"))),
                in.optionalDecimal("stopLoss"),
                in.optionalDecimal("stopLossPct"),
                readTrailing(in.optionalObject("trailing")),
                in.flag("breakEvenAfterTrim"),
                in.optionalDecimal("breakEvenAtPct"),
                in.optional("delayedStop", Duration::parse),
                in.constant("delayedStopMode", DelayedStopMode.class),
                in.optional("timeLimit", Duration::parse),
                in.optional("timeStopAt", LocalTime::parse),
                in.optionalDecimal("maxLoss"),
                in.optionalDecimal("liquidation"));
    }

    private static @Nullable Trailing readTrailing(@Nullable Text in) {
        return in == null
                ? null
                : new Trailing(
                        in.optionalDecimal("distance"),
                        in.optionalDecimal("distancePct"),
                        in.optionalDecimal("distanceProfitPct"),
                        in.optionalDecimal("activation"),
                        in.optionalDecimal("activationPct"),
                        in.optionalDecimal("distancePctAfterActivation"),
                        in.flag("onlyAfterActivation"),
                        in.optionalDecimal("initialStop"),
                        in.flag("activationAfterTrim"));
    }

    private static Fraction fraction(String text) {
        int slash = text.indexOf('/');
        return new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }
}
