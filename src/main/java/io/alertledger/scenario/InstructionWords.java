package io.alertledger.scenario;

import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionType;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.Scope;
import io.alertledger.model.Side;
import io.alertledger.model.SizeHint;
import io.alertledger.model.SizeWord;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An instruction in plain words, so that a scenario about rules does not depend on how alerts are read: {@code trim SPY
 * strike 595 calls expiring 2026-01-28 quantity 2 at 2.50}, {@code exit everything}, {@code protect SPY stop
 * break-even}. Used once, by one thread.
 */
final class InstructionWords {
    private static final List<String> ACTIONS = List.of("buy", "add", "trim", "exit", "protect");
    private static final List<String> PARTS = List.of(
            "strike",
            "calls",
            "puts",
            "expiring",
            "root",
            "side",
            "nickname",
            "lot",
            "trade",
            "quantity",
            "fraction",
            "leave",
            "size",
            "at",
            "stop",
            "targets");

    private @Nullable BigDecimal strike;
    private @Nullable OptionType type;
    private @Nullable LocalDate expiration;
    private @Nullable String root;
    private @Nullable Side side;
    private @Nullable Nickname nickname;
    private @Nullable String lot;
    private @Nullable String trade;
    private @Nullable BigDecimal quantity;
    private @Nullable Fraction fraction;
    private @Nullable BigDecimal leave;
    private @Nullable SizeWord size;
    private @Nullable PriceHint price;
    private @Nullable StopHint stop;
    private @Nullable TargetHint targets;

    private InstructionWords() {}

    static Instruction read(Words words) {
        return new InstructionWords().instruction(words);
    }

    private Instruction instruction(Words words) {
        String verb = words.peek().toLowerCase(Locale.ROOT);
        if (!ACTIONS.contains(verb)) {
            throw words.wrong("\"" + verb + "\" is no action", verb, ACTIONS);
        }
        words.take("the action");
        Scope scope = words.skip("all") ? Scope.ALL : Scope.ONE;
        String ticker = null;
        if (words.skip("everything")) {
            scope = Scope.ALL;
        } else if (!words.skip("something")) {
            ticker = words.take("the ticker").toUpperCase(Locale.ROOT);
        }
        while (words.more()) {
            part(words);
        }
        Action action = !verb.equals("protect")
                ? Action.valueOf(verb.toUpperCase(Locale.ROOT))
                : stop == null ? Action.SET_TARGET : Action.MOVE_STOP;
        if (action.protects() && stop == null && targets == null) {
            throw words.wrong("\"protect\" needs a stop or targets");
        }
        return Instruction.of(action, ticker)
                .withScope(scope)
                .withContract(new ContractHint(strike, type, expiration, root, side, nickname, lot, trade))
                .withSize(new SizeHint(quantity, fraction, leave, size))
                .withPrice(price)
                .withStop(stop)
                .withTargets(targets);
    }

    private void part(Words words) {
        String part = words.peek().toLowerCase(Locale.ROOT);
        if (!PARTS.contains(part) && !part.equals("call") && !part.equals("put")) {
            throw words.wrong("\"" + words.peek() + "\" is no part of an instruction", part, PARTS);
        }
        int column = words.column();
        words.take("a part");
        try {
            switch (part) {
                case "strike" -> strike = words.number("strike");
                case "call", "calls" -> type = OptionType.CALL;
                case "put", "puts" -> type = OptionType.PUT;
                case "expiring" -> expiration = words.date("expiration");
                case "root" -> root = words.take("root").toUpperCase(Locale.ROOT);
                case "side" -> side = words.oneOf(Side.class, "side");
                case "nickname" -> nickname = words.oneOf(Nickname.class, "nickname");
                case "lot" -> lot = words.take("lot");
                case "trade" -> trade = words.take("trade");
                case "quantity" -> quantity = words.number("quantity");
                case "fraction" -> fraction = words.fraction("fraction");
                case "leave" -> leave = words.number("leave");
                case "size" -> size = words.oneOf(SizeWord.class, "size");
                case "at" -> price = price(words);
                case "stop" -> stop = stop(words);
                default -> targets = targets(words);
            }
        } catch (IllegalArgumentException e) {
            throw new Wrong(column, part + ": " + e.getMessage(), "");
        }
    }

    private static PriceHint price(Words words) {
        if (words.skip("market")) {
            return new PriceHint(PriceKind.MARKET, null, null);
        }
        if (words.skip("break-even")) {
            return new PriceHint(PriceKind.BREAK_EVEN, null, null);
        }
        BigDecimal low = words.number("price");
        return words.skip("to")
                ? new PriceHint(PriceKind.RANGE, low, words.number("upper price"))
                : PriceHint.limit(low);
    }

    /** A stop, behind the word {@code stop}. */
    static StopHint stop(Words words) {
        if (words.skip("break-even")) {
            return new StopHint(LevelKind.BREAK_EVEN, null, null);
        }
        BigDecimal level = words.number("stop");
        return new StopHint(kind(words), level, null);
    }

    /** Targets, behind the word {@code targets}. */
    static TargetHint targets(Words words) {
        List<BigDecimal> levels = new ArrayList<>();
        do {
            levels.add(words.number("target"));
        } while (words.skip("and"));
        return new TargetHint(kind(words), levels);
    }

    private static LevelKind kind(Words words) {
        if (words.skip("of", "the", "underlying")) {
            return LevelKind.UNDERLYING;
        }
        return words.skip("of", "the", "entry") ? LevelKind.PERCENT : LevelKind.PRICE;
    }
}
