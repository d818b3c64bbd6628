package io.alertledger.parse;

import io.alertledger.model.ContractHint;
import io.alertledger.model.OptionType;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A whole contract in one symbol: OCC ({@code SPY   260128C00595000}), the dotted form of trading platforms ({@code
 * .SPY260128C595}), CCID ({@code SPY_20260128_595_C}) and the log form {@code SPY_012826C595}.
 *
 * @param item what it makes; IMPOSSIBLE where it has the shape and not the sense
 * @param next the token after it
 */
record SymbolShape(Item item, int next) {
    private static final int LONGEST_ROOT = 6;

    /** A day on which contracts of an index carry the weekly root: tells whether a ticker has one. */
    private static final LocalDate NO_THIRD_FRIDAY = LocalDate.of(2026, 1, 28);

    /**
     * What a symbol names.
     *
     * @param ticker the trader's word
     * @param contract strike, type, day and root
     */
    record Said(String ticker, ContractHint contract) {}

    static @Nullable SymbolShape at(List<Token> tokens, int at, Symbols symbols) {
        int root = tokens.get(at).is(".") || isPrefix(tokens, at) ? at + 1 : at;
        root = isPrefix(tokens, at) ? at + 2 : root;
        if (root >= tokens.size()
                || !isRoot(tokens.get(root))
                || (root > at && !tokens.get(root).glued())) {
            return null;
        }
        SymbolShape symbol = underscored(tokens, at, root, symbols);
        return symbol != null ? symbol : occ(tokens, at, root, symbols);
    }

    /** {@code O:} before an OCC symbol, as data vendors write it. */
    private static boolean isPrefix(List<Token> tokens, int at) {
        return tokens.get(at).text().equals("O") && sign(tokens, at + 1, ":");
    }

    private static boolean isRoot(Token token) {
        return token.kind() == Token.Kind.WORD
                && token.text().length() <= LONGEST_ROOT
                && token.text().chars().allMatch(c -> c < 0x80 && Character.isLetter(c));
    }

    private static @Nullable SymbolShape occ(List<Token> tokens, int first, int root, Symbols symbols) {
        if (root + 3 >= tokens.size()) {
            return null;
        }
        Token digits = tokens.get(root + 1);
        Token type = tokens.get(root + 2);
        Token strike = tokens.get(root + 3);
        boolean shaped = digits(digits, 6)
                && isType(type)
                && type.glued()
                && strike.kind() == Token.Kind.NUMBER
                && strike.glued();
        boolean padded = !digits.glued();
        if (!shaped || padded && !digits(strike, 8) || endsInLetters(tokens, root + 4)) {
            return null;
        }
        BigDecimal price = digits(strike, 8) ? number(strike.text()).movePointLeft(3) : number(strike.text());
        String d = digits.text();
        return of(
                tokens,
                first,
                root,
                root + 4,
                d.substring(0, 2),
                d.substring(2, 4),
                d.substring(4, 6),
                price,
                type,
                symbols);
    }

    private static @Nullable SymbolShape underscored(List<Token> tokens, int first, int root, Symbols symbols) {
        if (!sign(tokens, root + 1, "_") || root + 4 >= tokens.size()) {
            return null;
        }
        Token date = tokens.get(root + 2);
        if (digits(date, 8)
                && sign(tokens, root + 3, "_")
                && root + 6 < tokens.size()
                && tokens.get(root + 4).kind() == Token.Kind.NUMBER
                && sign(tokens, root + 5, "_")
                && isType(tokens.get(root + 6))) {
            String d = date.text();
            return of(
                    tokens,
                    first,
                    root,
                    root + 7,
                    d.substring(0, 4),
                    d.substring(4, 6),
                    d.substring(6, 8),
                    number(tokens.get(root + 4).text()),
                    tokens.get(root + 6),
                    symbols);
        }
        if (digits(date, 6)
                && isType(tokens.get(root + 3))
                && tokens.get(root + 4).kind() == Token.Kind.NUMBER) {
            String d = date.text();
            return of(
                    tokens,
                    first,
                    root,
                    root + 5,
                    d.substring(4, 6),
                    d.substring(0, 2),
                    d.substring(2, 4),
                    number(tokens.get(root + 4).text()),
                    tokens.get(root + 3),
                    symbols);
        }
        return null;
    }

    private static SymbolShape of(
            List<Token> tokens,
            int first,
            int root,
            int next,
            String year,
            String month,
            String day,
            BigDecimal strike,
            Token type,
            Symbols symbols) {
        String word = tokens.get(root).text().toUpperCase(Locale.ROOT);
        Token last = tokens.get(next - 1);
        StringBuilder text = new StringBuilder();
        tokens.subList(first, next).forEach(token -> text.append(token.text()));
        Item item = Item.of(Meaning.SYMBOL, "", text.toString(), null, tokens.get(first), last);
        try {
            int fullYear = Integer.parseInt(year) + (year.length() == 2 ? 2000 : 0);
            LocalDate date = LocalDate.of(fullYear, Integer.parseInt(month), Integer.parseInt(day));
            String ticker = symbols.tickerOf(word);
            boolean rootMatters = !symbols.rootFor(ticker, NO_THIRD_FRIDAY).equals(ticker);
            ContractHint contract = new ContractHint(
                    strike,
                    OptionType.ofLetter(type.text().charAt(0)),
                    date,
                    rootMatters ? word : null,
                    null,
                    null,
                    null,
                    null);
            return new SymbolShape(item.through(item, Meaning.SYMBOL, new Said(ticker, contract)), next);
        } catch (DateTimeException | IllegalArgumentException impossible) {
            return new SymbolShape(
                    item.as(
                            Meaning.IMPOSSIBLE,
                            "'" + text + "' has the shape of a contract, and no such contract can be"),
                    next);
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static boolean digits(Token token, int count) {
        return token.kind() == Token.Kind.NUMBER
                && token.text().length() == count
                && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isType(Token token) {
        return token.kind() == Token.Kind.WORD && token.text().length() == 1 && "CPcp".contains(token.text());
    }

    private static boolean sign(List<Token> tokens, int at, String sign) {
        return at < tokens.size() && tokens.get(at).glued() && tokens.get(at).is(sign);
    }

    private static boolean endsInLetters(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).glued() && tokens.get(at).kind() == Token.Kind.WORD;
    }
}
