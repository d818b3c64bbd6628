package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import io.alertledger.model.Protection;
import io.alertledger.model.Protection.DelayedStopMode;
import io.alertledger.model.Protection.Step;
import io.alertledger.model.Protection.Target;
import io.alertledger.model.Protection.Trailing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link Protection} as JSON: the {@code protection} object of the contracts. Prices and fractions are texts. */
public final class ProtectionJson {
    private ProtectionJson() {}

    /**
     * Reads a protection.
     *
     * @throws InputException with the field, the value found and what is allowed
     */
    public static Protection read(Fields fields) {
        atMostOne(fields, "takeProfit", "takeProfitPct");
        atMostOne(fields, "stopLoss", "stopLossPct");
        Optional<Trailing> trailing =
                Optional.ofNullable(fields.optionalObject("trailing")).map(ProtectionJson::trailing);
        DelayedStopMode mode = fields.optionalConstant("delayedStopMode", DelayedStopMode.class);
        return new Protection(
                positive(fields, "takeProfit"),
                notNegative(fields, "takeProfitPct"),
                fields.objects("targets").stream().map(ProtectionJson::target).toList(),
                fields.objects("takeProfitSchedule").stream()
                        .map(ProtectionJson::step)
                        .toList(),
                positive(fields, "stopLoss"),
                notNegative(fields, "stopLossPct"),
                trailing.orElse(null),
                fields.flag("breakEvenAfterTrim", false),
                notNegative(fields, "breakEvenAtPct"),
                seconds(fields, "delayedStopSeconds"),
                mode == null ? DelayedStopMode.ARM_AFTER_ENTRY : mode,
                seconds(fields, "timeLimitSeconds"),
                fields.optionalParsed("timeStopAt", LocalTime::parse, "expected a time of day such as 15:45"),
                positive(fields, "maxLoss"),
                positive(fields, "liquidation"));
    }

    private static Target target(Fields fields) {
        if (!fields.has("price") && !fields.has("pct")) {
            throw new InputException("MISSING", fields.path("price"), "", "a target needs a price or a pct");
        }
        atMostOne(fields, "price", "pct");
        Fraction fraction = fields.parsed(
                "fraction", ProtectionJson::fraction, "expected a fraction above 0 and at most 1, such as 0.5");
        return new Target(positive(fields, "price"), notNegative(fields, "pct"), fraction);
    }

    private static Fraction fraction(String text) {
        return Fraction.of(Decimals.parse(text));
    }

    private static Step step(Fields fields) {
        Duration after = seconds(fields, "afterSeconds");
        if (after == null) {
            throw new InputException("MISSING", fields.path("afterSeconds"), "", "missing, and needed");
        }
        return new Step(after, fields.decimal("pct"));
    }

    private static Trailing trailing(Fields fields) {
        List<String> distances = List.of("distance", "distancePct", "distanceProfitPct");
        atMostOne(fields, distances.toArray(String[]::new));
        if (distances.stream().noneMatch(fields::has)) {
            throw new InputException(
                    "MISSING", fields.path("distance"), "", "a trailing stop needs one of " + distances);
        }
        atMostOne(fields, "activation", "activationPct");
        BigDecimal tighter = positive(fields, "distancePctAfterActivation");
        BigDecimal initialStop = positive(fields, "initialStop");
        boolean afterTrim = fields.flag("activationAfterTrim", false);
        boolean waits = fields.has("activation") || fields.has("activationPct") || afterTrim;
        // Whoever names an activation and nothing that should hold before it means a stop that waits for it.
        boolean onlyAfter = fields.flag("onlyAfterActivation", waits && tighter == null && initialStop == null);
        return new Trailing(
                positive(fields, "distance"),
                positive(fields, "distancePct"),
                positive(fields, "distanceProfitPct"),
                positive(fields, "activation"),
                notNegative(fields, "activationPct"),
                tighter,
                onlyAfter,
                initialStop,
                afterTrim);
    }

