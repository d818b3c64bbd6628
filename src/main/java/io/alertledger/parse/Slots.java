package io.alertledger.parse;

import io.alertledger.model.Fraction;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionType;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Side;
import io.alertledger.model.SizeWord;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk says, field by field; null where it is silent. Places are positions in the cleaned text. Mutable: later
 * chunks fill what earlier ones left open. Confined to one call.
 */
final class Slots {
    @Nullable
    String ticker;

    boolean sureTicker;

    @Nullable
    BigDecimal strike;

    @Nullable
    OptionType type;

    @Nullable
    LocalDate expiration;
    /** Why the day can not be an entry's, or empty. */
    String dayProblem = "";

    @Nullable
    String root;

    @Nullable
    Side side;

    @Nullable
    Nickname nickname;

    @Nullable
    PriceHint price;

    boolean averagePrice;
    /** Whether a second price stands there: then the first is where it came from. */
    boolean repriced;

    @Nullable
    BigDecimal quantity;

    @Nullable
    Fraction fraction;

    @Nullable
    BigDecimal keep;

    @Nullable
    SizeWord size;

    @Nullable
    StopHint stop;

    boolean stopBeyond;

    @Nullable
    TargetHint targets;

    boolean all;
    boolean everything;
    boolean some;
    boolean rest;
    boolean shares;
    /** Where each field stands, by its name in the contracts. */
    final Map<String, int[]> places = new LinkedHashMap<>();
    /** What can not be, or may be two things. */
    final List<String> problems = new ArrayList<>();

    boolean namesContract() {
        return strike != null && type != null;
    }

    boolean namesInstrument() {
        return ticker != null || strike != null;
    }

    /** Whether nothing at all is said. */
    boolean isEmpty() {
        return places.isEmpty() && !all && !some && !rest && !shares && problems.isEmpty();
    }

    void place(String field, Item item) {
        places.putIfAbsent(field, new int[] {item.from(), item.to()});
    }

    /** Whether another chunk says something else of the contract than this one. */
    boolean contradicts(Slots other) {
        return differs(ticker, other.ticker)
                || differs(strike, other.strike)
                || differs(type, other.type)
                || differs(expiration, other.expiration);
    }

    private static boolean differs(@Nullable Object mine, @Nullable Object theirs) {
        return mine != null && theirs != null && !mine.equals(theirs);
    }

    /** Takes over what is still open here and said there. */
    void fill(Slots other) {
        fillContract(other);
        if (price == null || averagePrice && other.price != null && !other.averagePrice) {
            price = other.price == null ? price : other.price;
            averagePrice = other.price == null ? averagePrice : other.averagePrice;
            take("price", other);
            take("priceHigh", other);
        }
        if (quantity == null && fraction == null && keep == null) {
            quantity = other.quantity;
            fraction = other.fraction;
            take("quantity", other);
            take("fraction", other);
        }
        if (keep == null) {
            keep = other.keep;
            take("leave", other);
        }
        fillSize(other);
        fillLevels(other);
        all |= other.all;
        everything |= other.everything;
        some |= other.some;
        rest |= other.rest;
        shares |= other.shares;
        problems.addAll(other.problems);
    }

    /** A lotto said anywhere is what the trade is; of other sizes the first counts. */
    void fillSize(Slots other) {
        if (size == null || other.size == SizeWord.LOTTO) {
            places.remove(other.size == null ? "" : "size");
            size = other.size == null ? size : other.size;
            take("size", other);
        }
    }

    void fillLevels(Slots other) {
        if (stop == null) {
            stop = other.stop;
            stopBeyond = other.stopBeyond;
            take("stop", other);
        }
        if (targets == null) {
            targets = other.targets;
            take("targets", other);
        }
    }

    /** Takes over ticker, strike, type, day and side where they are open here. */
    void fillContract(Slots other) {
        if (ticker == null) {
            ticker = other.ticker;
            sureTicker = other.sureTicker;
            root = other.root;
            take("ticker", other);
        }
        if (strike == null) {
            strike = other.strike;
            take("strike", other);
        }
        if (type == null) {
            type = other.type;
            take("optionType", other);
        }
        if (expiration == null) {
            expiration = other.expiration;
            dayProblem = other.dayProblem;
            take("expiration", other);
        }
        side = side == null ? other.side : side;
        take("side", other);
        nickname = nickname == null ? other.nickname : nickname;
        take("nickname", other);
    }

    private void take(String field, Slots other) {
        int[] place = other.places.get(field);
        if (place != null) {
            places.putIfAbsent(field, place);
        }
    }
}
