package io.alertledger.cli;

import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import io.alertledger.model.Protection;
import io.alertledger.model.Protection.Target;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Levels as they are typed. A price is a number; {@code 25%} is a distance from the entry. */
final class LevelOptions {
    @Option(names = "--stop", paramLabel = "P|P%", description = "where the loss ends: a price, or 5%% from the entry")
    @Nullable
    private String stop;

    @Option(
            names = "--target",
            paramLabel = "P|P%",
            split = ",",
            description = "where profit is taken; several share the position evenly")
    private List<String> targets = List.of();

    @Option(
            names = "--levels",
            paramLabel = "JSON",
            description = "all of it as 'batch exits' writes it, such as '{\"trailing\":{\"distancePct\":\"0.02\"}}'")
    @Nullable
    private String levels;

    /** Whether anything was said. */
    boolean isEmpty() {
        return stop == null && targets.isEmpty() && levels == null;
    }

    /** What was there with what was said. */
    Protection over(Protection before) {
        Protection after = levels == null ? before : ProtectionJson.read(Json.readObject(levels));
        if (stop != null) {
            after = isPercent(stop)
                    ? after.withStop(null, percent("--stop", stop))
                    : after.withStop(price("--stop", stop), null);
        }
        if (targets.size() == 1) {
            String target = targets.get(0);
            after = isPercent(target)
                    ? after.withTakeProfit(null, percent("--target", target))
                    : after.withTakeProfit(price("--target", target), null);
        } else if (!targets.isEmpty()) {
            Fraction share = Fraction.of(1, targets.size());
            after = after.withTargets(targets.stream()
                    .map(text -> isPercent(text)
                            ? new Target(null, percent("--target", text), share)
                            : new Target(price("--target", text), null, share))
                    .toList());
        }
        return after;
    }

    private static boolean isPercent(String text) {
        return text.endsWith("%");
    }

    private static BigDecimal percent(String option, String text) {
        return price(option, text.substring(0, text.length() - 1)).movePointLeft(2);
    }

    private static BigDecimal price(String option, String text) {
        try {
            BigDecimal price = Decimals.parse(text);
            if (price.signum() > 0) {
                return price;
            }
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(option + ": " + bad.getMessage(), bad);
        }
        throw new IllegalArgumentException(option + ": must be above 0, not " + text);
    }
}
