package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.OptionType;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Scope;
import io.alertledger.model.Side;
import io.alertledger.model.SizeHint;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An instruction as a trader would write it: "TRIM 1/3 of SPY 595C 2026-01-28 @ 2.5". The grammar reads back what is
 * written here as the same instruction, places in the text apart. Lot and trade ids, which no alert says, are left out;
 * so is whether it corrects, which is a matter of what came before.
 */
public final class Phrasing {
    private static final Set<Integer> SAID_DENOMINATORS = Set.of(2, 3, 4, 5, 8);

    private Phrasing() {}

    /** The instruction in words. */
    public static String of(Instruction said) {
        StringJoiner out = new StringJoiner(" ");
        if (said.action().protects()) {
            thing(said, out);
        } else {
            verb(said, out);
            amount(said, out);
            thing(said, out);
            price(said.price(), out);
            size(said, out);
        }
        stop(said, out);
        targets(said, out);
        leave(said.size().leave(), out);
        return out.toString();
    }

    private static void verb(Instruction said, StringJoiner out) {
        Side side = said.contract().side();
        switch (said.action()) {
            case BUY -> out.add(side == null ? "BTO" : side.name());
            case ADD -> out.add("ADD");
            case TRIM -> out.add("TRIM");
            default -> {
                if (side == Side.SHORT) {
                    out.add("BTC");
                } else if (said.scope() == Scope.ALL) {
                    out.add(said.ticker() == null ? "CLOSE EVERYTHING" : "EXIT ALL");
                } else {
                    out.add("STC");
                }
            }
        }
    }

    private static void amount(Instruction said, StringJoiner out) {
        SizeHint size = said.size();
        if (size.quantity() != null) {
            out.add(size.quantity().toPlainString());
        }
        if (size.fraction() != null) {
            out.add(part(size.fraction()) + " of");
        }
    }

    private static String part(Fraction fraction) {
        boolean said = fraction.denominator().bitLength() < 8
                && SAID_DENOMINATORS.contains(fraction.denominator().intValue());
        return said ? fraction.toString() : percent(fraction.toDecimal());
    }

    private static void thing(Instruction said, StringJoiner out) {
        ContractHint contract = said.contract();
        String ticker = contract.root() != null ? contract.root() : said.ticker();
        boolean option = contract.strike() != null || contract.optionType() != null || contract.expiration() != null;
        if (ticker != null) {
            out.add("$" + ticker);
        }
        if (contract.strike() != null) {
            out.add(
                    contract.optionType() == null
                            ? contract.strike().toPlainString() + " strike"
                            : contract.strike().toPlainString()
                                    + contract.optionType().letter());
        } else if (contract.optionType() != null) {
            out.add(contract.optionType() == OptionType.CALL ? "calls" : "puts");
        }
        if (contract.expiration() != null) {
            out.add("exp " + contract.expiration());
        }
        if (contract.nickname() != null) {
            out.add(
                    switch (contract.nickname()) {
                        case CORE -> "core";
                        case RUNNER -> "runners";
                        case WEEKLY -> "weeklies";
                    });
        }
        if (said.action().leaves() && contract.side() == Side.LONG) {
            out.add("long");
        }
        if (said.action() == Action.BUY && !option && contract.side() == null) {
            out.add("shares");
        }
    }

    private static void price(@Nullable PriceHint price, StringJoiner out) {
        if (price == null) {
            return;
        }
        switch (price.kind()) {
            case LIMIT -> out.add("@ " + plain(Objects.requireNonNull(price.price())));
            case RANGE ->
                out.add("@ " + plain(Objects.requireNonNull(price.price())) + "-"
                        + plain(Objects.requireNonNull(price.priceHigh())));
            case MARKET -> out.add("@ market");
            case BREAK_EVEN -> out.add("@ BE");
        }
    }

    private static void size(Instruction said, StringJoiner out) {
        if (said.size().size() != null) {
            out.add(said.size().size().name().toLowerCase(Locale.ROOT) + " size");
        }
    }

    private static void stop(Instruction said, StringJoiner out) {
        StopHint stop = said.stop();
        if (stop == null) {
            return;
        }
        if (stop.kind() == null) {
            out.add("SL " + stop.text());
            return;
        }
        BigDecimal level = stop.level();
        out.add(
                switch (stop.kind()) {
                    case BREAK_EVEN -> "SL BE";
                    case PERCENT -> "SL " + percent(Objects.requireNonNull(level));
                    case PRICE -> "SL " + plain(Objects.requireNonNull(level));
                    case UNDERLYING -> "SL $" + said.ticker() + " under " + plain(Objects.requireNonNull(level));
                });
    }

    private static void targets(Instruction said, StringJoiner out) {
        TargetHint targets = said.targets();
        if (targets != null) {
            boolean percent = targets.kind() == LevelKind.PERCENT;
            out.add("PT "
                    + targets.levels().stream()
                            .map(level -> percent ? percent(level) : plain(level))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void leave(@Nullable BigDecimal leave, StringJoiner out) {
        if (leave != null) {
            out.add("leaving " + (leave.compareTo(BigDecimal.ONE) < 0 ? percent(leave) : plain(leave)));
        }
    }

    private static String percent(BigDecimal share) {
        return plain(share.movePointRight(2)) + "%";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
