package io.alertledger.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A question that rules answer, and at once the folder they lie in and the last word of their package:
 * {@code rules/matching/strike.drl} says {@code package rules.matching;} and fires in {@link #MATCHING}.
 */
public enum RuleStage {
    /** Which of the candidates is meant: guards, hints, heuristics. */
    MATCHING(Base.DECISION),
    /** How much of it. */
    SIZING(Base.DECISION),
    /** At which price. */
    PRICING(Base.DECISION),
    /** Whether it may be done at all, here and now. */
    PREFLIGHT(Base.DECISION),
    /** Which levels protect a position that lacks them. */
    PROTECTION(Base.PROTECTION),
    /** Which levels a mark has reached. */
    EXITS(Base.EXITS);

    /** Stages that share their facts share a base, so that one session serves a whole decision. */
    enum Base {
        DECISION,
        PROTECTION,
        EXITS
    }

    private final Base base;
    private final String folder;

    RuleStage(Base base) {
        this.base = base;
        this.folder = name().toLowerCase(Locale.ROOT);
    }

    /** The folder below the rules folder, such as {@code matching}. */
    public String folder() {
        return folder;
    }

    /** The package that every file of the folder declares, such as {@code rules.matching}. */
    public String packageName() {
        return "rules." + folder;
    }

    /** The stage of a folder, empty for a folder that is none. */
    public static Optional<RuleStage> ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(stage -> stage.folder.equals(folder))
                .findFirst();
    }

    Base base() {
        return base;
    }
}
