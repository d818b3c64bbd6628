package io.alertledger.exits;

import io.alertledger.model.ExitFinding;
import io.alertledger.model.Protection.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one price does to a position: the partial targets it fills, and the exit that closes what is left. The rules are
 * asked again after each target, for what a target does to the stops holds at once.
 *
 * @param trims the targets reached, in order
 * @param exit what closes the rest; empty where something stays open
 * @param state after the trims
 * @param open what is left after the trims, before the exit
 */
record Turn(List<Trim> trims, Optional<Judgement> exit, ExitState state, BigDecimal open) {

    /** A target's part. */
    record Trim(BigDecimal quantity, BigDecimal price, ExitFinding finding) {}

    /**
     * @param state facing the price
     * @param open the quantity that is still open
     * @param opening the quantity that was opened, of which targets are parts
     */
    static Turn of(
            Guard guard, ExitState state, Moment moment, BigDecimal open, BigDecimal opening, Triggers triggers) {
        List<Trim> trims = List.of();
        Moment way = moment;
        while (true) {
            List<ExitFinding> findings = triggers.judge(guard.guarded(state, moment.price(), open));
            if (findings.isEmpty()) {
                return new Turn(trims, Optional.empty(), state, open);
            }
            Judgement chosen = Judgement.of(findings, way, guard.terms().side()).orElseThrow();
            BigDecimal part = part(guard, state, chosen, open, opening);
            if (part.compareTo(open) >= 0) {
                return new Turn(trims, Optional.of(chosen), state, open);
            }
            trims = trims.isEmpty() ? new ArrayList<>() : trims;
            trims.add(new Trim(part, chosen.price(), chosen.finding()));
            open = open.subtract(part);
            state = guard.targetFilled(state, chosen.price());
            // What is left goes on from the price at which the part was sold.
            way = moment.from() == null ? moment : new Moment(moment.price(), chosen.price());
        }
    }

    /** How much is sold: a target's part of the opening quantity, in whole steps; all that is open otherwise. */
    private static BigDecimal part(
            Guard guard, ExitState state, Judgement chosen, BigDecimal open, BigDecimal opening) {
        List<Target> targets = guard.terms().protection().targets();
        int next = state.targetsDone();
        if (!chosen.finding().partial() || next >= targets.size() - 1) {
            return open;
        }
        return targets.get(next).fraction().of(opening, guard.terms().step());
    }
}
