package io.alertledger.parse;

/**
 * A piece of the cleaned text.
 *
 * @param kind what it is made of
 * @param text as written
 * @param from first position in the cleaned text
 * @param to position after the last
 * @param glued whether nothing stands between it and the piece before
 */
record Token(Kind kind, String text, int from, int to, boolean glued) {
    enum Kind {
        /** Letters, with apostrophes inside. */
        WORD,
        /** Digits, with a decimal point or thousands' commas. */
        NUMBER,
        /** Anything else, one character or an arrow. */
        SIGN,
        /** The end of a line. */
        NEWLINE
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
