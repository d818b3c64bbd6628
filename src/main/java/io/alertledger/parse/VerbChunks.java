package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.OptionType;
import io.alertledger.model.Side;
import java.util.Objects;

/** Chunks with a verb of their own: each is a draft, more of the draft before it, or a heading for what follows. */
final class VerbChunks {
    private final Board board;
    private final Page page;
    private final boolean card;
    private final Trust trust;

    VerbChunks(Board board, Page page, boolean card, Trust trust) {
        this.board = board;
        this.page = page;
        this.card = card;
        this.trust = trust;
    }

    void read(Chunk chunk, Verb verb, Slots slots, Mood mood) {
        Item item = Objects.requireNonNull(verb.item());
        if (item.is(Meaning.DIRECTION)) {
            direction(chunk, verb, slots, mood);
            return;
        }
        if (verb.clash() != null) {
            slots.problems.add(verb.clash());
        }
        direction(item, slots);
        if (slots.averagePrice && item.meaning().leaves()) {
            slots.price = null;
            slots.places.remove("price");
        }
        boolean barren = !slots.namesInstrument();
        if (barren && board.isRemarkedIn(chunk.sentence()) && item.meaning().leaves()) {
            slots.fillContract(board.remark);
        }
        if (!board.pending.isEmpty() && (barren || isFieldOf(board.pending, chunk))) {
            slots.fill(board.pending);
            board.pending = new Slots();
        }
        if (barren && chunk.before().equals("->") && slots.strike != null && slots.type == null) {
            slots.problems.add("'" + slots.strike.toPlainString() + "' may be a level to wait for");
        }
        if (mood == Mood.NOW && isSecondOfTwo(slots, chunk)) {
            board.assembly.unclear.add(
                    board.pending.ticker + " stands before " + slots.ticker + ", and the verb with one of them only");
        }
        Draft last = board.last();
        if (last != null && !slots.namesInstrument() && followUp(last, item, verb, slots, mood, chunk)) {
            return;
        }
        if (last != null && slots.ticker == null && slots.strike != null && last.slots.ticker != null) {
            slots.ticker = last.slots.ticker;
            slots.sureTicker = last.slots.sureTicker;
        }
        add(draft(item, verb, slots, mood, chunk), chunk, verb);
    }

    /** "Qty: 3 | STC AMD 210c": fields that name nothing, before the verb of their sentence or counting what it sells. */
    private boolean isFieldOf(Slots pending, Chunk chunk) {
        return !pending.namesInstrument() && (pending.quantity != null || board.pendingSentence == chunk.sentence());
    }

    /** "AMD and NVDA stopped out": whether both were is not said. */
    private boolean isSecondOfTwo(Slots slots, Chunk chunk) {
        Slots first = board.pending;
        return first.ticker != null
                && first.sureTicker
                && slots.ticker != null
                && !slots.ticker.equals(first.ticker)
                && board.pendingSentence == chunk.sentence()
                && !chunk.opens();
    }

    /** "SHORT … 595p": an entry in a put for a falling price; a call can not be meant. */
    private void direction(Item verb, Slots slots) {
        if (!verb.meaning().enters() || slots.side != Side.SHORT || !slots.namesContract()) {
            return;
        }
        if (slots.type == OptionType.CALL) {
            slots.problems.add("'short' beside an entry in calls");
        }
        page.because("'short' is the direction of the underlying: the put is bought for it");
        slots.side = null;
        slots.places.remove("side");
    }

    private void add(Draft draft, Chunk chunk, Verb verb) {
        draft.corrects = board.assembly.corrects;
        if (draft.mood != Mood.NOW && draft.weak && draft.action.enters() && !draft.slots.namesContract()) {
            board.remark(draft.mood, draft.slots);
            return;
        }
        draft.mood = trust.judge(draft, chunk, verb);
        if (draft.mood == Mood.OTHERS && !trust.isOrderLike(draft)) {
            boolean alone = draft.action.enters() && draft.bare && Talk.isClean(chunk);
            board.heading = alone ? draft.action : board.heading;
            board.weakHeading = alone ? draft.weak && !isCardWord(chunk) : board.weakHeading;
            board.pending.fill(alone ? draft.slots : new Slots());
            board.remarked |= !alone;
            return;
        }
        board.assembly.drafts.add(draft);
    }

