package io.alertledger.parse;

import io.alertledger.model.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known so far while the chunks of a message are put together. Confined to one call. */
final class Board {
    final Assembly assembly = new Assembly();

    /** Fields said before their verb. */
    Slots pending = new Slots();

    int pendingSentence = -1;

    /** Whole contracts said before {@link #pending}, of which nobody has yet said what to do. */
    final List<Slots> listed = new ArrayList<>();

    /** What the sentence has just remarked on. */
    Slots remark = new Slots();

    int remarkSentence = -1;
    /** The last sentence that the remark reaches: "TP1 hit on AMD! Trim half" is of AMD. */
    int remarkReach = -1;

    int watchedSentence = -1;

    /** Whether something was said of a contract that makes it no order: how it stands, what it gained. */
    boolean remarked;

    boolean verbSeen;

    /** A verb that stood alone, as over a card or a list. */
    @Nullable
    Action heading;

    boolean weakHeading;
    private final Page page;

    Board(Page page) {
        this.page = page;
    }

    @Nullable
    Draft last() {
        return assembly.drafts.isEmpty() ? null : assembly.drafts.get(assembly.drafts.size() - 1);
    }

    /** Keeps fields until their verb comes; a second contract is a second thing. */
    void await(Slots slots) {
        if (slots.contradicts(pending) && slots.ticker != null) {
            if (pending.namesContract()) {
                listed.add(pending);
            }
            pending = slots;
        } else {
            pending.fill(slots);
        }
    }

    /** Notes what a remark was about, for what is done next in its sentence: "AAPL looks weak, out here". */
    void remember(Slots slots, Chunk chunk) {
        remark = new Slots();
        remark.fillContract(slots);
        remarkSentence = chunk.sentence();
        remarkReach = remarkSentence + (Moods.isEvent(chunk) ? 1 : 0);
    }

    /** Whether the remark is what a sentence may be about. */
    boolean isRemarkedIn(int sentence) {
        return sentence >= remarkSentence && sentence <= remarkReach;
    }

    void remark(Mood mood, Slots slots) {
        remark(mood, slots, false);
    }

    void remark(Mood mood, Slots slots, boolean watched) {
        assembly.planned |= mood == Mood.PLANNED && !(watched && slots.strike == null) || mood == Mood.CONDITIONAL;
        assembly.told |= mood == Mood.TOLD;
        if (mood == Mood.DOUBTFUL) {
            assembly.unclear.add("an order in doubtful words");
        }
        if (!slots.isEmpty()) {
            page.because("'" + (slots.ticker == null ? "…" : slots.ticker) + "' is not acted on: " + mood.why());
        }
    }

    /** A contract or ticker in the middle of talk, beside an order or none: said, not acted on. */
    void spokenOf(Slots slots) {
        Draft last = last();
        if (slots.ticker != null && (last == null || !slots.ticker.equals(last.slots.ticker))) {
            page.because("'" + slots.ticker + "' is only spoken of: no verb stands with it");
        }
        if (last != null
                && slots.namesContract()
                && slots.price != null
                && slots.ticker != null
                && slots.contradicts(last.slots)) {
            assembly.unclear.add("a second contract, " + slots.ticker + ", stands in words that are not understood");
        }
    }
}
