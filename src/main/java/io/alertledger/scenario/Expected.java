package io.alertledger.scenario;

import io.alertledger.model.Decimals;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Fraction;
import io.alertledger.model.LotShare;
import io.alertledger.model.OrderSide;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import io.alertledger.model.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What should be decided about one instruction. Printed as it is written in a scenario. */
public sealed interface Expected {

    /** These legs and no others, in any order. */
    record Legs(List<Leg> legs) implements Expected {
        public Legs {
            legs = List.copyOf(legs);
        }

        @Override
        public String toString() {
            return legs.stream().map(Leg::toString).collect(Collectors.joining("; "));
        }
    }

    /** Nothing is done, with this code. */
    record Refused(RefusalCode code) implements Expected {
        @Override
        public String toString() {
            return "refused " + code;
        }
    }

    /**
     * A person must choose.
     *
     * @param choices from whom, best first; empty where any will do
     */
    record Ambiguous(RefusalCode code, List<String> choices) implements Expected {
        public Ambiguous {
            choices = List.copyOf(choices);
        }

        @Override
        public String toString() {
            return "ambiguous " + code + (choices.isEmpty() ? "" : " between " + String.join(" and ", choices));
        }
    }

    /** The text is no order. */
    record Ignored(Verdict verdict) implements Expected {
        @Override
        public String toString() {
            return "ignored " + verdict;
        }
    }

    /**
     * What becomes of a guarded position.
     *
     * @param trims partial targets that fill, in order
     * @param reason why it is closed; null where it stays open
     * @param price at which; null where it stays open
     */
    record Exit(
            List<Trim> trims,
            @Nullable ExitReason reason,
            @Nullable BigDecimal price) implements Expected {
        public Exit {
            trims = List.copyOf(trims);
        }

        @Override
        public String toString() {
            String end = reason == null || price == null ? "none" : reason + " at " + Decimals.plain(price);
            return trims.stream().map(trim -> trim + "; ").collect(Collectors.joining()) + "exit " + end;
        }
    }

    /** A part that is sold at a target. */
    record Trim(Fraction fraction, BigDecimal price) {
        @Override
        public String toString() {
            return "trim " + fraction + " at " + Decimals.plain(price);
        }
    }

    /** The levels that a position is given; null where it gets none. */
    record Levels(@Nullable BigDecimal stop, @Nullable BigDecimal target) implements Expected {
        @Override
        public String toString() {
            return "levels"
                    + (stop == null && target == null ? " none" : "")
                    + (stop == null ? "" : " stop " + Decimals.plain(stop))
                    + (target == null ? "" : " target " + Decimals.plain(target));
        }
    }

    /** One thing that is done to one position. */
    sealed interface Leg {}

    /**
     * An order.
     *
     * @param lots what it takes of which lots; empty where any will do
     * @param priced whether the price is stated; without it any will do
     * @param limit the limit; null with {@code priced} where the order should have none
     */
    record Trade(
            OrderSide side,
            BigDecimal quantity,
            String name,
            List<LotShare> lots,
            boolean priced,
            @Nullable BigDecimal limit)
            implements Leg {
        public Trade {
            lots = List.copyOf(lots);
        }

        @Override
        public String toString() {
            String from = lots.isEmpty()
                    ? ""
                    : " from "
                            + lots.stream()
                                    .map(share -> share.lot() + " " + Decimals.plain(share.quantity()))
                                    .collect(Collectors.joining(" and "));
            String at = !priced ? "" : limit == null ? " at no price" : " at " + Decimals.plain(limit);
            return side.name().toLowerCase(Locale.ROOT) + " " + Decimals.plain(quantity) + " of " + name + from + at;
        }
    }

    /** A change of protection; what is null should not change. */
    record Protect(
            String name, @Nullable StopHint stop, @Nullable TargetHint targets) implements Leg {
        @Override
        public String toString() {
            return "protect " + name + InstructionText.levels(stop, targets);
        }
    }
}
