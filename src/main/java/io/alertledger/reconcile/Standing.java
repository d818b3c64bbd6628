package io.alertledger.reconcile;

import io.alertledger.model.Consistency;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far the books can be trusted and how well what they hold is protected.
 *
 * @param status the worst of everything
 * @param reasons a sentence for each thing that is not green; the worst first
 * @param positions the same for each position held
 * @param there how many positions the broker last reported
 * @param here how many the ledger holds
 * @param guarded how many of them have both a target and a stop
 * @param leftOut how many stand in no seed-shaped file, as their cost is not known
 */
public record Standing(
        Consistency status,
        List<String> reasons,
        Map<PositionKey, OfPosition> positions,
        int there,
        int here,
        int guarded,
        int leftOut) {
    public Standing {
        reasons = List.copyOf(reasons);
        positions = Map.copyOf(positions);
    }

    /** Whether alerts may not exit a position until it is looked at. */
    public boolean disputed(PositionKey key) {
        OfPosition position = positions.get(key);
        return position != null && position.disputed();
    }

    /** The same, yellow at least, with one more thing to say. */
    public Standing warned(String reason) {
        List<String> said = new ArrayList<>(reasons);
        said.add(reason);
        return new Standing(
                status == Consistency.RED ? status : Consistency.YELLOW,
                said,
                positions,
                there,
                here,
                guarded,
                leftOut);
    }

    /** The same, red for one more reason. */
    public Standing redFor(String reason) {
        List<String> all = new ArrayList<>(List.of(reason));
        all.addAll(reasons);
        return new Standing(Consistency.RED, all, positions, there, here, guarded, leftOut);
    }

    /**
     * @param disputed whether alerts may not exit it until it is looked at
     * @param reasons why it is not green, or which exception makes it so; empty where nothing is to say
     */
    public record OfPosition(Consistency status, boolean disputed, List<String> reasons) {
        public OfPosition {
            reasons = List.copyOf(reasons);
        }
    }
}
