package io.alertledger.parse;

import io.alertledger.model.ContractHint;
import io.alertledger.model.Instruction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Reading;
import io.alertledger.model.Scope;
import io.alertledger.model.SizeHint;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A reading in one line, as the tables of these tests write it: {@code ORDER: TRIM SPY 595C 2026-01-28 part=1/2 @3.2}. */
final class Shown {
    private Shown() {}

    static String reading(Reading reading) {
        String instructions =
                reading.instructions().stream().map(Shown::instruction).collect(Collectors.joining("; "));
        return reading.verdict() + (instructions.isEmpty() ? "" : ": " + instructions);
    }

    static String instruction(Instruction said) {
        StringJoiner out = new StringJoiner(" ");
        out.add(said.action().name());
        out.add(said.ticker() == null ? "?" : said.ticker());
        if (said.scope() == Scope.ALL) {
            out.add("ALL");
        }
        contract(said.contract(), out);
        size(said.size(), out);
        price(said.price(), out);
        stop(said.stop(), out);
        targets(said.targets(), out);
        if (said.corrects()) {
            out.add("corrects");
        }
        return out.toString();
    }

    private static void contract(ContractHint contract, StringJoiner out) {
        String type = contract.optionType() == null
                ? ""
                : String.valueOf(contract.optionType().letter());
        if (contract.strike() != null || !type.isEmpty()) {
            out.add((contract.strike() == null ? "" : contract.strike().toPlainString()) + type);
        }
        add(out, "", contract.expiration());
        add(out, "root=", contract.root());
        add(out, "", contract.side());
        add(out, "", contract.nickname());
    }

    private static void size(SizeHint size, StringJoiner out) {
        add(out, "count=", size.quantity());
        add(out, "part=", size.fraction());
        add(out, "leave=", size.leave());
        add(out, "size=", size.size());
    }

    private static void price(PriceHint price, StringJoiner out) {
        if (price != null) {
            switch (price.kind()) {
                case LIMIT -> out.add("@" + plain(price.price()));
                case RANGE -> out.add("@" + plain(price.price()) + "-" + plain(price.priceHigh()));
                case MARKET -> out.add("@market");
                case BREAK_EVEN -> out.add("@BE");
            }
        }
    }

    private static void stop(StopHint stop, StringJoiner out) {
        if (stop != null) {
            out.add("stop=" + (stop.kind() == null ? "'" + stop.text() + "'" : level(stop.kind(), stop.level())));
        }
    }

    private static void targets(TargetHint targets, StringJoiner out) {
        if (targets != null) {
            out.add("targets="
                    + targets.levels().stream()
                            .map(level -> level(targets.kind(), level))
                            .collect(Collectors.joining(",")));
        }
    }

    private static String level(LevelKind kind, BigDecimal level) {
        return switch (kind) {
            case BREAK_EVEN -> "BE";
            case PERCENT -> plain(level.movePointRight(2)) + "%";
            case UNDERLYING -> "underlying:" + plain(level);
            case PRICE -> plain(level);
        };
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static void add(StringJoiner out, String name, Object value) {
        if (value != null) {
            out.add(name + (value instanceof BigDecimal number ? plain(number) : value));
        }
    }
}
