package io.alertledger.parse;

import io.alertledger.model.Action;
import org.jspecify.annotations.Nullable;

/** Stops and targets said without a verb: part of the entry or exit before them, or instructions of their own. */
final class Protections {
    private final Board board;

    Protections(Board board) {
        this.board = board;
    }

    void read(Slots slots, @Nullable Draft last, Chunk chunk, Mood mood) {
        boolean same = last != null
                && (slots.ticker == null || slots.ticker.equals(last.slots.ticker))
                && !slots.contradicts(last.slots);
        if (last != null && same && !last.action.protects()) {
            if (last.action.enters()) {
                last.slots.fill(slots);
            } else {
                last.slots.fillLevels(slots);
            }
            return;
        }
        if (slots.ticker == null && last == null && board.isRemarkedIn(chunk.sentence())) {
            slots.fillContract(board.remark);
        }
        boolean entry = last == null
                && (board.heading != null
                        || slots.namesContract() && slots.price != null
                        || board.pending.namesContract() && board.pending.price != null);
        if (entry && !slots.contradicts(board.pending)) {
            board.pending.fill(slots);
            return;
        }
        if (slots.ticker == null && !board.pending.isEmpty()) {
            slots.fill(board.pending);
            board.pending = new Slots();
        }
        if (Talk.unknown(chunk) > 2 || chunk.has(Meaning.OTHERS)) {
            board.remarked = true;
            return;
        }
        protect(slots, chunk, last, mood);
    }

    private void protect(Slots slots, Chunk chunk, @Nullable Draft last, Mood mood) {
        if (slots.ticker == null && last != null) {
            slots.fillContract(last.slots);
        }
        Slots targets = new Slots();
        targets.fillContract(slots);
        targets.fillLevels(slots);
        Slots[] both = {slots, targets};
        for (int i = 0; i < 2; i++) {
            boolean stop = i == 0;
            if (stop ? slots.stop != null : targets.targets != null) {
                Draft draft = new Draft(stop ? Action.MOVE_STOP : Action.SET_TARGET, both[i], mood, chunk.sentence());
                draft.bare = slots.ticker == null;
                draft.mood = Talk.unknown(chunk) > 0 ? Mood.DOUBTFUL : mood;
                both[i].places.remove(stop ? "targets" : "stop");
                if (stop) {
                    both[i].targets = null;
                } else {
                    both[i].stop = null;
                }
                board.assembly.drafts.add(draft);
            }
        }
    }
}
