package io.alertledger.parse;

import io.alertledger.model.Alert;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text to read, with what is known around it.
 *
 * @param text as received, any characters at all
 * @param receivedAt when it arrived; "today" and dates without a year are taken from it, in New York
 * @param channel where it was posted, or null
 * @param author who posted it, or null
 * @param replyTo the text of the message it replies to, or null
 * @param previous messages before it in the channel, oldest first
 * @param tickers what is held now, upper case: a help for bare words, and the last resort of an exit that names nothing
 * @param nicknames the ticker held under each nickname ("runner", "the moonshot"), by the nickname in lower case
 */
public record Message(
        String text,
        Instant receivedAt,
        @Nullable String channel,
        @Nullable String author,
        @Nullable String replyTo,
        List<Alert.Message> previous,
        Set<String> tickers,
        Map<String, String> nicknames) {
    public Message {
        previous = List.copyOf(previous);
        TreeSet<String> upper = new TreeSet<>();
        tickers.forEach(ticker -> upper.add(ticker.strip().toUpperCase(Locale.ROOT)));
        tickers = Collections.unmodifiableSet(upper);
        nicknames = Map.copyOf(nicknames);
    }

    /** A text with nothing known around it. */
    public static Message of(String text, Instant receivedAt) {
        return new Message(text, receivedAt, null, null, null, List.of(), Set.of(), Map.of());
    }

    /**
     * An alert's text with what is held.
     *
     * @throws IllegalArgumentException if the alert is structured: then there is nothing to read
     */
    public static Message of(Alert alert, Set<String> tickers) {
        String text = alert.text();
        if (text == null) {
            throw new IllegalArgumentException("alert '" + alert.id() + "' is structured, there is no text to read");
        }
        return new Message(
                text,
                alert.receivedAt(),
                alert.channel(),
                alert.author(),
                alert.replyTo(),
                alert.previous(),
                tickers,
                Map.of());
    }

    /** The same message in a book whose positions have nicknames. */
    public Message calling(Map<String, String> newNicknames) {
        return new Message(text, receivedAt, channel, author, replyTo, previous, tickers, newNicknames);
    }

    /** The same message in a book that holds other tickers. */
    public Message holding(String... newTickers) {
        return new Message(text, receivedAt, channel, author, replyTo, previous, Set.of(newTickers), nicknames);
    }

    /** The same message as an answer to another. */
    public Message inReplyTo(String newReplyTo) {
        return new Message(text, receivedAt, channel, author, newReplyTo, previous, tickers, nicknames);
    }

    /** The same message by an author, after others in the channel. */
    public Message by(String newAuthor, Alert.Message... newPrevious) {
        return new Message(text, receivedAt, channel, newAuthor, replyTo, List.of(newPrevious), tickers, nicknames);
    }
}
