package io.alertledger.parse;

import java.util.List;

/**
 * Puts chunks together to drafts: a verb with what stands around it; fields said before their verb wait for it; fields
 * said after fill what is open; another ticker under the same verb is another instruction.
 */
final class Assembler {
    private final Page page;
    private final boolean starred;
    private final Moods moods = new Moods();
    private final Board board;
    private final VerbChunks verbChunks;
    private final FieldChunks fieldChunks;

    Assembler(Page page, int labels, boolean starred) {
        this.page = page;
        this.starred = starred;
        this.board = new Board(page);
        boolean card = labels >= 2;
        this.verbChunks = new VerbChunks(board, page, card, new Trust(page));
        this.fieldChunks = new FieldChunks(board, card);
    }

    Assembly assemble(List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            board.verbSeen |= Verb.of(chunk.items()).item() != null;
        }
        for (int i = 0; i < chunks.size(); i++) {
            boolean lastOfSentence = i + 1 == chunks.size() || chunks.get(i + 1).opens();
            chunk(chunks.get(i), lastOfSentence);
        }
        finish();
        return board.assembly;
    }

    private void chunk(Chunk spoken, boolean lastOfSentence) {
        Chunk chunk = Verb.withoutSubordinate(spoken);
        Verb verb = Verb.of(chunk.items());
        Slots slots = SlotReader.read(chunk, verb, page);
        if (chunk.items().stream().anyMatch(item -> item.is(Meaning.INTENT, "WATCH"))) {
            board.watchedSentence = chunk.sentence();
        }
        if (chunk.has(Meaning.CORRECTION) || starred) {
            correction(chunk, verb);
        }
        Mood mood = moods.of(chunk, verb, lastOfSentence);
        board.assembly.foreign |= chunk.has(Meaning.FOREIGN);
        if (slots.ticker != null) {
            board.assembly.mentions.add(slots);
        }
        if (chunk.has(Meaning.UNSUPPORTED) && unsupported(chunk, verb, slots, mood)) {
            return;
        }
        if (verb.item() == null) {
            fieldChunks.read(chunk, slots, mood);
        } else {
            verbChunks.read(chunk, verb, slots, mood);
        }
    }

    private void correction(Chunk chunk, Verb verb) {
        boolean apology = chunk.items().stream().noneMatch(item -> item.is(Meaning.CORRECTION, ""));
        board.assembly.corrects |= verb.item() == null || !apology || starred;
    }

    /** @return whether the chunk is done with */
    private boolean unsupported(Chunk chunk, Verb verb, Slots slots, Mood mood) {
        boolean onlyTag = chunk.items().stream()
                .noneMatch(item -> item.is(Meaning.UNSUPPORTED) && !item.value().equals("TAG"));
        Draft last = board.last();
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
                || !board.pending.isEmpty()
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
            board.assembly.unsupported.add("'" + what
                    + "' is recognised and not traded here: spreads, rolls and short premium are not supported");
        } else {
            board.remark(mood, slots);
        }
        return true;
    }

    private void finish() {
        if (board.assembly.drafts.isEmpty() && !board.pending.isEmpty()) {
            boolean quiet = !board.assembly.planned
                    && !board.assembly.told
                    && !board.remarked
                    && (!board.verbSeen || board.heading != null)
                    && board.assembly.unsupported.isEmpty();
            board.listed.add(board.pending);
            if (quiet) {
                list();
            }
        } else if (!board.listed.isEmpty()) {
            board.assembly.unclear.add("contracts are listed, and the verb stands with one of them only");
        }
        moods.colour(board.assembly);
    }

    /** Fields that no verb ever came for. */
    private void list() {
        Verbless verbless = new Verbless(board, page);
        for (Slots slots : board.listed) {
            Draft draft = verbless.read(slots);
            if (draft != null) {
                draft.corrects = board.assembly.corrects;
                board.assembly.drafts.add(draft);
            }
        }
    }
}
