package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The prices of this process's time, for a chart: at most one a second and {@value #MOST} of an instrument, the
 * oldest thinned out first. Thread-safe.
 */
final class Prices {
    private static final int MOST = 2_000;
    private static final int MOST_INSTRUMENTS = 2_000;

    private final Map<Instrument, Deque<Mark>> series = new ConcurrentHashMap<>();

    void add(Mark mark) {
        if (series.size() >= MOST_INSTRUMENTS && !series.containsKey(mark.instrument())) {
            return;
        }
        series.compute(mark.instrument(), (instrument, known) -> {
            Deque<Mark> marks = known == null ? new ArrayDeque<>() : known;
            synchronized (marks) {
                Mark last = marks.peekLast();
                if (last != null && last.at().isAfter(mark.at())) {
                    return marks;
                }
                if (last != null && last.at().getEpochSecond() == mark.at().getEpochSecond()) {
                    marks.removeLast();
                }
                marks.addLast(mark);
                if (marks.size() > MOST) {
                    thin(marks);
                }
                return marks;
            }
        });
    }

    /** Every second one of the older half goes. */
    private static void thin(Deque<Mark> marks) {
        int[] place = {0};
        marks.removeIf(mark -> place[0]++ < MOST / 2 && place[0] % 2 == 0);
    }

    /** Oldest first. */
    ArrayNode of(Instrument instrument) {
        ArrayNode out = Json.object().putArray("prices");
        Deque<Mark> marks = series.get(instrument);
        if (marks != null) {
            synchronized (marks) {
                for (Mark mark : marks) {
                    ObjectNode node = out.addObject().put("at", mark.at().toString());
                    Json.put(node, "price", mark.value());
                }
            }
        }
        return out;
    }
}
