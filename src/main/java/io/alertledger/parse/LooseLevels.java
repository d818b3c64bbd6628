package io.alertledger.parse;

import io.alertledger.model.LevelKind;
import io.alertledger.model.PriceHint;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops and targets whose level stands behind the name of what it is for: "stop on SPY to BE", "PT for NVDA 5.50". */
final class LooseLevels {
    private static final int FARTHEST = 7;

    private LooseLevels() {}

    static void stop(List<Item> items, int index, Slots slots) {
        int at = levelBehind(items, index);
        StopHint stop = at < 0 ? null : level(items.get(at));
        if (stop != null) {
            slots.stop = stop;
            slots.place("stop", items.get(at));
            items.set(at, items.get(at).as(Meaning.STOP_LEVEL, "").through(items.get(at), Meaning.STOP_LEVEL, stop));
        }
    }

    static void target(List<Item> items, int index, Slots slots) {
        int at = levelBehind(items, index);
        StopHint level = at < 0 ? null : level(items.get(at));
        LevelKind kind = level == null ? null : level.kind();
        BigDecimal amount = level == null ? null : level.level();
        if (kind != null && amount != null) {
            TargetHint target = new TargetHint(kind, List.of(amount));
            slots.targets = target;
            slots.place("targets", items.get(at));
            items.set(
                    at,
                    items.get(at).as(Meaning.TARGET_LEVEL, "").through(items.get(at), Meaning.TARGET_LEVEL, target));
        }
    }

    /** Where the level stands that a keyword asks for; -1 where none does. */
    private static int levelBehind(List<Item> items, int index) {
        for (int i = index + 1; i < items.size() && i <= index + FARTHEST; i++) {
            if (level(items.get(i)) != null) {
                return i;
            }
            if (!isBetween(items.get(i))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isBetween(Item item) {
        return item.is(
                Meaning.TICKER,
                Meaning.NOISE,
                Meaning.STRIKE,
                Meaning.TYPE,
                Meaning.EXPIRATION,
                Meaning.MOVE,
                Meaning.AT,
                Meaning.ALL,
                Meaning.REST,
                Meaning.NICKNAME,
                Meaning.STATUS);
    }

    /** The stop that a piece can be, or null. */
    static @Nullable StopHint level(Item item) {
        if (item.isEven()) {
            return new StopHint(LevelKind.BREAK_EVEN, null, null);
        }
        if (item.is(Meaning.PERCENT)) {
            return new StopHint(LevelKind.PERCENT, Numbers.share(item.amount()), null);
        }
        if (item.isPlainNumber()) {
            return new StopHint(LevelKind.PRICE, item.amount(), null);
        }
        if (item.is(Meaning.PRICE) && item.content() instanceof PriceHint price) {
            return switch (price.kind()) {
                case BREAK_EVEN -> new StopHint(LevelKind.BREAK_EVEN, null, null);
                case LIMIT -> new StopHint(LevelKind.PRICE, price.price(), null);
                default -> null;
            };
        }
        return null;
    }
}
