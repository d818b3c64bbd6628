package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number with what is glued to it: {@code 595c}, {@code C595}, {@code 30%}, {@code 1/28/26}, {@code 2.40-2.50},
 * {@code x3}, {@code 0dte}, {@code 28th}.
 *
 * @param item what it makes
 * @param next the token after it
 */
record NumberShape(Item item, int next) {
    private static final Set<String> CALLS = Set.of("c", "call", "calls", "cs");
    private static final Set<String> PUTS = Set.of("p", "put", "puts", "ps");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    /** "10am", "200ema", "10k": numbers that are no price, strike or count of contracts. */
    private static final Set<String> UNITS_OF_OTHER_THINGS = Set.of(
            "k", "m", "mm", "b", "bn", "w", "d", "h", "s", "min", "mins", "hr", "hrs", "sec", "am", "pm", "est", "et",
            "pst", "ema", "sma", "ma", "dma", "day", "days", "wk", "wks", "yr", "yrs", "pt", "pts", "bps", "r", "tf",
            "rr");

    private static final Set<String> MILLIONS = Set.of("m", "mm", "mil", "million", "b", "bn", "billion");

    /** The shape that begins with the number at an index. */
    static NumberShape at(List<Token> tokens, int at, String sign) {
        Token first = tokens.get(at);
        BigDecimal number = number(first.text());
        if (number == null) {
            return new NumberShape(Item.of(Meaning.WORD, "", first.text(), null, first, first), at + 1);
        }
        NumberShape dated = sign.isEmpty() ? dated(tokens, at) : null;
        if (dated != null) {
            return dated;
        }
        Token second = glued(tokens, at + 1);
        if (second == null && at + 1 < tokens.size() && tokens.get(at + 1).is("%")) {
            return of(Meaning.PERCENT, "", number, tokens, at, at + 1);
        }
        if (second == null) {
            return of(Meaning.NUMBER, "", number, tokens, at, at);
        }
        if (second.is("%")) {
            return of(Meaning.PERCENT, "", number, tokens, at, at + 1);
        }
        NumberShape percents = percents(tokens, at, number);
        if (percents != null) {
            return percents;
        }
        NumberShape range = range(tokens, at, number);
        if (range != null) {
            return range;
        }
        return suffixed(tokens, at, number, second, sign);
    }

    private static NumberShape suffixed(List<Token> tokens, int at, BigDecimal number, Token second, String sign) {
        Token third = glued(tokens, at + 2);
        boolean typo = second.is(".") && third != null && isType(third.text());
        Token letters = typo ? third : second;
        int last = typo ? at + 2 : at + 1;
        if (letters == null || letters.kind() != Token.Kind.WORD) {
            return of(Meaning.NUMBER, "", number, tokens, at, at);
        }
        String word = letters.text().toLowerCase(Locale.ROOT);
        Token behind = glued(tokens, last + 1);
        boolean ends = behind == null || behind.kind() != Token.Kind.NUMBER;
        if (isType(word) && ends) {
            return of(Meaning.STRIKE, CALLS.contains(word) ? "CALL" : "PUT", number, tokens, at, last);
        }
        if (sign.equals("$") && MILLIONS.contains(word)) {
            // "$1.2M": what nobody in a room pays.
            return of(Meaning.OTHERS, "", number, tokens, at, last);
        }
        if (word.equals("s")
                && !tokens.get(at).glued()
                && Numbers.isWhole(number)
                && number.compareTo(BigDecimal.TEN) >= 0) {
            // "the 260s": contracts of that strike, of either type.
            return of(Meaning.STRIKE, "", number, tokens, at, last);
        }
        if (ORDINALS.contains(word) && Numbers.isWhole(number)) {
            return of(Meaning.NUMBER, "ORDINAL", number, tokens, at, last);
        }
        if (word.equals("x") && Numbers.isWhole(number)) {
            return of(Meaning.QUANTITY, "", number, tokens, at, last);
        }
        if (word.equals("dte") || word.equals("dtes")) {
            return of(Meaning.DAY, "DTE", number, tokens, at, last);
        }
        if (UNITS_OF_OTHER_THINGS.contains(word)) {
            return of(Meaning.WORD, "", number, tokens, at, last);
        }
        return of(Meaning.NUMBER, "", number, tokens, at, at);
    }

    private static boolean isType(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return CALLS.contains(lower) || PUTS.contains(lower);
    }

    /** {@code C595} and {@code x3}: letters before the number; null for any other word. */
    static @Nullable NumberShape compound(List<Token> tokens, int at) {
        Token second = glued(tokens, at + 1);
        String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
        if (second == null
                || second.kind() != Token.Kind.NUMBER
                || !(word.equals("c") || word.equals("p") || word.equals("x"))) {
            return null;
        }
        BigDecimal number = number(second.text());
        Token after = glued(tokens, at + 2);
        boolean more = after != null && after.kind() != Token.Kind.SIGN && after.kind() != Token.Kind.NEWLINE;
        if (number == null
                || more
                || tokens.get(at).glued() && at > 0 && tokens.get(at - 1).kind() == Token.Kind.NUMBER) {
            return null;
        }
        return word.equals("x")
                ? of(Meaning.QUANTITY, "", number, tokens, at, at + 1)
                : of(Meaning.STRIKE, word.equals("c") ? "CALL" : "PUT", number, tokens, at, at + 1);
    }

