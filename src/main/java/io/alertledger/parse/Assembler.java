package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.OptionType;
import io.alertledger.model.Side;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts chunks together to drafts: a verb with what stands around it; fields said before their verb wait for it; fields
 * said after fill what is open; another ticker under the same verb is another instruction.
 */
final class Assembler {
    private final Page page;
    private final boolean card;
    private final boolean starred;
    private final Assembly assembly = new Assembly();
    private final Moods moods = new Moods();
    private final Trust trust;
    private Slots pending = new Slots();
    /** What the sentence has just remarked on. */
    private Slots remark = new Slots();

    private int remarkSentence = -1;
    private boolean remarked;
    private boolean verbSeen;
    private int watchedSentence = -1;
    /** A verb that stood alone, as over a card or a list. */
    private @Nullable Action heading;

    private boolean weakHeading;

    Assembler(Page page, int labels, boolean starred) {
        this.page = page;
        this.card = labels >= 2;
        this.starred = starred;
        this.trust = new Trust(page);
    }

    Assembly assemble(List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            verbSeen |= Verb.of(chunk.items()).item() != null;
        }
        for (int i = 0; i < chunks.size(); i++) {
            boolean lastOfSentence = i + 1 == chunks.size() || chunks.get(i + 1).opens();
            chunk(chunks.get(i), lastOfSentence);
        }
        finish();
        return assembly;
    }

    private void chunk(Chunk spoken, boolean lastOfSentence) {
        Chunk chunk = Verb.withoutSubordinate(spoken);
        Verb verb = Verb.of(chunk.items());
        Slots slots = SlotReader.read(chunk, verb, page);
        if (chunk.items().stream().anyMatch(item -> item.is(Meaning.INTENT, "WATCH"))) {
            watchedSentence = chunk.sentence();
        }
        if (chunk.has(Meaning.CORRECTION) || starred) {
            correction(chunk, verb);
        }
        Mood mood = moods.of(chunk, verb, lastOfSentence);
        assembly.foreign |= chunk.has(Meaning.FOREIGN);
        if (slots.ticker != null) {
            assembly.mentions.add(slots);
        }
        if (chunk.has(Meaning.UNSUPPORTED) && unsupported(chunk, verb, slots, mood)) {
            return;
        }
        if (verb.item() == null) {
            withoutVerb(chunk, slots, mood);
        } else {
            withVerb(chunk, verb, slots, mood);
        }
    }

    private void correction(Chunk chunk, Verb verb) {
        boolean apology = chunk.items().stream().noneMatch(item -> item.is(Meaning.CORRECTION, ""));
        assembly.corrects |= verb.item() == null || !apology || starred;
    }

    /** @return whether the chunk is done with */
    private boolean unsupported(Chunk chunk, Verb verb, Slots slots, Mood mood) {
        boolean onlyTag = chunk.items().stream()
                .noneMatch(item -> item.is(Meaning.UNSUPPORTED) && !item.value().equals("TAG"));
        Draft last = last();
        if (onlyTag
                && (last != null && last.action.enters()
                        || verb.item() != null && verb.item().meaning().enters())) {
            page.because("'roll' beside an entry is a remark on it");
            return false;
        }
        boolean sure = chunk.items().stream()
                .anyMatch(item -> item.is(Meaning.UNSUPPORTED, "VERB") || item.is(Meaning.UNSUPPORTED, "TAG"));
        boolean about = verb.item() != null
                || slots.namesInstrument()
                || slots.type != null
                || !pending.isEmpty()
                || sure && chunk.items().size() <= 4;
        if (!about) {
            return false;
        }
        if (mood == Mood.NOW || mood == Mood.DOUBTFUL) {
            String what = chunk.items().stream()
                    .filter(item -> item.is(Meaning.UNSUPPORTED))
                    .findFirst()
                    .orElseThrow()
                    .text();
            assembly.unsupported.add("'" + what
                    + "' is recognised and not traded here: spreads, rolls and short premium are not supported");
        } else {
            remark(mood, slots);
        }
        return true;
    }

    private void withVerb(Chunk chunk, Verb verb, Slots slots, Mood mood) {
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
        if (barren && remarkSentence == chunk.sentence() && item.meaning().leaves()) {
            slots.fillContract(remark);
        }
        if (barren && !pending.isEmpty()) {
            slots.fill(pending);
            pending = new Slots();
        }
        Draft last = last();
        if (last != null && !slots.namesInstrument() && followUp(last, item, verb, slots, mood, chunk)) {
            return;
        }
        if (last != null && slots.ticker == null && slots.strike != null && last.slots.ticker != null) {
            slots.ticker = last.slots.ticker;
            slots.sureTicker = last.slots.sureTicker;
        }
        add(draft(item, verb, slots, mood, chunk), chunk, verb);
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
        draft.corrects = assembly.corrects;
        if (draft.mood != Mood.NOW && draft.weak && draft.action.enters() && !draft.slots.namesContract()) {
            remark(draft.mood, draft.slots);
            return;
        }
        draft.mood = trust.judge(draft, chunk, verb);
        if (draft.mood == Mood.OTHERS && !trust.isOrderLike(draft)) {
            boolean alone = draft.action.enters() && draft.bare && trust.isClean(chunk);
            heading = alone ? draft.action : heading;
            weakHeading = alone ? draft.weak && !isCardWord(chunk) : weakHeading;
            pending.fill(alone ? draft.slots : new Slots());
            remarked |= !alone;
            return;
        }
        assembly.drafts.add(draft);
    }

    /** "ENTRY", "OPEN" over a card: there the word alone is the order. */
    private boolean isCardWord(Chunk chunk) {
        return card && chunk.items().stream().anyMatch(item -> item.text().equalsIgnoreCase("open") || item.text().equalsIgnoreCase("entry"));
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
        boolean coin = slots.ticker != null && (slots.shares || Coins.isCoin(slots.ticker, page));
        if (slots.namesContract() && item.value().equals("SHORT") && mood == Mood.NOW) {
            if (beside) {
                assembly.unsupported.add(
                        "'" + item.text() + "' with a contract sells premium: recognised and not traded here");
                return;
            }
            page.because("'" + item.text() + "' is the direction of the underlying: a put is bought for it");
            slots.side = null;
            slots.places.remove("side");
        }
        if (slots.namesContract() || coin) {
            Draft draft = draft(item, verb, slots, mood, chunk);
            draft.weak = false;
            add(draft, chunk, verb);
        } else if (mood == Mood.NOW
                && slots.ticker != null
                && trust.unknown(chunk) == 0
                && !chunk.has(Meaning.STATUS)) {
            assembly.unclear.add("'" + item.text() + " " + slots.ticker + "' names no contract");
        } else {
            remark(mood, slots);
        }
    }

    /** A verb without a thing of its own, after another: more of the same, or its sequel. */
    private boolean followUp(Draft last, Item verb, Verb choice, Slots slots, Mood mood, Chunk chunk) {
        if (mood != Mood.NOW || last.mood != Mood.NOW) {
            if (mood == Mood.NOW) {
                return false;
            }
            remark(mood, slots);
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
                assembly.drafts.add(draft(verb, choice, slots, mood, chunk));
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
        if (last.action.enters() && verb.meaning().leaves() && !trust.isClean(chunk)) {
            return true;
        }
        return false;
    }

    private void withoutVerb(Chunk chunk, Slots slots, Mood mood) {
        Draft last = last();
        if (last != null
                && moods.appliesBack(chunk, mood, last)
                && last.sentence == chunk.sentence()
                && last.mood == Mood.NOW) {
            last.mood = mood;
            return;
        }
        if (last != null && last.action.enters() && mood != Mood.DENIED && mood != Mood.ASKED) {
            last.slots.fillSize(slots);
        }
        boolean levels = slots.stop != null || slots.targets != null;
        if (levels && (mood == Mood.NOW || mood == Mood.PLANNED && willDo(chunk))) {
            levels(slots, last, chunk);
            return;
        }
        if (mood != Mood.NOW) {
            remark(mood, slots, watchedSentence == chunk.sentence());
            return;
        }
        if (assembly.corrects) {
            assembly.correction.fill(slots);
            return;
        }
        if (slots.keep != null && last != null && last.leaves() && !slots.contradicts(last.slots)) {
            last.slots.fill(slots);
            return;
        }
        remarked |= chunk.has(Meaning.STATUS) || chunk.has(Meaning.GAIN) || slots.repriced || isNow(chunk);
        boolean level = chunk.has(Meaning.STOP) || chunk.has(Meaning.TARGET);
        if (level && slots.ticker != null && trust.isClean(chunk) && last == null) {
            assembly.unclear.add("a stop or target of " + slots.ticker + " without a level");
        }
        if (last == null && slots.ticker != null && trust.isKnownRemark(chunk)) {
            remark = new Slots();
            remark.fillContract(slots);
            remarkSentence = chunk.sentence();
        }
        if (!slots.isEmpty() && trust.isPure(chunk)) {
            fields(chunk, slots, last);
        } else if (trust.isSpokenContract(chunk, slots) && last == null) {
            pending.fill(slots);
        } else if (!slots.isEmpty() && trust.unknown(chunk) > 0) {
            trust.remarkOn(slots, last, assembly);
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

    /** Fields and nothing else. */
    private void fields(Chunk chunk, Slots slots, @Nullable Draft last) {
        if (last == null) {
            pendingFill(slots);
        } else if (!slots.contradicts(last.slots)) {
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
            assembly.drafts.add(next);
        } else {
            trust.remarkOn(slots, last, assembly);
        }
    }

    private void pendingFill(Slots slots) {
        if (slots.contradicts(pending) && slots.ticker != null) {
            // Two things and no verb yet: a list, of which nobody said what to do.
            assembly.mentions.add(pending);
            pending = slots;
        } else {
            pending.fill(slots);
        }
    }

    private void levels(Slots slots, @Nullable Draft last, Chunk chunk) {
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
        boolean entry = last == null
                && (heading != null
                        || slots.namesContract() && slots.price != null
                        || pending.namesContract() && pending.price != null);
        if (entry && !slots.contradicts(pending)) {
            pending.fill(slots);
            return;
        }
        if (slots.ticker == null && !pending.isEmpty()) {
            slots.fill(pending);
            pending = new Slots();
        }
        if (trust.unknown(chunk) > 2 || chunk.has(Meaning.OTHERS)) {
            remarked = true;
            return;
        }
        protect(slots, chunk, last);
    }

    private void protect(Slots slots, Chunk chunk, @Nullable Draft last) {
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
                Draft draft =
                        new Draft(stop ? Action.MOVE_STOP : Action.SET_TARGET, both[i], Mood.NOW, chunk.sentence());
                draft.bare = slots.ticker == null;
                draft.mood = trust.unknown(chunk) > 0 ? Mood.DOUBTFUL : Mood.NOW;
                both[i].places.remove(stop ? "targets" : "stop");
                if (stop) {
                    both[i].targets = null;
                } else {
                    both[i].stop = null;
                }
                assembly.drafts.add(draft);
            }
        }
    }

    private void remark(Mood mood, Slots slots) {
        remark(mood, slots, false);
    }

    private void remark(Mood mood, Slots slots, boolean watched) {
        assembly.planned |= mood == Mood.PLANNED && !(watched && slots.strike == null) || mood == Mood.CONDITIONAL;
        assembly.told |= mood == Mood.TOLD;
        if (mood == Mood.DOUBTFUL) {
            assembly.unclear.add("an order in doubtful words");
        }
        if (!slots.isEmpty()) {
            page.because("'" + (slots.ticker == null ? "…" : slots.ticker) + "' is not acted on: " + mood.why());
        }
    }

    private void finish() {
        if (assembly.drafts.isEmpty() && !pending.isEmpty()) {
            boolean quiet = !assembly.planned
                    && !assembly.told
                    && !remarked
                    && (!verbSeen || heading != null)
                    && assembly.unsupported.isEmpty();
            Draft verbless = trust.withoutVerb(pending, quiet, heading, weakHeading, assembly);
            if (verbless != null) {
                verbless.corrects = assembly.corrects;
                assembly.drafts.add(verbless);
            }
        }
        moods.colour(assembly);
    }

    private @Nullable Draft last() {
        return assembly.drafts.isEmpty() ? null : assembly.drafts.get(assembly.drafts.size() - 1);
    }
}
