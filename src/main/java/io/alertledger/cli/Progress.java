package io.alertledger.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;

/** A bar on a terminal's last line, at most five times a second; silent where nobody looks. For one thread. */
final class Progress {
    private static final long EVERY_NANOS = 200_000_000;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean shown;
    private final long size;
    private final long started = System.nanoTime();
    private long read;
    private long last = started;
    private boolean dirty;

    /** @param size how many bytes there are to read */
    Progress(PrintWriter err, boolean wanted, long size) {
        this(err, wanted && System.console() != null, size, true);
    }

    /** @param terminal whether a person looks at the screen */
    Progress(PrintWriter err, boolean terminal, long size, boolean enabled) {
        this.err = err;
        this.shown = terminal && enabled;
        this.size = size;
    }

    /** A stream whose bytes are counted. */
    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                read += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int count = super.read(into, from, most);
                read += Math.max(0, count);
                return count;
            }
        };
    }

    void rows(long rows) {
        long now = System.nanoTime();
        if (!shown || now - last < EVERY_NANOS) {
            return;
        }
        last = now;
        double done = size == 0 ? 0 : Math.min(1, (double) read / size);
        int full = (int) (done * WIDTH);
        long perSecond = rows * 1_000_000_000L / Math.max(1, now - started);
        String bar = read == 0 ? "" : "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] ";
        err.printf(Locale.ROOT, "\r%s%3.0f %% %,d rows, %,d/s ", bar, done * 100, rows, perSecond);
        err.flush();
        dirty = true;
    }

    /** Takes the bar away, so that a line can be printed in its place. */
    void clear() {
        if (dirty) {
            err.print("\r" + " ".repeat(WIDTH + 48) + "\r");
            err.flush();
            dirty = false;
        }
    }
}
