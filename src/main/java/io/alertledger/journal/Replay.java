package io.alertledger.journal;

import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Decision;
import io.alertledger.model.RefusalCode;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.resolve.Unacted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides again what was decided, from what was kept. Stateless. */
public final class Replay {
    /** Refused by what came before, before any rule was asked. */
    private static final Set<RefusalCode> BEFORE_RULES = Set.of(RefusalCode.DUPLICATE, RefusalCode.CONFLICT);

    private Replay() {}

    /** What deciding again came to. */
    public sealed interface Outcome {}

    /** The same decision, byte for byte. */
    public record Identical() implements Outcome {}

    /** Another one. */
    public record Different(String before, String after) implements Outcome {}

    /** It can't be decided again. */
    public record NotPossible(String reason) implements Outcome {}

    /**
     * Replays under the rules that decided.
     *
     * @param rules a rule set by its id; empty where it is not kept
     */
    public static Outcome of(DecisionLog.Logged logged, Function<String, Optional<Resolver>> rules) {
        try {
            KeptDecision kept = KeptDecision.of(logged);
            Optional<Resolver> resolver = rules.apply(logged.ruleSet());
            if (resolver.isEmpty()) {
                return new NotPossible("rule set " + logged.ruleSet() + " is not kept");
            }
            Optional<String> missing = missing(kept);
            if (missing.isPresent()) {
                return new NotPossible(missing.get());
            }
            String before = kept.decisionText();
            String after = Json.write(DecisionJson.of(again(kept, resolver.get())));
            return before.equals(after) ? new Identical() : new Different(before, after);
        } catch (InputException unreadable) {
            return new NotPossible("what was kept can not be read: " + unreadable.getMessage());
        }
    }

    /** Why a decision can't be made again; empty where it can. */
    static Optional<String> missing(KeptDecision kept) {
        if (!kept.replayable()) {
            return Optional.of("what it rested on was not kept");
        }
        Decision decision = kept.decision();
        return decision instanceof Decision.Refused refused && BEFORE_RULES.contains(refused.code())
                ? Optional.of("refused as " + refused.code() + " before any rule was asked")
                : Optional.empty();
    }

    /** The decision that rules make of what was kept. */
    static Decision again(KeptDecision kept, Resolver resolver) {
        List<Question> questions = kept.questions(resolver.rules().tables());
        if (questions.isEmpty()) {
            return Unacted.of(
                    kept.reading(),
                    resolver.rules().id(),
                    kept.decision().parts().get(0).explanation().decidedAt());
        }
        List<Decision.Single> parts = questions.stream().map(resolver::resolve).toList();
        return parts.size() == 1 ? kept.asked(parts.get(0)) : Decision.of(parts);
    }
}