    private static void atMostOne(Fields fields, String... names) {
        List<String> given = Stream.of(names).filter(fields::has).toList();
        if (given.size() > 1) {
            throw fields.invalid(given.get(1), "at most one of " + List.of(names) + " is allowed");
        }
    }

    private static @Nullable BigDecimal positive(Fields fields, String field) {
        BigDecimal value = fields.optionalDecimal(field);
        if (value != null && value.signum() <= 0) {
            throw fields.invalid(field, "must be above 0");
        }
        return value;
    }

    private static @Nullable BigDecimal notNegative(Fields fields, String field) {
        BigDecimal value = fields.optionalDecimal(field);
        if (value != null && value.signum() < 0) {
            throw fields.invalid(field, "must not be negative; the side of the position gives the direction");
        }
        return value;
    }

    private static @Nullable Duration seconds(Fields fields, String field) {
        BigDecimal value = notNegative(fields, field);
        if (value == null) {
            return null;
        }
        try {
            return Duration.ofNanos(value.movePointRight(9).longValueExact());
        } catch (ArithmeticException tooLong) {
            throw fields.invalid(field, "expected seconds, at most 292 years of them");
        }
    }

    /** The same form; parts that are not set are left out. */
    public static ObjectNode write(Protection protection) {
        ObjectNode node = Json.object();
        Json.put(node, "takeProfit", protection.takeProfit());
        Json.put(node, "takeProfitPct", protection.takeProfitPct());
        if (!protection.targets().isEmpty()) {
            ArrayNode targets = node.putArray("targets");
            for (Target target : protection.targets()) {
                ObjectNode one = targets.addObject();
                Json.put(one, "price", target.price());
                Json.put(one, "pct", target.pct());
                Json.put(one, "fraction", target.fraction().toDecimal());
            }
        }
        if (!protection.takeProfitSchedule().isEmpty()) {
            ArrayNode schedule = node.putArray("takeProfitSchedule");
            for (Step step : protection.takeProfitSchedule()) {
                ObjectNode one = schedule.addObject();
                Json.put(one, "afterSeconds", inSeconds(step.after()));
                Json.put(one, "pct", step.pct());
            }
        }
        Json.put(node, "stopLoss", protection.stopLoss());
        Json.put(node, "stopLossPct", protection.stopLossPct());
        if (protection.trailing() != null) {
            node.set("trailing", write(protection.trailing()));
        }
        if (protection.breakEvenAfterTrim()) {
            node.put("breakEvenAfterTrim", true);
        }
        Json.put(node, "breakEvenAtPct", protection.breakEvenAtPct());
        if (protection.delayedStop() != null) {
            Json.put(node, "delayedStopSeconds", inSeconds(protection.delayedStop()));
            node.put("delayedStopMode", protection.delayedStopMode().name());
        }
        Json.put(node, "timeLimitSeconds", inSeconds(protection.timeLimit()));
        Json.put(node, "timeStopAt", (Object) protection.timeStopAt());
        Json.put(node, "maxLoss", protection.maxLoss());
        Json.put(node, "liquidation", protection.liquidation());
        return node;
    }

    private static ObjectNode write(Trailing trailing) {
        ObjectNode node = Json.object();
        Json.put(node, "distance", trailing.distance());
        Json.put(node, "distancePct", trailing.distancePct());
        Json.put(node, "distanceProfitPct", trailing.distanceProfitPct());
        Json.put(node, "activation", trailing.activation());
        Json.put(node, "activationPct", trailing.activationPct());
        Json.put(node, "distancePctAfterActivation", trailing.distancePctAfterActivation());
        node.put("onlyAfterActivation", trailing.onlyAfterActivation());
        Json.put(node, "initialStop", trailing.initialStop());
        if (trailing.activationAfterTrim()) {
            node.put("activationAfterTrim", true);
        }
        return node;
    }

    private static @Nullable BigDecimal inSeconds(@Nullable Duration duration) {
        return duration == null
                ? null
                : BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
