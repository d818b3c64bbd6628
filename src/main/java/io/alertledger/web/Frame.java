package io.alertledger.web;

import java.nio.charset.StandardCharsets;

/**
 * One event of the stream, ready to send; shared by all clients. Immutable.
 *
 * @param number its place in the stream, from 1
 * @param bytes as they go out, never changed
 */
record Frame(long number, byte[] bytes) {
    static final Frame KEEP_ALIVE = new Frame(0, ":\n\n".getBytes(StandardCharsets.UTF_8));

    /**
     * @param id under which a client can go on after it
     * @param json one line
     */
    static Frame of(long number, String id, String event, String json) {
        return new Frame(
                number,
                ("id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
