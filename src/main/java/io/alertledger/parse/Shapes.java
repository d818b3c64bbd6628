package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From tokens to pieces with a meaning: the shapes that numbers and signs make ({@code 595c}, {@code 1/28}, {@code 30%},
 * {@code $SPY}), then the words of the table, longest phrase first.
 */
final class Shapes {
    private final List<Token> tokens;
    private final Page page;
    private final List<Item> items = new ArrayList<>();
    private int at;

    private Shapes(List<Token> tokens, Page page) {
        this.tokens = tokens;
        this.page = page;
    }

    static List<Item> items(List<Token> tokens, Page page) {
        Shapes shapes = new Shapes(tokens, page);
        while (shapes.at < tokens.size()) {
            page.step();
            shapes.next();
        }
        return shapes.items;
    }

    private void next() {
        SymbolShape symbol = SymbolShape.at(tokens, at, page.symbols);
        if (symbol != null) {
            items.add(symbol.item());
            at = symbol.next();
            return;
        }
        Token token = tokens.get(at);
        switch (token.kind()) {
            case NEWLINE -> one(Meaning.END, "\n");
            case NUMBER -> number();
            case WORD -> word();
            case SIGN -> sign();
        }
    }

    private void sign() {
        Token token = tokens.get(at);
        Token next = peek(1);
        if (token.text().equals("$") && next != null && next.glued() && next.kind() != Token.Kind.NEWLINE) {
            if (next.kind() == Token.Kind.NUMBER) {
                at++;
                money(token);
                return;
            }
            if (next.kind() == Token.Kind.WORD) {
                cashtag(token, next);
                return;
            }
        }
        if (token.text().equals("#") && next != null && next.glued() && next.kind() == Token.Kind.NUMBER) {
            // "trim #2": which time, not how many.
            at += 2;
            return;
        }
        if ((token.text().equals("+") || token.text().equals("-")) && signed(next)) {
            int start = at;
            at++;
            Item number = plain(tokens.get(at), token.text());
            if (number.is(Meaning.PERCENT)
                    || token.text().equals("+")
                    || number.is(Meaning.NUMBER) && !startsAfterNumber()) {
                items.add(number);
                return;
            }
            at = start;
        }
        switch (token.text()) {
            case "@" -> one(Meaning.AT, "@");
            case "->", "=>", ">>" -> one(Meaning.ARROW, "");
            case ">" ->
                one(
                        between(Token.Kind.NUMBER) ? Meaning.ARROW : Meaning.BEYOND,
                        between(Token.Kind.NUMBER) ? "" : "ABOVE");
            case "<" -> one(Meaning.BEYOND, "BELOW");
            case ".", "!", ";", "?" -> end(token);
            default -> one(Meaning.SEPARATOR, token.text());
        }
    }

    /** A full stop ends a sentence where a space or the end follows; inside a word ("BRK.B") it does not. */
    private void end(Token token) {
        Token next = peek(1);
        boolean open =
                next == null || !next.glued() || next.kind() == Token.Kind.SIGN || next.kind() == Token.Kind.NEWLINE;
        one(open || !token.text().equals(".") ? Meaning.END : Meaning.SEPARATOR, token.text());
    }

    private boolean signed(@Nullable Token next) {
        Token before = peek(-1);
        boolean opens = before == null
                || !tokens.get(at).glued()
                || before.kind() == Token.Kind.SIGN
                || before.kind() == Token.Kind.NEWLINE;
        return opens && next != null && next.glued() && next.kind() == Token.Kind.NUMBER;
    }

    private boolean startsAfterNumber() {
        Item last = items.isEmpty() ? null : items.get(items.size() - 1);
        return last != null && last.number() != null;
    }

    private boolean between(Token.Kind kind) {
        Token before = peek(-1);
        Token after = peek(1);
        return before != null && after != null && before.kind() == kind && (after.kind() == kind || after.is("$"));
    }

