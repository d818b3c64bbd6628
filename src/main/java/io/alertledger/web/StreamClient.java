package io.alertledger.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * One reader of the stream. Nothing ever waits for it: what it has not taken is kept up to a bound, and beyond that
 * dropped and replaced by one event that tells it to read everything anew. Thread-safe.
 */
final class StreamClient implements WriteListener {
    private static final int MOST_FRAMES = 2_048;
    private static final int MOST_BYTES = 4 << 20;

    private final ServletOutputStream out;
    private final CompletableFuture<Void> end;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean listening;

    /** @param end completed when the client is gone or is to go */
    StreamClient(ServletOutputStream out, CompletableFuture<Void> end) {
        this.out = out;
        this.end = end;
    }

    /**
     * Sends a frame as soon as the client takes it.
     *
     * @param resync what is sent in place of all that waits, where that has become too much
     */
    synchronized void send(Frame frame, Frame resync) {
        if (waiting.size() >= MOST_FRAMES || bytes + frame.bytes().length > MOST_BYTES) {
            waiting.clear();
            bytes = 0;
            add(resync);
        } else {
            add(frame);
        }
        drain();
    }

    /** Lets the client know that the server lives, unless it has something to read anyway. */
    synchronized void keepAlive() {
        if (waiting.isEmpty()) {
            add(Frame.KEEP_ALIVE);
            drain();
        }
    }

    private void add(Frame frame) {
        waiting.add(frame);
        bytes += frame.bytes().length;
    }

    private void drain() {
        try {
            boolean wrote = false;
            while (listening && !end.isDone()) {
                if (!out.isReady()) {
                    listening = false; // onWritePossible is called when it is.
                    return;
                }
                Frame frame = waiting.poll();
                if (frame != null) {
                    bytes -= frame.bytes().length;
                    out.write(frame.bytes());
                    wrote = true;
                } else if (wrote) {
                    out.flush();
                    wrote = false;
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            end.complete(null);
        }
    }

    @Override
    public synchronized void onWritePossible() {
        listening = true;
        drain();
    }

    @Override
    public void onError(Throwable gone) {
        end.complete(null);
    }

    /** Ends the stream. */
    void close() {
        end.complete(null);
    }
}
