package io.alertledger.parse;

import io.alertledger.model.Alert;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the grammar makes of a room: how many messages of each verdict, and which are unclear. So a user proves it on the
 * room's past before going live. Keeps the last messages as context and the unclear ones up to a limit; not for threads.
 */
public final class ExportSummary {
    private static final int CONTEXT = 5;

    /** So many messages can be replied to. */
    private static final int REMEMBERED = 10_000;

    /** So many unclear messages are kept to be listed; all are counted. */
    public static final int MOST_LISTED = 1000;

    /**
     * A message that is order-like and not understood.
     *
     * @param row the message
     * @param reading why
     */
    public record Unclear(ChannelExport.Row row, Reading reading) {}

    private final AlertParser parser;
    private final Instant otherwise;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final List<Unclear> unclear = new ArrayList<>();
    private final Deque<Alert.Message> context = new ArrayDeque<>();
    private final Map<String, String> textById = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private int messages;

    /**
     * @param parser reads each message
     * @param otherwise the time of messages for which the export gives none
     */
    public ExportSummary(AlertParser parser, Instant otherwise) {
        this.parser = parser;
        this.otherwise = otherwise;
    }

    /** Reads one more message. */
    public Reading add(ChannelExport.Row row) {
        Message message = new Message(
                row.text(),
                row.at() == null ? otherwise : row.at(),
                null,
                row.author(),
                repliedTo(row),
                List.copyOf(context),
                Set.of(),
                Map.of());
        Reading reading = parser.parse(message);
        messages++;
        counts.merge(reading.verdict(), 1, Integer::sum);
        if (reading.verdict() == Verdict.UNCLEAR && unclear.size() < MOST_LISTED) {
            unclear.add(new Unclear(row, reading));
        }
        if (row.id() != null) {
            textById.put(row.id(), row.text());
        }
        context.addLast(new Alert.Message(row.text(), row.author()));
        if (context.size() > CONTEXT) {
            context.removeFirst();
        }
        return reading;
    }

    private @Nullable String repliedTo(ChannelExport.Row row) {
        String reference = row.replyTo();
        return reference == null || reference.isBlank() ? null : textById.getOrDefault(reference, reference);
    }

    /** How many messages were read. */
    public int messages() {
        return messages;
    }

    /** How many of each verdict; verdicts that did not occur are absent. */
    public Map<Verdict, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The unclear ones, in order, at most {@value #MOST_LISTED}. */
    public List<Unclear> unclear() {
        return Collections.unmodifiableList(unclear);
    }
}