    /** Whether the number at an index begins a row of numbers with slashes. */
    static boolean isDated(List<Token> tokens, int at) {
        return dated(tokens, at) != null;
    }

    /** Two or three whole numbers with slashes; three with dashes or dots. */
    private static @Nullable NumberShape dated(List<Token> tokens, int at) {
        Token sign = glued(tokens, at + 1);
        Token second = glued(tokens, at + 2);
        if (sign == null || second == null || second.kind() != Token.Kind.NUMBER) {
            return null;
        }
        Token secondSign = glued(tokens, at + 3);
        Token third = glued(tokens, at + 4);
        boolean three = secondSign != null
                && secondSign.text().equals(sign.text())
                && third != null
                && third.kind() == Token.Kind.NUMBER;
        String first = tokens.get(at).text();
        boolean whole = isWhole(first) && isWhole(second.text()) && (third == null || !three || isWhole(third.text()));
        if (sign.is("/")) {
            if (!whole && !three) {
                return null;
            }
            return whole ? dates(tokens, at, three, "/") : null;
        }
        if (!three || !whole || !(sign.is("-") || sign.is("."))) {
            return null;
        }
        return dates(tokens, at, true, sign.text());
    }

    private static NumberShape dates(List<Token> tokens, int at, boolean three, String sign) {
        int last = three ? at + 4 : at + 2;
        String text = tokens.get(at).text() + "/" + tokens.get(at + 2).text()
                + (three ? "/" + tokens.get(at + 4).text() : "");
        Token percent = glued(tokens, last + 1);
        boolean percents = percent != null && percent.is("%");
        last = percents ? last + 1 : last;
        Item item = Item.of(Meaning.SLASH, percents ? "%" : sign, text, null, tokens.get(at), tokens.get(last));
        return new NumberShape(item, last + 1);
    }

    /** {@code 2.40-2.50}: two numbers with a dash, the second not lower. */
    private static @Nullable NumberShape range(List<Token> tokens, int at, BigDecimal low) {
        Token dash = glued(tokens, at + 1);
        int second = at + 2;
        Token high = glued(tokens, second);
        if (high != null && high.is("$")) {
            second++;
            high = glued(tokens, second);
        }
        if (dash == null || !dash.is("-") || high == null || high.kind() != Token.Kind.NUMBER) {
            return null;
        }
        BigDecimal upper = number(high.text());
        Token after = glued(tokens, second + 1);
        if (upper == null || after != null && (after.kind() == Token.Kind.WORD || after.is("%"))) {
            return null;
        }
        Item item =
                Item.of(Meaning.RANGE, low + "-" + upper, low + "-" + upper, low, tokens.get(at), tokens.get(second));
        return new NumberShape(
                new Item(
                        item.meaning(),
                        item.value(),
                        item.text(),
                        low,
                        item.from(),
                        item.to(),
                        item.glued(),
                        false,
                        upper),
                second + 1);
    }

    /** {@code 20-25%}: the lower of the two, so that no more is done than was meant. */
    private static @Nullable NumberShape percents(List<Token> tokens, int at, BigDecimal low) {
        Token dash = glued(tokens, at + 1);
        Token high = glued(tokens, at + 2);
        Token percent = glued(tokens, at + 3);
        boolean range = dash != null
                && dash.is("-")
                && high != null
                && high.kind() == Token.Kind.NUMBER
                && percent != null
                && percent.is("%");
        return range ? of(Meaning.PERCENT, "", low, tokens, at, at + 3) : null;
    }

    private static boolean isWhole(String text) {
        return text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable BigDecimal number(String text) {
        String plain = text;
        int comma = text.lastIndexOf(',');
        if (comma >= 0) {
            boolean decimals = text.length() - comma == 3 && text.indexOf('.') < 0 && text.indexOf(',') == comma;
            plain = decimals ? text.replace(',', '.') : text.replace(",", "");
        }
        return plain.length() > Numbers.MOST_DIGITS ? null : new BigDecimal(plain);
    }

    private static NumberShape of(
            Meaning meaning, String value, BigDecimal number, List<Token> tokens, int first, int last) {
        String text = first == last ? tokens.get(first).text() : joined(tokens, first, last);
        return new NumberShape(Item.of(meaning, value, text, number, tokens.get(first), tokens.get(last)), last + 1);
    }

    private static String joined(List<Token> tokens, int first, int last) {
        StringBuilder out = new StringBuilder();
        tokens.subList(first, last + 1).forEach(token -> out.append(token.text()));
        return out.toString();
    }

    private static @Nullable Token glued(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).glued() ? tokens.get(at) : null;
    }
}
