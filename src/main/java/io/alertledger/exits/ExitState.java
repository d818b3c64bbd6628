package io.alertledger.exits;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a guarded position so far, as far as its levels depend on it. Everything an exit needs to go on
 * after a restart; {@link ExitStateJson} writes and reads it. Made by {@link Guard#begin} and moved on by {@link Guard}
 * alone.
 *
 * @param held how long the position has been held. Added up from durations, so a clock that jumps does not age it
 * @param at the last time seen, by which a restart adds the time that passed while nothing ran
 * @param lastPrice the last price judged, or null
 * @param peak the best price judged, or null
 * @param trailPeak the best price since the trailing stop began to follow, or null while it does not
 * @param trailingStop where the trailing stop stands; it only moves in the position's favour. Null where there is none
 * @param activated whether the trailing stop's activation has been reached
 * @param breakEven whether the stop has moved to the entry
 * @param trimmed whether a trim has filled
 * @param targetsDone how many partial targets have filled
 * @param breached how long the price has been beyond a stop whose breach must last; null while it is not
 */
public record ExitState(
        Duration held,
        Instant at,
        @Nullable BigDecimal lastPrice,
        @Nullable BigDecimal peak,
        @Nullable BigDecimal trailPeak,
        @Nullable BigDecimal trailingStop,
        boolean activated,
        boolean breakEven,
        boolean trimmed,
        int targetsDone,
        @Nullable Duration breached) {

    /** The same state where no time has passed: many marks arrive at one moment. */
    ExitState withTime(Duration newHeld, Instant newAt, @Nullable Duration newBreached) {
        if (newHeld.equals(held) && newAt.equals(at) && Objects.equals(newBreached, breached)) {
            return this;
        }
        return new ExitState(
                newHeld,
                newAt,
                lastPrice,
                peak,
                trailPeak,
                trailingStop,
                activated,
                breakEven,
                trimmed,
                targetsDone,
                newBreached);
    }

    ExitState withPrice(BigDecimal newLast, @Nullable BigDecimal newPeak, boolean newBreakEven) {
        return new ExitState(
                held,
                at,
                newLast,
                newPeak,
                trailPeak,
                trailingStop,
                activated,
                newBreakEven,
                trimmed,
                targetsDone,
                breached);
    }

    ExitState withTrail(@Nullable BigDecimal newTrailPeak, @Nullable BigDecimal newTrailingStop, boolean newActivated) {
        return new ExitState(
                held,
                at,
                lastPrice,
                peak,
                newTrailPeak,
                newTrailingStop,
                newActivated,
                breakEven,
                trimmed,
                targetsDone,
                breached);
    }

    ExitState withTrim(int newTargetsDone, boolean newBreakEven) {
        return new ExitState(
                held,
                at,
                lastPrice,
                peak,
                trailPeak,
                trailingStop,
                activated,
                newBreakEven,
                true,
                newTargetsDone,
                breached);
    }
}
