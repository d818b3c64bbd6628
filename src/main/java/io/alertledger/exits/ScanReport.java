package io.alertledger.exits;

import io.alertledger.model.ExitSignal;
import io.alertledger.model.PositionKey;
import java.util.Collection;
import java.util.List;

/**
 * What a mark, or time, has led to.
 *
 * @param signals exits, at most one for each position
 * @param unjudged positions that could not be judged, and why: to be shown, for they are without protection meanwhile
 */
public record ScanReport(List<ExitSignal> signals, List<Unjudged> unjudged) {
    /** Nothing to report. */
    public static final ScanReport QUIET = new ScanReport(List.of(), List.of());

    public ScanReport {
        signals = List.copyOf(signals);
        unjudged = List.copyOf(unjudged);
    }

    /** Why a position was not judged. */
    public record Unjudged(PositionKey key, Why why, String because) {}

    /** What stood in the way. */
    public enum Why {
        /** The mark is older than marks may be. */
        STALE,
        /** The mark has no price at which the position could be closed. */
        NO_PRICE,
        /** The exit rules failed. */
        RULES_FAILED
    }

    /** Several as one, in their order. */
    public static ScanReport of(Collection<ScanReport> reports) {
        List<ScanReport> some =
                reports.stream().filter(report -> report != QUIET).toList();
        return switch (some.size()) {
            case 0 -> QUIET;
            case 1 -> some.get(0);
            default ->
                new ScanReport(
                        some.stream()
                                .flatMap(report -> report.signals().stream())
                                .toList(),
                        some.stream()
                                .flatMap(report -> report.unjudged().stream())
                                .toList());
        };
    }
}
