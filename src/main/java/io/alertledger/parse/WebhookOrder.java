package io.alertledger.parse;

import io.alertledger.formats.Fields;
import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Scope;
import io.alertledger.model.Side;
import io.alertledger.model.StopHint;
import io.alertledger.model.Symbols;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an order in a webhook's body. For a strategy of TradingView the position after the order tells an entry
 * from an exit: "sell" that ends flat closes a long, "buy" that ends flat closes a short.
 */
final class WebhookOrder {
    private static final List<String> ACTIONS =
            List.of("action", "side", "orderaction", "signal", "order", "strategyorderaction", "type");
    private static final List<String> SYMBOLS =
            List.of("ticker", "symbol", "instrument", "contract", "pair", "asset", "underlying");

    private final Fields in;
    private final Vocabulary words;
    private final Symbols symbols;
    private final WebhookAmounts amounts;

    WebhookOrder(Fields in, Vocabulary words, Symbols symbols) {
        this.in = in;
        this.words = words;
        this.symbols = symbols;
        this.amounts = new WebhookAmounts(in);
    }

    boolean hasAction() {
        String action = first(ACTIONS);
        return action != null && meaning(action) != null;
    }

    List<Instruction> instructions() {
        String said = Objects.requireNonNull(first(ACTIONS));
        Meaning meaning = Objects.requireNonNull(meaning(said));
        Side side = side(said);
        Action action = action(meaning);
        String after = text("marketposition");
        String before = text("prevmarketposition");
        boolean flat = after != null && after.equalsIgnoreCase("flat");
        if (flat && action.enters()) {
            // "buy" that ends flat: a short was bought back.
            action = Action.EXIT;
            side = Side.SHORT;
        } else if (after != null
                && after.equalsIgnoreCase("short")
                && action == Action.EXIT
                && !"long".equalsIgnoreCase(before)) {
            action = Action.BUY;
            side = Side.SHORT;
        }
        ContractHint contract = contract(side);
        Instruction instruction = Instruction.of(action, ticker())
                .withContract(contract)
                .withScope(text("scope") != null && "all".equalsIgnoreCase(text("scope")) ? Scope.ALL : Scope.ONE)
                .withSize(amounts.size(action))
                .withPrice(amounts.price());
        return protectedBy(instruction, action);
    }

    private List<Instruction> protectedBy(Instruction instruction, Action action) {
        StopHint stop = amounts.stop();
        TargetHint targets = amounts.targets();
        if (action.enters()
                || action == Action.MOVE_STOP && stop != null
                || action == Action.SET_TARGET && targets != null) {
            return List.of(instruction
                    .withStop(action == Action.SET_TARGET ? null : stop)
                    .withTargets(action == Action.MOVE_STOP ? null : targets));
        }
        List<Instruction> all = new ArrayList<>(List.of(instruction));
        if (stop != null) {
            all.add(Instruction.of(Action.MOVE_STOP, instruction.ticker())
                    .withContract(instruction.contract())
                    .withStop(stop));
        }
        return all;
    }

    private @Nullable Meaning meaning(String action) {
        String plain = action.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        Word word = words.find(String.join(" ", Vocabulary.pieces(plain)));
        boolean verb = word != null && word.meaning().isVerb();
        if (word != null && (verb || word.meaning() == Meaning.STOP || word.meaning() == Meaning.TARGET)) {
            return word.meaning();
        }
        return Map.of(
                        "open long",
                        Meaning.BUY,
                        "enter long",
                        Meaning.BUY,
                        "open short",
                        Meaning.DIRECTION,
                        "enter short",
                        Meaning.DIRECTION,
                        "close long",
                        Meaning.EXIT,
                        "exit long",
                        Meaning.EXIT,
                        "close short",
                        Meaning.CLOSE_SHORT,
                        "exit short",
                        Meaning.CLOSE_SHORT,
                        "move stop",
                        Meaning.STOP,
                        "set target",
                        Meaning.TARGET)
                .get(plain);
    }

    private static Action action(Meaning meaning) {
        return switch (meaning) {
            case BUY, DIRECTION -> Action.BUY;
            case ADD -> Action.ADD;
            case TRIM -> Action.TRIM;
            case STOP -> Action.MOVE_STOP;
            case TARGET -> Action.SET_TARGET;
            default -> Action.EXIT;
        };
    }

    private @Nullable Side side(String action) {
        String said = action.toLowerCase(Locale.ROOT);
        String named = text("positionside");
        if (said.contains("short") || meaning(action) == Meaning.CLOSE_SHORT || "short".equalsIgnoreCase(named)) {
            return Side.SHORT;
        }
        return said.contains("long") || "long".equalsIgnoreCase(named) ? Side.LONG : null;
    }

    /** The symbol without its exchange: {@code NASDAQ:AAPL}, {@code BINANCE:SOLUSDT.P}. */
    private @Nullable String symbol() {
        String symbol = first(SYMBOLS);
        if (symbol == null || symbol.isBlank()) {
            return null;
        }
        String bare = symbol.strip().toUpperCase(Locale.ROOT);
        bare = bare.startsWith("$") ? bare.substring(1) : bare;
        int exchange = bare.indexOf(':');
        bare = exchange > 1 ? bare.substring(exchange + 1) : bare;
        return bare.endsWith(".P") ? bare.substring(0, bare.length() - 2) : bare;
    }

    private @Nullable Instrument instrument() {
        String symbol = symbol();
        if (symbol == null) {
            return null;
        }
        try {
            return symbols.instrument(symbol);
        } catch (IllegalArgumentException noInstrument) {
            throw in.invalid("ticker", "expected a ticker, a contract id or an OCC symbol");
        }
    }

    private @Nullable String ticker() {
        Instrument instrument = instrument();
        return instrument == null ? null : symbols.tickerOf(instrument.ticker());
    }

    private ContractHint contract(@Nullable Side side) {
        if (instrument() instanceof OptionContract option) {
            return new ContractHint(option.strike(), option.type(), option.expiration(), null, side, null, null, null);
        }
        String type = first(List.of("optiontype", "right", "putcall", "callput", "cp"));
        BigDecimal strike = amounts.decimal("strike", "strikeprice");
        LocalDate expiration = date();
        String word = symbol();
        String root = word != null
                        && instrument() instanceof LinearInstrument
                        && !symbols.tickerOf(word).equals(word)
                ? word
                : null;
        try {
            return new ContractHint(
                    strike, type == null ? null : optionType(type), expiration, root, side, null, null, null);
        } catch (IllegalArgumentException impossible) {
            throw in.invalid("strike", "expected a number above 0");
        }
    }

    private OptionType optionType(String type) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "c", "call", "calls" -> OptionType.CALL;
            case "p", "put", "puts" -> OptionType.PUT;
            default -> throw in.invalid("optiontype", "expected CALL or PUT");
        };
    }

    private @Nullable LocalDate date() {
        for (String name : List.of("expiration", "expiry", "exp", "expirationdate")) {
            if (in.has(name)) {
                return in.optionalDate(name);
            }
        }
        return null;
    }

    private @Nullable String text(String name) {
        return in.optionalText(name);
    }

    private @Nullable String first(List<String> names) {
        for (String name : names) {
            if (in.has(name) && in.node().get(name).isTextual()) {
                return in.optionalText(name);
            }
        }
        return null;
    }
}
