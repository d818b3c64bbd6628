package io.alertledger.parse;

import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Reading;
import io.alertledger.model.Symbols;
import io.alertledger.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The parser that ships: a small grammar over a vocabulary that is data. Deterministic, no network, safe to share between
 * threads; its work grows in proportion to the length of the text ({@link #steps}).
 */
public final class GrammarParser implements AlertParser {
    /** Longest text that is read, in bytes of UTF-8; a longer one is UNCLEAR. */
    public static final int MOST_BYTES = 8 * 1024;

    /** Begins the reason of a message on which the grammar itself failed. */
    static final String FAULT = "the grammar failed on this text: ";

    private final Vocabulary words;
    private final MarketCalendar calendar;
    private final Symbols symbols;

    /**
     * @param words the vocabulary, from {@code rules/words.csv}
     * @param calendar the exchange's days, from {@code rules/holidays.csv}
     * @param symbols which words mean the same underlying, from {@code rules/symbols.csv}
     */
    public GrammarParser(Vocabulary words, MarketCalendar calendar, Symbols symbols) {
        this.words = words;
        this.calendar = calendar;
        this.symbols = symbols;
    }

    @Override
    public Reading parse(Message message) {
        try {
            return read(message);
        } catch (RuntimeException fault) {
            // A fault of ours must not lose a message: a person reads it.
            return new Reading(Verdict.UNCLEAR, List.of(), List.of(FAULT + fault));
        }
    }

    private Reading read(Message message) {
        if (message.text().length() > MOST_BYTES
                || message.text().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return new Reading(
                    Verdict.UNCLEAR, List.of(), List.of("the text is longer than 8 KiB; a person must read it"));
        }
        CleanText clean = Normaliser.clean(message.text());
        Page page = new Page(words, calendar, symbols, message, clean);
        Assembly assembly = assemble(clean, page);
        new Context(this, page, clean).complete(assembly);
        return Checks.judge(Verdicts.reading(assembly, page, clean), message);
    }

    /** How many steps a text takes: the measure by which the work is known to be linear. */
    long steps(Message message) {
        CleanText clean = Normaliser.clean(message.text());
        Page page = new Page(words, calendar, symbols, message, clean);
        assemble(clean, page);
        return page.steps() + message.text().length();
    }

    /** Reads a text for itself, nothing around it. */
    Assembly assemble(CleanText clean, Page page) {
        List<Item> items = Shapes.items(Tokenizer.tokens(clean.text()), page);
        items = new TimeStage(items, page).run();
        items = new CoinStage(items, page).run();
        CardStage card = new CardStage(items, page);
        items = new StrikeStage(card.run(), page).run();
        items = new StopStage(items, page).run();
        items = new TargetStage(items, page).run();
        items = new LeaveStage(items, page).run();
        items = new DateStage(items, page).run();
        items = new TickerStage(items, page).run();
        items = new CountStage(items, page).run();
        items = new PercentStage(items, page).run();
        items = new PriceStage(items, page).run();
        return new Assembler(page, card.labels(), clean.starred()).assemble(Chunk.of(items));
    }

    /** The same tables, reading another text of the same moment. */
    Assembly other(String text, Page page) {
        Message bare = Message.of(text, page.message.receivedAt())
                .holding(page.message.tickers().toArray(new String[0]));
        CleanText clean = Normaliser.clean(text.length() > MOST_BYTES ? text.substring(0, MOST_BYTES) : text);
        return assemble(clean, new Page(words, calendar, symbols, bare, clean));
    }
}
