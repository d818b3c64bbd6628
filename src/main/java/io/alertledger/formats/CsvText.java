package io.alertledger.formats;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells of CSV files. A text that a spreadsheet would run as a formula goes out behind an apostrophe
 * and loses it on the way back; a text that begins with an apostrophe gets another, so that reading
 * what was written gives the same text. Stateless.
 */
final class CsvText {
    private static final String RUN = "=+-@\t\r\n";

    private CsvText() {}

    /** A text that people wrote, as it goes out; absent is empty. */
    static String guarded(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return text.charAt(0) == '\'' || RUN.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The opposite of {@link #guarded}. */
    static String plain(String cell) {
        boolean guarded = cell.length() > 1
                && cell.charAt(0) == '\''
                && (cell.charAt(1) == '\'' || RUN.indexOf(cell.charAt(1)) >= 0);
        return guarded ? cell.substring(1) : cell;
    }

    /** Writes a record, its cells quoted where that is needed. */
    static void write(Appendable out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            String cell = cells.get(i);
            boolean quote = cell.indexOf(',') >= 0
                    || cell.indexOf('"') >= 0
                    || cell.indexOf('\n') >= 0
                    || cell.indexOf('\r') >= 0
                    || !cell.equals(cell.strip());
            if (quote) {
                out.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else {
                out.append(cell);
            }
        }
        out.append('\n');
    }
}
