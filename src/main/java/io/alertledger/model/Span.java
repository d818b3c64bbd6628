package io.alertledger.model;

/**
 * A piece of an alert's text.
 *
 * @param from first position, in UTF-16 units of the text as received
 * @param to position after the last
 */
public record Span(int from, int to) {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a span: [" + from + "," + to + ")");
        }
    }
}
