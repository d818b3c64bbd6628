package io.alertledger.trade;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last known mark of every instrument. An older mark never replaces a newer one. Thread-safe. */
public final class MarkBoard {
    private final Map<Instrument, Mark> marks = new ConcurrentHashMap<>();

    /** Takes a mark in, unless a newer one is known. */
    public void post(Mark mark) {
        marks.merge(mark.instrument(), mark, (known, posted) -> posted.at().isBefore(known.at()) ? known : posted);
    }

    public Optional<Mark> mark(Instrument instrument) {
        return Optional.ofNullable(marks.get(instrument));
    }

    /** Every mark, in no order. */
    public List<Mark> all() {
        return List.copyOf(marks.values());
    }

    /** The marks of those instruments that have one. */
    public Map<Instrument, Mark> of(Collection<Instrument> instruments) {
        Map<Instrument, Mark> found = new java.util.HashMap<>();
        for (Instrument instrument : instruments) {
            Mark mark = marks.get(instrument);
            if (mark != null) {
                found.put(instrument, mark);
            }
        }
        return found;
    }
}