    /** "ENTRY", "OPEN" over a card: there the word alone is the order. */
    private boolean isCardWord(Chunk chunk) {
        return card
                && chunk.items().stream()
                        .anyMatch(item -> item.text().equalsIgnoreCase("open")
                                || item.text().equalsIgnoreCase("entry"));
    }

    private Draft draft(Item verb, Verb choice, Slots slots, Mood mood, Chunk chunk) {
        Action action = switch (verb.meaning()) {
            case BUY, DIRECTION -> Action.BUY;
            case ADD -> Action.ADD;
            case TRIM -> Action.TRIM;
            default -> choice.partly() ? Action.TRIM : Action.EXIT;
        };
        if (verb.is(Meaning.CLOSE_SHORT)) {
            slots.side = Side.SHORT;
            slots.place("side", verb);
        }
        slots.place("action", verb);
        Draft draft = new Draft(action, slots, mood, chunk.sentence());
        draft.weak = !verb.value().equals("STRONG");
        draft.bare = !slots.namesInstrument();
        draft.past = verb.past();
        return draft;
    }

    /** A direction is an entry where a contract or a coin stands with it, and a remark where not. */
    private void direction(Chunk chunk, Verb verb, Slots slots, Mood mood) {
        Item item = Objects.requireNonNull(verb.item());
        boolean beside = verb.index() + 1 < chunk.items().size()
                && !chunk.items().get(verb.index() + 1).isPlainNumber();
        boolean coin = slots.ticker != null && (slots.shares || page.isCoin(slots.ticker));
        if (slots.namesContract() && item.value().equals("SHORT") && mood == Mood.NOW) {
            if (beside) {
                board.assembly.unsupported.add(
                        "'" + item.text() + "' with a contract sells premium: recognised and not traded here");
                return;
            }
            page.because("'" + item.text() + "' is the direction of the underlying: a put is bought for it");
            slots.side = null;
            slots.places.remove("side");
        }
        boolean alone =
                mood == Mood.NOW && !slots.namesInstrument() && Talk.isClean(chunk) && board.assembly.drafts.isEmpty();
        if (alone) {
            board.heading = Action.BUY;
            board.weakHeading = true;
            slots.place("action", item);
            board.pending.fill(slots);
        } else if (slots.namesContract() || coin) {
            Draft draft = draft(item, verb, slots, mood, chunk);
            draft.weak = false;
            add(draft, chunk, verb);
        } else if (mood == Mood.NOW && slots.ticker != null && Talk.unknown(chunk) == 0 && !chunk.has(Meaning.STATUS)) {
            board.assembly.unclear.add("'" + item.text() + " " + slots.ticker + "' names no contract");
        } else {
            board.remark(mood, slots);
        }
    }

    /** A verb without a thing of its own, after another: more of the same, or its sequel. */
    private boolean followUp(Draft last, Item verb, Verb choice, Slots slots, Mood mood, Chunk chunk) {
        if (mood != Mood.NOW || last.mood != Mood.NOW) {
            if (mood == Mood.NOW) {
                return false;
            }
            if (mood == Mood.TOLD && last.action.enters() && verb.meaning().leaves()) {
                // "Bought AAPL 260c at 2 and sold at 3 earlier": over before it is read.
                last.mood = Mood.TOLD;
            }
            board.remark(mood, slots);
            return true;
        }
        boolean weak = !verb.value().equals("STRONG");
        if (chunk.before().equals("/")) {
            last.mood = Mood.DOUBTFUL;
            return true;
        }
        if (last.leaves() && verb.meaning().leaves()) {
            if (last.action == Action.TRIM && !choice.partly() && !weak && (slots.rest || verb.is(Meaning.EXIT))) {
                slots.fillContract(last.slots);
                board.assembly.drafts.add(draft(verb, choice, slots, mood, chunk));
                return true;
            }
            boolean partNow = choice.partly() && !weak && last.action == Action.EXIT;
            last.slots.fill(slots);
            if (partNow) {
                last.slots.some = true;
            }
            return true;
        }
        if (last.action.enters() && verb.meaning().enters() && (weak || verb.is(Meaning.BUY))) {
            last.slots.fill(slots);
            return true;
        }
        if (weak && slots.isEmpty()) {
            return true;
        }
        if (last.action.enters() && verb.meaning().leaves() && !Talk.isClean(chunk)) {
            return true;
        }
        return false;
    }
}
