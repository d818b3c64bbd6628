package io.alertledger.parse;

import java.util.Locale;

/**
 * What a piece of a message can be. The first group is what a row of {@code rules/words.csv} may say; the second is
 * made by the stages out of numbers and words.
 */
public enum Meaning {
    // --- Verbs: what to do. Value STRONG: an order by itself; WEAK: only with a contract or a ticker right
    // beside it; with " PAST" behind it where the word tells of something done, which an order may be and a plan is
    // not.
    /** Open: "bto", "bought". */
    BUY,
    /** Add to what is held: "adding". */
    ADD,
    /** Sell a part: "trim", "took some off". */
    TRIM,
    /** Sell, a part if a part is said, else all: "sold", "stc". */
    SELL,
    /** Sell all that is meant: "all out", "exit". */
    EXIT,
    /** Buy back a short: "btc". */
    CLOSE_SHORT,
    /** A direction: value LONG or SHORT. An entry with a contract or a coin, a comment without. */
    DIRECTION,
    /** Recognised and not traded here: "sto", "spread", "rolled". */
    UNSUPPORTED,
    /** An order verb of a language that this grammar does not read. */
    FOREIGN,

    // --- Moods: whether a verb is an order now.
    /** "not", "don't", "almost": what follows did not and shall not happen; value VOID where a line by itself says it of the next ("Cancelled"). */
    NEGATION,
    /** "will", "looking to": later, maybe. */
    INTENT,
    /** "if", "once", "above": only when something else happens. */
    CONDITION,
    /** "yesterday", "recap": told, not ordered. */
    RECAP,
    /** "anyone", "should i": asked. */
    QUESTION,
    /** "they", "market": someone else does it. */
    OTHERS,
    /** "holding": nothing is to be done. */
    HOLD,
    /** "is", "looks": a remark about a contract rather than an order for it; value REACHED where a level before it was ("PT 2.40 hit"). */
    STATUS,
    /** "great idea", "lol sure": said in jest as likely as not; value LEAVES or ENTERS where only such a verb is ("sell … at the bottom"). */
    IRONY,
    /** "sorry", "meant": what follows replaces what was said. */
    CORRECTION,

    // --- Things.
    /** "calls": value CALL or PUT. */
    TYPE,
    /** "shares": not an option. */
    SHARES,
    /** "contracts", "cons": the number beside it is a quantity. */
    UNITS,
    /** "strike": the number beside it is one. */
    STRIKE_WORD,
    /** "expiring", "exp": a date stands beside it. */
    EXPIRY_WORD,
    /** "weeklies", "core", "runners": value names the nickname. */
    NICKNAME,
    /** A company's or coin's name, or a widely traded symbol: value is the ticker. */
    TICKER_WORD,
    /** A plain word that is a ticker as well: counts as one with a $, before a contract, or when held. An aside. */
    COMMON,
    /** A coin's short name: traded by amount, with neither strike nor expiration. An aside. */
    COIN,

    // --- Amounts.
    /** "half": value is the fraction. */
    FRACTION,
    /** "a couple": value is the count. */
    COUNT,
    /** "some", "a few": a part, how much is not said. */
    SOME,
    /** "off": what stands before is sold ("half off", "took some off"). */
    OFF,
    /** "all"; value EVERYTHING, LONG or SHORT where it is all of every ticker, or of that side. */
    ALL,
    /** "the rest". */
    REST,
    /** "lotto", "starter": value is the size word. */
    SIZE_WORD,
    /** What part of a full entry a size word means; of no concern here, read by the rules. An aside. */
    SIZE,
    /** "size", "position": the fraction before it is a size word. */
    SIZE_NOUN,
    /** "leaving", "keep": what follows stays. */
    LEAVE,
    /** "left", "remaining": what stands before stays. */
    LEFT,

    // --- Prices and levels.
    /** "at", "@", "for": a price follows. */
    AT,
    /** "avg": the author's average follows. */
    AVERAGE,
    /** "be", "entry": the position's own cost. */
    BREAK_EVEN,
    /** "market". */
    MARKET,
    /** "profit", "gain": the percentage beside it is no amount. */
    GAIN,
    /** "sl", "stop". */
    STOP,
    /** "pt", "target". */
    TARGET,
    /** "trailing". */
    TRAIL,
    /** "move", "raise": what is done to a stop. */
    MOVE,
    /** "under", "close over": on which side of a level. */
    BEYOND,

    // --- Days.
    /** "today", "weekly", "monthlies": value names the day rule. */
    DAY,
    /** "jan": value is 1 to 12. */
    MONTH,
    /** "friday": value is 1 (Monday) to 5. */
    WEEKDAY,
    /** "close", "lunch": behind "at", "by" or "before" a time; value EVENT where only "before" and "after" make it one. An aside. */
    MOMENT,
    /** "min", "hours": behind a number a length of time. An aside. */
    PERIOD,

    // --- The rest of the page.
    /** "closed", "flat", "dumping": behind a ticker what the market does as likely as what is sold. An aside. */
    MARKET_MOVE,
    /** On a card, before a colon: value names the field. An aside. */
    LABEL,
    /** "and", "then": joins instructions. */
    LINK,
    /** Says nothing about trading: ignored. */
    NOISE,

    // --- Made by the stages, never in the table.
    WORD,
    NUMBER,
    /** A time of day: "10:30", "3pm". */
    CLOCK,
    MONEY,
    PERCENT,
    /** Two or three numbers with slashes or dashes: a date, a fraction or targets. */
    SLASH,
    RANGE,
    ARROW,
    TICKER,
    /** A whole contract in one symbol: OCC, CCID. */
    SYMBOL,
    STRIKE,
    EXPIRATION,
    PRICE,
    QUANTITY,
    KEEP,
    STOP_LEVEL,
    TARGET_LEVEL,
    /** A thing that can not be: an impossible date, a strike of zero. */
    IMPOSSIBLE,
    SEPARATOR,
    END;

    /** The name in the table: {@code close-short}. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a phrase may have this meaning besides another. */
    boolean isAside() {
        return switch (this) {
            case LABEL, COMMON, COIN, SIZE, MOMENT, PERIOD, MARKET_MOVE -> true;
            default -> false;
        };
    }

    /** Whether a row of the table may say this. */
    public boolean isVocabulary() {
        return ordinal() <= NOISE.ordinal();
    }

    /** Whether this is what is done to a position. */
    public boolean isVerb() {
        return ordinal() <= DIRECTION.ordinal();
    }

    /** Whether this sells. */
    public boolean leaves() {
        return this == TRIM || this == SELL || this == EXIT || this == CLOSE_SHORT;
    }

    /** Whether this opens or adds. */
    public boolean enters() {
        return this == BUY || this == ADD || this == DIRECTION;
    }
}
