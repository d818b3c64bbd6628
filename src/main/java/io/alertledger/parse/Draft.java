package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Scope;
import io.alertledger.model.SizeHint;
import io.alertledger.model.Span;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instruction in the making: what is done, in which mood, with which fields. Confined to one call. */
final class Draft {
    /** A level this far above the entry price of a contract, and near its strike, is the underlying's. */
    private static final BigDecimal FAR = new BigDecimal("3");

    /** Where no contract is named, a level from here up is the stock's: read as a contract's it would fire at once. */
    private static final BigDecimal DEAREST = new BigDecimal("50");

    private static final BigDecimal NEAR_LOW = new BigDecimal("0.6");
    private static final BigDecimal NEAR_HIGH = new BigDecimal("1.6");

    final Action action;
    final Slots slots;
    final int sentence;
    Mood mood;
    boolean corrects;
    /** Whether its verb tells of something done. */
    boolean past;
    /** Whether it is about a coin, whose price is its own. */
    boolean coin;
    /** Whether it was made of words that are no sure sign: an unknown remark can make them harmless or wrong. */
    boolean weak;
    /** Whether it has no verb of its own, but stands in a list under one. */
    boolean listed;
    /** Whether the verb stood alone, so that what it is about must come from around. */
    boolean bare;

    Draft(Action action, Slots slots, Mood mood, int sentence) {
        this.action = action;
        this.slots = slots;
        this.mood = mood;
        this.sentence = sentence;
    }

    /** Whether it is meant of all that is held: "close everything", "close all calls", "all stops to BE". A price can be no stop of everything. */
    boolean isEverywhere() {
        if (action == Action.EXIT) {
            boolean kind = slots.type != null || slots.expiration != null;
            return slots.everything || slots.all && kind && !slots.namesInstrument();
        }
        StopHint stop = slots.stop;
        return action == Action.MOVE_STOP
                && slots.all
                && !slots.namesInstrument()
                && stop != null
                && (stop.kind() == LevelKind.BREAK_EVEN || stop.kind() == LevelKind.PERCENT);
    }

    boolean leaves() {
        return action.leaves();
    }

    /** The instruction, with places in the text as received. */
    Instruction instruction(CleanText clean) {
        Map<String, Span> spans = new LinkedHashMap<>();
        slots.places.forEach((field, place) -> spans.put(field, clean.raw(place[0], place[1])));
        ContractHint contract = new ContractHint(
                slots.strike, slots.type, slots.expiration, slots.root, slots.side, slots.nickname, null, null);
        return new Instruction(
                action, slots.ticker, scope(), contract, size(), price(), stop(), targets(), corrects, spans);
    }

    private Scope scope() {
        boolean whole = slots.quantity == null && slots.fraction == null && slots.keep == null;
        boolean all = slots.all && slots.strike == null && whole && !action.enters();
        return all ? Scope.ALL : Scope.ONE;
    }

    private SizeHint size() {
        @Nullable Fraction fraction = slots.fraction;
        boolean part = fraction != null && !fraction.equals(Fraction.ONE) && !action.enters();
        return new SizeHint(slots.quantity, part ? fraction : null, slots.keep, action.enters() ? slots.size : null);
    }

    private @Nullable PriceHint price() {
        return action.protects() ? null : slots.price;
    }

    private @Nullable StopHint stop() {
        StopHint stop = slots.stop;
        if (action.leaves() || stop == null || stop.kind() != LevelKind.PRICE) {
            return action.leaves() ? null : stop;
        }
        return isUnderlying(stop.level(), slots.stopBeyond)
                ? new StopHint(LevelKind.UNDERLYING, stop.level(), null)
                : stop;
    }

    private @Nullable TargetHint targets() {
        TargetHint targets = slots.targets;
        if (action.leaves() || action == Action.MOVE_STOP) {
            return null;
        }
        boolean underlying = targets != null
                && targets.kind() == LevelKind.PRICE
                && targets.levels().stream().allMatch(level -> isUnderlying(level, false));
        return targets != null && underlying ? new TargetHint(LevelKind.UNDERLYING, targets.levels()) : targets;
    }

    /** A number near the strike and far above the price is a level of the stock, not of the contract. */
    private boolean isUnderlying(@Nullable BigDecimal level, boolean beyond) {
        BigDecimal strike = slots.strike;
        if (level == null || slots.shares || coin) {
            return false;
        }
        BigDecimal paid = slots.price == null ? null : slots.price.price();
        if (strike == null && paid != null && isNear(level, paid)) {
            return false;
        }
        if (strike == null) {
            return level.compareTo(DEAREST) >= 0
                    || beyond && (level.compareTo(BigDecimal.TEN) >= 0 || Numbers.isWhole(level));
        }
        boolean nearStrike = isNear(level, strike);
        boolean farAbovePaid =
                paid == null ? beyond || strike.compareTo(BigDecimal.TEN) > 0 : level.compareTo(paid.multiply(FAR)) > 0;
        return nearStrike && farAbovePaid;
    }

    /** Whether a number is of the size of a strike: then it tells of the underlying. */
    static boolean isNear(BigDecimal level, BigDecimal strike) {
        return level.compareTo(strike.multiply(NEAR_LOW)) >= 0 && level.compareTo(strike.multiply(NEAR_HIGH)) <= 0;
    }

    /** The stop said inside an exit or a trim, as an instruction of its own. */
    @Nullable
    Draft ownStop() {
        if (!leaves() || slots.stop == null) {
            return null;
        }
        Slots own = new Slots();
        own.fillContract(slots);
        own.shares = slots.shares;
        own.price = slots.price;
        own.fillLevels(slots);
        own.targets = null;
        own.places.remove("targets");
        slots.places.remove("stop");
        Draft draft = new Draft(Action.MOVE_STOP, own, mood, sentence);
        draft.coin = coin;
        draft.corrects = corrects;
        return draft;
    }
}
