package io.alertledger.formats;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one at a time, in constant memory: of one that is longer than any may be only the beginning is
 * kept, and it says so. The reader should be buffered. For one thread.
 */
public final class BoundedLines {
    /** Most characters of a line. */
    public static final int MOST_CHARACTERS = 1 << 20;

    private final Reader in;
    private long number;

    /**
     * @param number counted from 1
     * @param text without its end
     * @param whole false where the line is longer and its rest was passed over
     */
    public record Line(long number, String text, boolean whole) {}

    public BoundedLines(Reader in) {
        this.in = in;
    }

    /** The next line; null at the end. */
    public @Nullable Line next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder(160);
        boolean whole = true;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() < MOST_CHARACTERS) {
                text.append((char) c);
            } else {
                whole = false;
            }
        }
        int end = text.length();
        if (whole && end > 0 && text.charAt(end - 1) == '\r') {
            text.setLength(end - 1);
        }
        number++;
        return new Line(number, text.toString(), whole);
    }
}
