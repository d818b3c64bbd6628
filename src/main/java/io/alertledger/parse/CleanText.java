package io.alertledger.parse;

import io.alertledger.model.Span;
import java.util.List;

/**
 * A text without its dress, and the way back: for each character, where in the text as received it stands.
 *
 * @param text what is left to read
 * @param from for each character of {@code text}, the first position in the text as received
 * @param to for each character of {@code text}, the position after
 * @param quoted the quoted lines, without their marks: context, not what the author says now
 * @param struckOut whether something was struck through, and so withdrawn
 * @param starred whether the text begins with a lone asterisk, the way people mark a correction
 */
record CleanText(String text, List<Integer> from, List<Integer> to, String quoted, boolean struckOut, boolean starred) {
    /** The place in the text as received of a piece of this text. */
    Span raw(int first, int after) {
        if (text.isEmpty() || after <= first) {
            return new Span(0, 0);
        }
        return new Span(from.get(first), to.get(after - 1));
    }
}
