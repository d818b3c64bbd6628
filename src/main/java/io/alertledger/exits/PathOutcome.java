package io.alertledger.exits;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a position on a price path.
 *
 * @param exit the exit that closed what was left; empty where it is still open at the end
 * @param trims the partial targets that filled before, in order
 * @param stops the stop in force after each point, null where none; none from the exit on
 */
public record PathOutcome(Optional<Exit> exit, List<Trim> trims, List<@Nullable BigDecimal> stops) {
    public PathOutcome {
        trims = List.copyOf(trims);
        stops = Collections.unmodifiableList(new ArrayList<>(stops));
    }

    /**
     * The exit.
     *
     * @param index of the point in the path
     * @param price what closing brought, per share or coin
     * @param finding the rule's word for it
     */
    public record Exit(int index, BigDecimal price, ExitFinding finding) {
        public ExitReason reason() {
            return finding.reason();
        }
    }

    /**
     * A partial target that filled.
     *
     * @param index of the point in the path
     * @param price what it brought, per share or coin
     * @param fraction of the opening quantity that was really sold, after rounding up to whole steps
     * @param finding the rule's word for it
     */
    public record Trim(int index, BigDecimal price, Fraction fraction, ExitFinding finding) {}
}
