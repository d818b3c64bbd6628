package io.alertledger.parse;

import org.jspecify.annotations.Nullable;

/** Chunks without a verb: fields that fill a draft or wait for one, levels, and remarks that change a mood. */
final class FieldChunks {
    private final Board board;
    private final boolean card;
    private final Trust trust;
    private final Protections protections;

    FieldChunks(Board board, boolean card, Trust trust) {
        this.board = board;
        this.card = card;
        this.trust = trust;
        this.protections = new Protections(board, trust);
    }

    void read(Chunk chunk, Slots slots, Mood mood) {
        Draft last = board.last();
        if (last != null && last.sentence == chunk.sentence() && last.mood == Mood.NOW) {
            last.mood = Moods.backwards(chunk, mood, last);
            if (last.mood != Mood.NOW) {
                return;
            }
        }
        if (last != null && last.action.enters() && mood != Mood.DENIED && mood != Mood.ASKED) {
            last.slots.fillSize(slots);
        }
        boolean levels = slots.stop != null || slots.targets != null;
        if (levels && (mood == Mood.NOW || mood == Mood.PLANNED && willDo(chunk))) {
            protections.read(slots, last, chunk);
            return;
        }
        if (mood == Mood.TOLD && last == null && slots.ticker != null && Moods.isEvent(chunk)) {
            board.remember(slots, chunk);
        }
        if (mood != Mood.NOW) {
            board.remark(mood, slots, board.watchedSentence == chunk.sentence());
            return;
        }
        if (board.assembly.corrects) {
            board.assembly.correction.fill(slots);
            return;
        }
        if (slots.keep != null && last != null && last.leaves() && !slots.contradicts(last.slots)) {
            last.slots.fill(slots);
            return;
        }
        board.remarked |= chunk.has(Meaning.STATUS)
                || chunk.has(Meaning.GAIN)
                || slots.repriced
                || isNow(chunk)
                || chunk.has(Meaning.BEYOND);
        boolean level = chunk.has(Meaning.STOP) || chunk.has(Meaning.TARGET);
        if (level && slots.ticker != null && trust.isClean(chunk) && last == null) {
            board.assembly.unclear.add("a stop or target of " + slots.ticker + " without a level");
        }
        if (last == null && slots.ticker != null && trust.isKnownRemark(chunk)) {
            board.remember(slots, chunk);
        }
        if (!slots.isEmpty() && trust.isPure(chunk)) {
            fields(chunk, slots, last);
        } else if (trust.isSpokenContract(chunk, slots) && last == null) {
            board.pending.fill(slots);
        } else if (!slots.isEmpty() && trust.unknown(chunk) > 0) {
            trust.remarkOn(slots, last, board.assembly);
        }
    }

    /** "Will SL at 3.5": a stop waits anyway, so saying that it will be is setting it. "If", "later" and "limit in" are not. */
    private static boolean willDo(Chunk chunk) {
        return chunk.items().stream().anyMatch(item -> item.is(Meaning.INTENT, ""))
                && chunk.items().stream()
                        .noneMatch(item -> item.is(Meaning.CONDITION)
                                || item.is(Meaning.INTENT) && !item.value().isEmpty());
    }

    /** "AAPL 260c now 4.00" tells where it stands. */
    private static boolean isNow(Chunk chunk) {
        return chunk.items().stream().anyMatch(item -> item.text().equalsIgnoreCase("now"));
    }

    /** "Trim 1/4 at 3, 1/4 at 4" */
    private static boolean isOtherPart(Slots next, Slots last) {
        return next.price != null
                && last.price != null
                && !next.averagePrice
                && !next.price.equals(last.price)
                && (next.fraction != null || next.quantity != null || next.rest);
    }

    /** Fields and nothing else. */
    private void fields(Chunk chunk, Slots slots, @Nullable Draft last) {
        if (last == null) {
            board.await(slots);
            board.pendingSentence = chunk.sentence();
        } else if (!slots.contradicts(last.slots)) {
            if (last.leaves() && isOtherPart(slots, last.slots)) {
                board.assembly.unclear.add("a second part at another price");
            }
            last.slots.fill(slots);
        } else if (card) {
            last.slots.problems.addAll(slots.problems);
        } else if (trust.isListed(chunk, slots, last)) {
            if (slots.ticker == null) {
                slots.ticker = last.slots.ticker;
                slots.type = slots.type == null ? last.slots.type : slots.type;
            }
            Draft next = new Draft(last.action, slots, last.mood, chunk.sentence());
            next.corrects = last.corrects;
            board.assembly.drafts.add(next);
        } else {
            trust.remarkOn(slots, last, board.assembly);
        }
    }
}
