package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.Nickname;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Chunks without a verb: fields that fill a draft or wait for one, levels, and remarks that change a mood. */
final class FieldChunks {
    private final Board board;
    private final boolean card;
    private final Protections protections;

    FieldChunks(Board board, boolean card) {
        this.board = board;
        this.card = card;
        this.protections = new Protections(board);
    }

    void read(Chunk chunk, Slots slots, Mood mood) {
        Draft last = board.last();
        boolean same = last != null && last.sentence == chunk.sentence();
        if (last != null && same && chunk.before().equals("/") && chunk.has(Meaning.HOLD)) {
            // "trim/hold"
            last.mood = Mood.DOUBTFUL;
            return;
        }
        boolean ofIt = slots.ticker == null || last != null && slots.ticker.equals(last.slots.ticker);
        if (last != null && last.listed && same && ofIt && !Talk.isPure(chunk)) {
            // "AMD: sold, TSLA: hold": something else is said of it.
            boolean known = chunk.has(Meaning.HOLD) || chunk.has(Meaning.STATUS) || chunk.has(Meaning.OTHERS);
            last.mood = known ? Mood.HELD : Mood.DOUBTFUL;
            return;
        }
        if (chunk.has(Meaning.IRONY)) {
            board.remarked = true;
        }
        if (last != null && last.mood == Mood.NOW && (same || Moods.isWithdrawal(chunk))) {
            last.mood = Moods.backwards(chunk, mood, last);
            if (last.mood != Mood.NOW) {
                return;
            }
        }
        if (last != null && last.action.enters() && mood != Mood.DENIED && mood != Mood.ASKED) {
            last.slots.fillSize(slots);
        }
        boolean levels = slots.stop != null || slots.targets != null;
        boolean now = mood == Mood.NOW || mood == Mood.PLANNED && willDo(chunk);
        if (levels && (now || mood == Mood.PLANNED && isOnlyTimed(chunk) && (last == null || last.action.enters()))) {
            protections.read(slots, last, chunk, now ? Mood.NOW : mood);
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
                || last == null && chunk.has(Meaning.REST)
                || slots.repriced
                || isNow(chunk)
                || chunk.has(Meaning.BEYOND);
        boolean level = chunk.has(Meaning.STOP) || chunk.has(Meaning.TARGET);
        if (level && slots.ticker != null && Talk.isClean(chunk) && last == null) {
            board.assembly.unclear.add("a stop or target of " + slots.ticker + " without a level");
        }
        if (last == null && slots.ticker != null && Talk.isKnownRemark(chunk)) {
            board.remember(slots, chunk);
        }
        if (last != null && last.leaves() && chunk.items().stream().anyMatch(item -> item.is(Meaning.LEAVE, ""))) {
            // "Sold the stock, kept the calls": what stays is no part of what was sold.
            return;
        }
        if (slots.isEmpty() && isStrikeOf(board.pending, chunk)) {
            Item number = chunk.items().get(0);
            board.pending.strike = number.amount().stripTrailingZeros();
            board.pending.place("strike", number);
        } else if (!slots.isEmpty() && Talk.isPure(chunk)) {
            fields(chunk, slots, last);
        } else if (Talk.isSpokenContract(chunk, slots) && last == null) {
            board.pending.fill(slots);
        } else if (!slots.isEmpty() && Talk.unknown(chunk) > 0) {
            board.spokenOf(slots);
        }
    }

    /** "AMD | CALL | 210 | 2/20": a whole number in a field of its own, behind a ticker and its type. */
    private static boolean isStrikeOf(Slots pending, Chunk chunk) {
        Item item = chunk.items().get(0);
        return chunk.items().size() == 1
                && chunk.before().equals("|")
                && item.is(Meaning.NUMBER, "")
                && Numbers.isWhole(item.amount())
                && item.amount().compareTo(BigDecimal.TEN) >= 0
                && item.text().length() <= 5
                && pending.ticker != null
                && pending.type != null
                && pending.strike == null;
    }

    /** "Will SL at 3.5": a stop waits anyway, so saying that it will be is setting it. "If", "later" and "limit in" are not. */
    private static boolean willDo(Chunk chunk) {
        return chunk.items().stream().anyMatch(item -> item.is(Meaning.INTENT, ""))
                && chunk.items().stream()
                        .noneMatch(item -> item.is(Meaning.CONDITION)
                                || item.is(Meaning.INTENT) && !item.value().isEmpty());
    }

    /** "Stop at 0.80 by EOD": a level with a time and nothing else that it waits for. */
    private static boolean isOnlyTimed(Chunk chunk) {
        return chunk.items().stream()
                .noneMatch(item -> item.is(Meaning.INTENT)
                        && !item.value().equals("LATER")
                        && !item.value().equals("COME"));
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

    /** "Trim at 1.5, 1.8, 2.0" */
    private static boolean isOtherLevel(Slots next, Draft last) {
        return last.action == Action.TRIM
                && !last.past
                && next.price != null
                && last.slots.price != null
                && !next.averagePrice
                && !next.price.equals(last.slots.price);
    }

    /** Fields and nothing else. */
    private void fields(Chunk chunk, Slots slots, @Nullable Draft last) {
        if (last == null) {
            board.await(slots);
            board.pendingSentence = chunk.sentence();
        } else if (!slots.contradicts(last.slots)) {
            if (last.leaves() && slots.nickname == Nickname.RUNNER && last.slots.nickname == null) {
                // "sold 4, 1 runner": what stays.
                slots.nickname = null;
                slots.places.remove("nickname");
                last.slots.some = true;
            }
            if (last.leaves() && (isOtherPart(slots, last.slots) || isOtherLevel(slots, last))) {
                board.assembly.unclear.add("a second part at another price");
            }
            last.slots.fill(slots);
        } else if (card) {
            last.slots.problems.addAll(slots.problems);
        } else if (isListed(chunk, slots, last)) {
            if (slots.ticker == null) {
                slots.ticker = last.slots.ticker;
                slots.type = slots.type == null ? last.slots.type : slots.type;
            }
            if (last.leaves() && slots.strike == null && last.slots.type == null && last.slots.strike == null) {
                // "Close SPY and QQQ calls": calls of both.
                last.slots.type = slots.type;
            }
            Draft next = new Draft(last.action, slots, last.mood, chunk.sentence());
            next.corrects = last.corrects;
            next.listed = slots.strike == null;
            board.assembly.drafts.add(next);
        } else {
            board.spokenOf(slots);
        }
    }

    /** Whether other fields under the same verb are another instruction: "Trim SPY, QQQ and TSLA", a list of contracts. */
    private static boolean isListed(Chunk chunk, Slots slots, Draft last) {
        boolean ticker = slots.ticker != null && !slots.ticker.equals(last.slots.ticker);
        boolean whole = slots.namesContract() || slots.strike != null;
        boolean sure = slots.sureTicker || whole;
        boolean joined = chunk.sentence() == last.sentence;
        return last.mood == Mood.NOW
                && sure
                && !chunk.has(Meaning.LEAVE)
                && (last.action.enters()
                        ? whole
                        : joined
                                || whole
                                || ticker && chunk.opens() && chunk.items().size() <= 2);
    }
}
