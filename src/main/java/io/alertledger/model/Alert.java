package io.alertledger.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived.
 *
 * @param id the idempotency key, unique in the account
 * @param account the account it is for
 * @param channel where it was posted, or null
 * @param author who posted it, or null
 * @param text the text as received, or null where {@code instructions} came structured
 * @param instructions what a structured message says to do; empty where there is {@code text}
 * @param receivedAt when it arrived
 * @param replyTo the text of the message it replies to, or null
 * @param previous messages before it in the channel, oldest first
 */
public record Alert(
        String id,
        String account,
        @Nullable String channel,
        @Nullable String author,
        @Nullable String text,
        List<Instruction> instructions,
        Instant receivedAt,
        @Nullable String replyTo,
        List<Message> previous) {
    /** The account where none is named. */
    public static final String DEFAULT_ACCOUNT = "default";

    /**
     * An earlier message of the same channel.
     *
     * @param text as received
     * @param author who posted it, or null
     */
    public record Message(String text, @Nullable String author) {}

    public Alert {
        instructions = List.copyOf(instructions);
        previous = List.copyOf(previous);
        if (id.isBlank() || account.isBlank()) {
            throw new IllegalArgumentException(
                    "an alert needs an id and an account; got id '" + id + "', account '" + account + "'");
        }
        if ((text == null) == instructions.isEmpty()) {
            throw new IllegalArgumentException("an alert has either a text or structured instructions, alert '" + id
                    + "' has " + (text == null ? "neither" : "both"));
        }
    }

    /** The same alert for another account. */
    public Alert in(String newAccount) {
        return new Alert(id, newAccount, channel, author, text, instructions, receivedAt, replyTo, previous);
    }

    /** A text in the default account, with no author, channel or context. */
    public static Alert text(String id, String text, Instant receivedAt) {
        return new Alert(id, DEFAULT_ACCOUNT, null, null, text, List.of(), receivedAt, null, List.of());
    }
}
