package io.alertledger.ledger;

import io.alertledger.ledger.Booked.Code;
import io.alertledger.ledger.Booked.Refused;
import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small history of one instrument, booked from nothing: what {@code batch lots} does. The matching
 * and the arithmetic are those of the ledger.
 *
 * <p>Lots are matched within one account and side. A step that is refused changes nothing, and the
 * next one goes on.
 */
public final class LotsScript {
    private LotsScript() {}

    /** What a step does. */
    public enum Op {
        BUY(Side.LONG, true),
        SELL(Side.LONG, false),
        SHORT(Side.SHORT, true),
        COVER(Side.SHORT, false);

        private final Side side;
        private final boolean opens;

        Op(Side side, boolean opens) {
            this.side = side;
            this.opens = opens;
        }
    }

    /**
     * One event of the history.
     *
     * @param op what is done
     * @param account in which account
     * @param quantity how much; zero is nothing, and can only be closed
     * @param price per unit; null where {@code total} is said instead
     * @param total the whole amount, before the multiplier; null where {@code price} is said
     * @param fee account money
     * @param time when; null puts it at the time of the step before
     * @param lot the name of the lot that is opened, or the lot that is closed; null says none
     * @param select which lots may be closed
     */
    public record Step(
            Op op,
            String account,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal total,
            BigDecimal fee,
            @Nullable Instant time,
            @Nullable String lot,
            Selector select) {}

    /** What became of a step. */
    public sealed interface Outcome {
        /**
         * It was booked.
         *
         * @param realized money; zero for an opening
         * @param matched what was taken of which lots, in the order of taking
         */
        record Done(BigDecimal realized, List<Matched> matched) implements Outcome {}

        /** It was not. */
        record Not(Refused refusal) implements Outcome {}
    }

    /**
     * A part taken of a lot.
     *
     * @param cost per unit, a quotient for showing
     */
    public record Matched(String lot, BigDecimal quantity, BigDecimal cost) {}

    /**
     * A lot that is open at the end.
     *
     * @param cost per unit, a quotient for showing
     * @param openedAt null where no time was said
     */
    public record OpenLot(
            String account,
            Side side,
            String lot,
            BigDecimal quantity,
            BigDecimal cost,
            @Nullable Instant openedAt) {}

    /**
     * The whole answer.
     *
     * @param outcomes one per step
     * @param lots what is open, over all accounts, by opening time, then arrival
     * @param quantity the sum of the lots
     * @param realized money, the sum of the outcomes
     */
    public record Result(List<Outcome> outcomes, List<OpenLot> lots, BigDecimal quantity, BigDecimal realized) {}

    /**
     * Books the steps in order.
     *
     * @param multiplier money per point of price and unit of quantity, above zero
     */
    public static Result run(LotMethod method, BigDecimal multiplier, List<Step> steps) {
        LotPiles piles = new LotPiles(method, multiplier);
        List<Outcome> outcomes = new ArrayList<>(steps.size());
        BigDecimal realized = BigDecimal.ZERO;
        for (Step step : steps) {
            Outcome outcome = book(piles, multiplier, step);
            if (outcome instanceof Outcome.Done done) {
                realized = realized.add(done.realized());
            }
            outcomes.add(outcome);
        }
        List<OpenLot> lots = piles.open();
        BigDecimal quantity = lots.stream().map(OpenLot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Result(outcomes, lots, Decimals.canonical(quantity), Decimals.canonical(realized));
    }

    private static Outcome book(LotPiles piles, BigDecimal multiplier, Step step) {
        piles.sees(step.time());
        boolean nothing = step.quantity().signum() == 0;
        if (step.quantity().signum() < 0 || step.op().opens && nothing) {
            return invalid("quantity must be " + (step.op().opens ? "above 0" : "0 or above") + ", not "
                    + Decimals.plain(step.quantity()));
        }
        BigDecimal price = step.price();
        BigDecimal total = step.total();
        if (price != null && total != null) {
            return invalid("price and total are both there; one of them says it all");
        }
        if (price == null && total == null && !nothing) {
            return invalid("price is missing");
        }
        BigDecimal amount = total != null ? total : price == null ? BigDecimal.ZERO : price.multiply(step.quantity());
        if (amount.signum() < 0) {
            return invalid((total != null ? "total" : "price") + " must be 0 or above, not "
                    + Decimals.plain(total != null ? total : price == null ? amount : price));
        }
        BigDecimal gross = amount.multiply(multiplier);
        Side side = step.op().side;
        return step.op().opens
                ? piles.open(step, side, Money.opening(side, gross, step.fee()))
                : piles.close(step, side, Money.closing(side, gross, step.fee()));
    }

    static Outcome invalid(String message) {
        return new Outcome.Not(new Refused(Code.INVALID, null, message));
    }
}