    private void money(Token dollar) {
        if (NumberShape.isDated(tokens, at)) {
            // "$3/4" is neither a price nor a date.
            NumberShape shape = NumberShape.at(tokens, at, "");
            items.add(shape.item()
                    .as(Meaning.IMPOSSIBLE, "'$" + shape.item().text() + "' is neither a price nor a date"));
            at = shape.next();
            return;
        }
        NumberShape shape = NumberShape.at(tokens, at, "$");
        Item item = shape.item();
        Meaning meaning = item.is(Meaning.NUMBER) ? Meaning.MONEY : item.meaning();
        items.add(new Item(
                meaning,
                item.value(),
                item.text(),
                item.number(),
                dollar.from(),
                item.to(),
                dollar.glued(),
                false,
                item.content()));
        at = shape.next();
    }

    private void cashtag(Token dollar, Token word) {
        Token last = word;
        at += 2;
        Token dot = peek(0);
        Token tail = peek(1);
        String text = word.text();
        if (dot != null
                && dot.is(".")
                && dot.glued()
                && tail != null
                && tail.glued()
                && tail.text().length() == 1
                && Character.isLetter(tail.text().charAt(0))) {
            text += "." + tail.text();
            last = tail;
            at += 2;
        }
        items.add(Item.of(Meaning.TICKER, "$", text, null, dollar, last));
    }

    private void number() {
        boolean priced = !items.isEmpty() && items.get(items.size() - 1).is(Meaning.AT);
        int phrase = priced ? 0 : Lexicon.match(tokens, at, page.words, items);
        if (phrase > 0) {
            at += phrase;
            return;
        }
        ClockShape clock = ClockShape.at(tokens, at);
        if (clock != null) {
            items.add(clock.item());
            at = clock.next();
            return;
        }
        if (isRatio()) {
            // "10:1 RR": neither of them is a strike, a price or a count.
            one(Meaning.NOISE, "");
            at += 2;
            return;
        }
        NumberShape shape = NumberShape.at(tokens, at, "");
        at = shape.next();
        int stampEnd = Stamp.end(tokens, at, shape.item());
        if (stampEnd > at) {
            page.stamp();
            at = stampEnd;
            return;
        }
        items.add(shape.item());
    }

    /** Whether "10:1" stands here; "TP 1:1.50" numbers a target. */
    private boolean isRatio() {
        Token colon = peek(1);
        Token second = peek(2);
        boolean numbered =
                !items.isEmpty() && items.get(items.size() - 1).is(Meaning.TARGET, Meaning.STOP, Meaning.LABEL);
        return !numbered
                && !tokens.get(at).glued()
                && colon != null
                && colon.is(":")
                && colon.glued()
                && second != null
                && second.glued()
                && second.kind() == Token.Kind.NUMBER;
    }

    private Item plain(Token first, String sign) {
        NumberShape shape = NumberShape.at(tokens, at, sign);
        at = shape.next();
        Item item = shape.item();
        String value = item.is(Meaning.NUMBER, Meaning.PERCENT) ? sign : item.value();
        return new Item(
                item.meaning(),
                value,
                item.text(),
                item.number(),
                first.from() - sign.length(),
                item.to(),
                false,
                false,
                item.content());
    }

    private void word() {
        NumberShape compound = NumberShape.compound(tokens, at);
        if (compound != null) {
            items.add(compound.item());
            at = compound.next();
            return;
        }
        int length = Lexicon.match(tokens, at, page.words, items);
        if (length == 0) {
            one(Meaning.WORD, "");
        } else {
            at += length;
        }
    }

    private void one(Meaning meaning, String value) {
        Token token = tokens.get(at);
        items.add(Item.of(meaning, value, token.text(), (BigDecimal) null, token, token));
        at++;
    }

    private @Nullable Token peek(int ahead) {
        int index = at + ahead;
        return index < 0 || index >= tokens.size() ? null : tokens.get(index);
    }
}
