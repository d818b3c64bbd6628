package io.alertledger.trade;

import io.alertledger.exits.Seeded;
import io.alertledger.model.Decimals;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which protection rules seeded a position, as its reason tells: when they change, what they seeded and nothing has
 * moved since follows them.
 *
 * @param mark names the text of the rules, in eight characters
 */
record SeedSettings(String mark) {
    private static final int LENGTH = 8;
    private static final String SETTINGS = "; settings ";
    private static final String RANGE = "; average range ";

    static SeedSettings of(RuleSet rules) {
        return new SeedSettings(Ids.text(rules.sources().files().stream()
                        .filter(file -> file.folder().equals("protection") && !file.isScenarios())
                        .map(RuleFile::text)
                        .toList())
                .substring(0, LENGTH));
    }

    /** The reason that is kept with the levels. */
    String because(List<Seeded.Reason> reasons, @Nullable BigDecimal atr, String before) {
        return reasons.stream()
                        .map(reason -> reason.part() + " " + Decimals.plain(reason.level()) + ": " + reason.because()
                                + " (" + reason.rule().id() + ")")
                        .collect(Collectors.joining("; ", before.isEmpty() ? "" : before + "; ", ""))
                + (atr == null ? "" : RANGE + Decimals.plain(atr))
                + SETTINGS
                + mark;
    }

    /** Whether these rules gave this reason. */
    boolean made(String because) {
        return because.contains(SETTINGS + mark);
    }

    /** Whether a range of bars was known then. */
    boolean usedRange(String because) {
        return because.contains(RANGE);
    }
}
