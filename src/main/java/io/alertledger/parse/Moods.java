package io.alertledger.parse;

/**
 * Moods that reach beyond their chunk: "if SPY breaks 600, buy" colours what follows in the sentence, "Recap:" the whole
 * message, a negation everything to the full stop.
 */
final class Moods {
    private Mood carried = Mood.NOW;
    private boolean recap;
    /** Whether a line by itself took back what comes next: "Order update: cancelled". */
    private boolean voided;

    private boolean spoken;

    Mood of(Chunk chunk, Verb verb, boolean lastOfSentence) {
        if (chunk.opens()) {
            carried = Mood.NOW;
        }
        Mood own = Mood.of(chunk, verb);
        if (verb.item() == null && chunk.items().stream().anyMatch(item -> item.is(Meaning.RECAP, "HEADING"))) {
            recap = true;
        }
        Mood mood = own == Mood.NOW ? coloured(verb) : own;
        if (voided && verb.item() != null && own == Mood.NOW) {
            voided = false;
            mood = Mood.DENIED;
        }
        spoken |= verb.item() != null;
        voided |= !spoken
                && isWithdrawal(chunk)
                && chunk.items().stream().anyMatch(item -> item.is(Meaning.NEGATION, "VOID"));
        if (own == Mood.ASKED && !lastOfSentence && isStatement(chunk, verb)) {
            mood = Mood.DOUBTFUL;
        }
        if (carries(own, chunk, verb)) {
            carried = own;
        } else if (chunk.items().stream().anyMatch(item -> item.is(Meaning.IRONY, ""))) {
            carried = Mood.DOUBTFUL;
        }
        return recap && mood == Mood.NOW ? Mood.TOLD : mood;
    }

    /** "Out of SPY here, anyone still in?": a statement in a sentence that ends as a question. */
    private static boolean isStatement(Chunk chunk, Verb verb) {
        return verb.item() != null
                && verb.item().value().equals("STRONG")
                && !chunk.has(Meaning.QUESTION)
                && verb.index() <= 1;
    }

    private Mood coloured(Verb verb) {
        Item item = verb.item();
        if (item == null) {
            return carried == Mood.DENIED
                            || carried == Mood.CONDITIONAL
                            || carried == Mood.TOLD
                            || carried == Mood.PLANNED
                    ? carried
                    : Mood.NOW;
        }
        return switch (carried) {
            case DENIED, OTHERS, DOUBTFUL -> Mood.DOUBTFUL;
            case CONDITIONAL -> item.past() ? Mood.DOUBTFUL : Mood.CONDITIONAL;
            case PLANNED -> item.past() ? Mood.NOW : Mood.PLANNED;
            case TOLD -> item.past() ? Mood.TOLD : Mood.DOUBTFUL;
            default -> Mood.NOW;
        };
    }

    private static boolean carries(Mood own, Chunk chunk, Verb verb) {
        return switch (own) {
            case DENIED, OTHERS, CONDITIONAL, PLANNED, DOUBTFUL -> true;
            case TOLD -> !isEvent(chunk) && (chunk.opens() || verb.item() != null);
            default -> false;
        };
    }

    /** What a chunk without a verb of its own makes of the order before it ("…, if we break 598", "…, at 10am"); NOW where nothing. */
    static Mood backwards(Chunk chunk, Mood mood, Draft last) {
        if (isWithdrawal(chunk)) {
            return Mood.DENIED;
        }
        if (chunk.items().stream().anyMatch(item -> item.is(Meaning.IRONY, ""))) {
            return Mood.DOUBTFUL;
        }
        boolean attributed = chunk.has(Meaning.OTHERS)
                && chunk.before().equals("-")
                && chunk.items().stream().allMatch(item -> item.is(Meaning.OTHERS, Meaning.NOISE));
        if (attributed) {
            // "Sell SPY - Cramer"
            return Mood.DOUBTFUL;
        }
        if (chunk.has(Meaning.HOLD)) {
            // "…, holding until the close" is what comes after.
            return Mood.NOW;
        }
        if (mood == Mood.CONDITIONAL && chunk.has(Meaning.CONDITION) || mood == Mood.TOLD && !isEvent(chunk)) {
            return mood;
        }
        boolean statement = chunk.has(Meaning.STATUS)
                || chunk.has(Meaning.OTHERS)
                || chunk.has(Meaning.STOP_LEVEL)
                || chunk.has(Meaning.TARGET_LEVEL)
                || isHopedFor(chunk)
                || isOtherPart(chunk, last.slots);
        return isLater(chunk) && !last.past && !statement ? Mood.PLANNED : Mood.NOW;
    }

    /** "(paper)", "…, nevermind", "… NOT": a denial and nothing that it denies. */
    static boolean isWithdrawal(Chunk chunk) {
        return chunk.has(Meaning.NEGATION)
                && chunk.items().stream().allMatch(item -> item.is(Meaning.NEGATION, Meaning.NOISE));
    }

    /** "Trim here, the rest at the close", "half now, half at 3pm". */
    private static boolean isOtherPart(Chunk chunk, Slots last) {
        boolean part = last.fraction != null || last.quantity != null || last.some;
        return chunk.has(Meaning.REST) || part && (chunk.has(Meaning.FRACTION) || chunk.has(Meaning.QUANTITY));
    }

    private static boolean isLater(Chunk chunk) {
        return chunk.items().stream()
                .anyMatch(item -> item.is(Meaning.INTENT)
                        && !item.value().isEmpty()
                        && !item.value().equals("WATCH"));
    }

    /** "Looking for 3 by the close": a price that is hoped for, not one that is waited for. */
    private static boolean isHopedFor(Chunk chunk) {
        return chunk.items().stream().anyMatch(item -> item.is(Meaning.INTENT, ""))
                && chunk.items().stream().anyMatch(item -> item.isPlainNumber() || item.is(Meaning.PRICE));
    }

    /** "TP1 hit": what happened, which the next words may act on. */
    static boolean isEvent(Chunk chunk) {
        return chunk.items().stream()
                        .noneMatch(
                                item -> item.is(Meaning.RECAP) && !item.value().equals("EVENT"))
                && chunk.has(Meaning.RECAP);
    }

    void colour(Assembly assembly) {
        if (recap) {
            for (Draft draft : assembly.drafts) {
                draft.mood = draft.mood == Mood.NOW ? Mood.TOLD : draft.mood;
            }
            assembly.told |= recap;
        }
    }
}
