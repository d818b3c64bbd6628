package io.alertledger.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time at which a machine wrote a message, in its text: {@code 2026-01-28T16:30:01Z}. */
final class Stamp {
    private Stamp() {}

    /**
     * Where a stamp ends whose first number has just been read.
     *
     * @param at the token behind that number
     * @param number what the number alone would be
     * @return {@code at} where no stamp stands
     */
    static int end(List<Token> tokens, int at, Item number) {
        int end = at;
        if (number.is(Meaning.SLASH, "-") && isTimestamp(tokens, at)) {
            while (end < tokens.size()
                    && tokens.get(end).glued()
                    && tokens.get(end).kind() != Token.Kind.NEWLINE) {
                end++;
            }
        }
        return end;
    }

    private static boolean isTimestamp(List<Token> tokens, int at) {
        Token next = token(tokens, at);
        Token after = token(tokens, at + 1);
        return next != null
                && next.glued()
                && next.text().equals("T")
                && after != null
                && after.kind() == Token.Kind.NUMBER;
    }

    private static @Nullable Token token(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at) : null;
    }
}
