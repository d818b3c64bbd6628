package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Nickname;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a message as a source of hints, each said to be one: the message replied to (or quoted) gives ticker,
 * strike, type and day; the author's last message gives the ticker; the book does where it holds a single one.
 */
final class Context {
    private final GrammarParser parser;
    private final Page page;
    private final CleanText clean;

    Context(GrammarParser parser, Page page, CleanText clean) {
        this.parser = parser;
        this.page = page;
        this.clean = clean;
    }

    void complete(Assembly assembly) {
        for (Draft draft : assembly.drafts) {
            if (draft.slots.ticker == null
                    && draft.mood == Mood.NOW
                    && !draft.isEverywhere()
                    && draft.action != Action.BUY) {
                fromAround(draft);
            }
        }
        if (assembly.corrects && assembly.drafts.isEmpty() && !assembly.correction.isEmpty()) {
            correct(assembly);
        }
    }

    private void fromAround(Draft draft) {
        Slots replied = replied();
        if (replied != null && replied.ticker != null) {
            Slots hint = new Slots();
            hint.ticker = replied.ticker;
            hint.sureTicker = true;
            hint.root = replied.root;
            boolean same = draft.slots.strike == null || draft.slots.strike.equals(replied.strike);
            if (same) {
                hint.strike = replied.strike;
                hint.type = replied.type;
                hint.expiration = replied.expiration;
            }
            if (!hint.contradicts(draft.slots)) {
                draft.slots.fillContract(hint);
                page.because("the message replied to names " + replied.ticker
                        + (hint.strike == null ? "" : " " + hint.strike.toPlainString()) + ": taken as a hint");
                return;
            }
            page.because("the message replied to names another contract than this one: nothing is taken from it");
        }
        Nickname nickname = draft.slots.nickname;
        String called = nickname == null
                ? null
                : page.message.nicknames().get(nickname.name().toLowerCase(Locale.ROOT));
        if (called != null) {
            draft.slots.ticker = called;
            page.because(called + " is what is held under that nickname: taken as a hint");
            return;
        }
        String before = previousTicker();
        if (before != null && draft.action == Action.ADD) {
            page.because("the author's last message names " + before + ": too little to add to a position");
        } else if (before != null) {
            draft.slots.ticker = before;
            page.because("the author's last message names " + before + ": taken as a hint");
        } else if (page.message.tickers().size() == 1) {
            draft.slots.ticker =
                    page.symbols.tickerOf(page.message.tickers().iterator().next());
            page.because(draft.slots.ticker + " is all that is held: taken as a hint");
        }
    }

    private @Nullable Slots replied() {
        String text = page.message.replyTo() != null ? page.message.replyTo() : clean.quoted();
        return text.isBlank() ? null : onlyMention(parser.other(text, page));
    }

    /** The one ticker that a text is about, with what all of its mentions agree on. */
    private static @Nullable Slots onlyMention(Assembly assembly) {
        Slots found = null;
        for (Slots mention : assembly.mentions) {
            if (found == null) {
                found = copy(mention);
            } else if (mention.ticker != null && !mention.ticker.equals(found.ticker)) {
                if (mention.sureTicker == found.sureTicker) {
                    return null;
                }
                found = mention.sureTicker ? copy(mention) : found;
            } else if (mention.contradicts(found)) {
                found.strike = null;
                found.type = null;
                found.expiration = null;
            } else {
                found.fillContract(mention);
            }
        }
        return found;
    }

    private static Slots copy(Slots slots) {
        Slots copy = new Slots();
        copy.fillContract(slots);
        copy.places.clear();
        return copy;
    }

    private @Nullable String previousTicker() {
        String author = page.message.author();
        List<Alert.Message> previous = page.message.previous();
        for (int i = previous.size() - 1; i >= 0; i--) {
            Alert.Message message = previous.get(i);
            if (Objects.equals(author, message.author())) {
                Set<String> tickers = new LinkedHashSet<>();
                for (Slots mention : parser.other(message.text(), page).mentions) {
                    if (mention.ticker != null) {
                        tickers.add(mention.ticker);
                    }
                }
                return tickers.size() == 1 ? tickers.iterator().next() : null;
            }
        }
        return null;
    }

    /** "sorry 185p": the author's last order, with the values that are given now. */
    private void correct(Assembly assembly) {
        Draft corrected = lastOrder();
        Slots slots = assembly.correction;
        if (corrected == null) {
            assembly.unclear.add("a correction, and what it corrects is not known");
            if (slots.namesInstrument()) {
                Draft draft = new Draft(Action.BUY, slots, Mood.DOUBTFUL, 0);
                draft.corrects = true;
                assembly.drafts.add(draft);
            }
            return;
        }
        Slots base = corrected.slots;
        base.places.clear();
        boolean otherThing = slots.ticker != null && !slots.ticker.equals(base.ticker);
        if (otherThing) {
            base.root = null;
        }
        slots.fill(base);
        Draft draft = new Draft(corrected.action, slots, Mood.NOW, 0);
        draft.corrects = true;
        page.because("a correction of the author's last order: the values given replace its own");
        assembly.drafts.add(draft);
    }

    private @Nullable Draft lastOrder() {
        String replyTo = page.message.replyTo();
        if (replyTo != null) {
            return firstOrder(parser.other(replyTo, page));
        }
        List<Alert.Message> previous = page.message.previous();
        for (int i = previous.size() - 1; i >= 0; i--) {
            if (Objects.equals(page.message.author(), previous.get(i).author())) {
                Draft order = firstOrder(parser.other(previous.get(i).text(), page));
                if (order != null) {
                    return order;
                }
            }
        }
        return null;
    }

    private static @Nullable Draft firstOrder(Assembly assembly) {
        List<Draft> orders = assembly.drafts.stream()
                .filter(draft -> draft.mood == Mood.NOW && !draft.action.protects())
                .toList();
        return orders.size() == 1 ? orders.get(0) : null;
    }
}
