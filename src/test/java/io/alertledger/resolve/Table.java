package io.alertledger.resolve;

import io.alertledger.model.Action;
import io.alertledger.model.AmbiguityRule;
import io.alertledger.model.Consistency;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Leg;
import io.alertledger.model.LevelKind;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.Mark;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionType;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.Scope;
import io.alertledger.model.Side;
import io.alertledger.model.Situation;
import io.alertledger.model.SizeHint;
import io.alertledger.model.SizeWord;
import io.alertledger.model.StopHint;
import io.alertledger.model.Symbols;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a table of decisions.
 *
 * <ul>
 *   <li>held: {@code SPY_20260130_595_C 3@1.20 3h + 2@1.40 1h locked=2; …}: lots with quantity, cost and age,
 *       named A, B, C… in the order in which they stand
 *   <li>said: {@code exit SPY strike=595 quantity=2}
 *   <li>settled: what differs from the shipped policy, a calm situation and half past ten: {@code trim=1/3}
 * </ul>
 */
final class Table {
    private static final Symbols SYMBOLS = Books.SHIPPED.tables().symbols();

    private Table() {}

    static Decision.Single decide(@Nullable String held, String said, @Nullable String settled) {
        return new Resolver(Books.SHIPPED).resolve(question(held, said, settled));
    }

    static Question question(@Nullable String held, String said, @Nullable String settled) {
        Map<String, String> terms = words(settled);
        Instant now = terms.containsKey("now") ? Instant.parse(terms.get("now")) : Books.NOW;
        List<Position> positions = new ArrayList<>();
        Map<Instrument, Mark> marks = new HashMap<>();
        int[] lots = {0};
        for (String one : held == null ? new String[0] : held.split(";")) {
            position(one.strip(), now, lots, positions, marks);
        }
        terms.forEach((name, price) -> {
            if (name.startsWith("mark:")) {
                Instrument instrument = SYMBOLS.instrument(name.substring(5));
                marks.put(instrument, new Mark(instrument, d(price), null, null, now.minusSeconds(5), "table"));
            }
            if (name.startsWith("ask:")) {
                Instrument instrument = SYMBOLS.instrument(name.substring(4));
                marks.put(instrument, new Mark(instrument, null, null, d(price), now.minusSeconds(5), "table"));
            }
        });
        return new Question(
                instruction(said),
                terms.get("channel"),
                terms.get("author"),
                positions,
                marks,
                policy(terms),
                situation(terms),
                now);
    }

    /** {@code sell 3 SPY_20260130_595_C [A 3] @2.51}; a code, and for a tie the choices. */
    static String shown(Decision.Single decision) {
        if (decision instanceof Decision.Resolved resolved) {
            return resolved.legs().stream().map(Table::shown).collect(Collectors.joining("; "));
        }
        if (decision instanceof Decision.Ambiguous ambiguous) {
            return ambiguous.code() + " " + String.join(", ", ambiguous.choices());
        }
        return decision instanceof Decision.Refused refused ? refused.code().name() : decision.toString();
    }

    private static String shown(Leg leg) {
        if (leg instanceof Leg.Protect protect) {
            StopHint stop = protect.stop();
            TargetHint targets = protect.targets();
            return "protect " + leg.name()
                    + (stop == null ? "" : " stop " + stop.kind() + (stop.level() == null ? "" : " " + stop.level()))
                    + (targets == null ? "" : " targets " + targets.kind() + " " + targets.levels());
        }
        Leg.Trade trade = (Leg.Trade) leg;
        String lots = trade.lots().stream()
                .map(share -> share.lot() + " " + Decimals.plain(share.quantity()))
                .collect(Collectors.joining(", ", " [", "]"));
        return trade.side().name().toLowerCase(Locale.ROOT) + " " + Decimals.plain(trade.quantity()) + " "
                + trade.name()
                + (trade.lots().isEmpty() ? "" : lots)
                + (trade.order() == null || trade.order().limit() == null
                        ? ""
                        : " @" + Decimals.plain(trade.order().limit()));
    }

    /** The same without what the expectation is silent about. */
    static String asDetailedAs(String expected, String shown) {
        String out = expected.contains("[") ? shown : shown.replaceAll(" \\[[^\\]]*]", "");
        return expected.contains("@") ? out : out.replaceAll(" @[0-9.]+", "");
    }

    private static void position(
            String text, Instant now, int[] number, List<Position> positions, Map<Instrument, Mark> marks) {
        String[] parts = text.split("\\s+");
        String name = parts[0];
        boolean shorted = name.endsWith(":SHORT");
        Instrument instrument = SYMBOLS.instrument(name.replaceAll(":(SHORT|LONG)$", ""));
        Map<String, String> flags = words(text);
        List<Lot> lots = new ArrayList<>();
        for (int i = 1; i + 1 < parts.length; i++) {
            if (!parts[i].contains("@") || parts[i].contains("=")) {
                continue;
            }
            String[] amount = parts[i].split("@");
            BigDecimal quantity = d(amount[0]);
            String id = String.valueOf((char) ('A' + number[0]++));
            lots.add(new Lot(
                    id,
                    quantity,
                    amount[1].equals("?")
                            ? null
                            : quantity.multiply(d(amount[1])).multiply(instrument.defaultMultiplier()),
                    now.minus(age(parts[i + 1])),
                    flags.containsKey("trade") ? flags.get("trade") : null,
                    flags.get("in"),
                    flags.get("by")));
        }
        BigDecimal held = lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal locked = flags.containsKey("locked") ? d(flags.get("locked")) : BigDecimal.ZERO;
        PositionStatus status = lots.isEmpty()
                ? PositionStatus.CLOSED
                : locked.signum() > 0 ? PositionStatus.PENDING_EXIT : PositionStatus.OPEN;
        positions.add(new Position(
                new PositionKey("default", instrument, shorted ? Side.SHORT : Side.LONG),
                lots,
                status,
                locked.min(held),
                flags.containsKey("available") ? d(flags.get("available")) : null,
                instrument.defaultMultiplier(),
                instrument.defaultStep(),
                !flags.containsKey("unmanaged"),
                flags.containsKey("nickname") ? Nickname.valueOf(flags.get("nickname")) : null,
                now.minus(Duration.ofHours(9)),
                now.minus(Duration.ofHours(9))));
        if (flags.containsKey("mark") || flags.containsKey("bid") || flags.containsKey("ask")) {
            marks.put(
                    instrument,
                    new Mark(
                            instrument,
                            number(flags.get("mark")),
                            number(flags.get("bid")),
                            number(flags.get("ask")),
                            now.minusSeconds(flags.containsKey("old") ? Long.parseLong(flags.get("old")) : 5),
                            "table"));
        }
    }

    private static Duration age(String text) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> Duration.ofDays(count);
            case 'h' -> Duration.ofHours(count);
            case 'm' -> Duration.ofMinutes(count);
            default -> throw new IllegalArgumentException("no age: " + text);
        };
    }

    static Instruction instruction(String said) {
        String[] parts = said.strip().split("\\s+");
        Map<String, String> words = words(said);
        Action action = Action.valueOf(parts[0].toUpperCase(Locale.ROOT));
        String ticker = parts.length > 1 && !parts[1].contains("=") && !parts[1].equals("*") ? parts[1] : null;
        PriceHint price = null;
        if (words.containsKey("price")) {
            String[] ends = words.get("price").split("-");
            price = words.get("price").equals("BE")
                    ? new PriceHint(PriceKind.BREAK_EVEN, null, null)
                    : ends.length == 2
                            ? new PriceHint(PriceKind.RANGE, d(ends[0]), d(ends[1]))
                            : PriceHint.limit(d(ends[0]));
        }
        String stop = words.get("stop");
        return Instruction.of(action, ticker)
                .withScope(words.containsKey("all") ? Scope.ALL : Scope.ONE)
                .withContract(new ContractHint(
                        number(words.get("strike")),
                        words.containsKey("type") ? OptionType.valueOf(words.get("type")) : null,
                        words.containsKey("on") ? LocalDate.parse(words.get("on")) : null,
                        words.get("root"),
                        words.containsKey("side") ? Side.valueOf(words.get("side")) : null,
                        words.containsKey("nickname") ? Nickname.valueOf(words.get("nickname")) : null,
                        words.get("lot"),
                        words.get("trade")))
                .withSize(new SizeHint(
                        number(words.get("quantity")),
                        words.containsKey("part") ? fraction(words.get("part")) : null,
                        number(words.get("leave")),
                        words.containsKey("size") ? SizeWord.valueOf(words.get("size")) : null))
                .withPrice(price)
                .withStop(stop == null ? null : stop(stop))
                .withTargets(
                        words.containsKey("target")
                                ? new TargetHint(
                                        LevelKind.PRICE,
                                        Stream.of(words.get("target").split("\\+"))
                                                .map(Table::d)
                                                .toList())
                                : null);
    }

    /** {@code 1.8} a price, {@code BE} the cost, {@code 50%} a part of it, {@code ^590} the underlying's, {@code "…"} words. */
    private static StopHint stop(String text) {
        if (text.equals("BE")) {
            return new StopHint(LevelKind.BREAK_EVEN, null, null);
        }
        if (text.startsWith("\"")) {
            return new StopHint(null, null, text.replace("\"", ""));
        }
        if (text.startsWith("^")) {
            return new StopHint(LevelKind.UNDERLYING, d(text.substring(1)), null);
        }
        return text.endsWith("%")
                ? new StopHint(
                        LevelKind.PERCENT,
                        d(text.substring(0, text.length() - 1)).movePointLeft(2),
                        null)
                : new StopHint(LevelKind.PRICE, d(text), null);
    }

    private static Policy policy(Map<String, String> terms) {
        return Policy.SHIPPED.with(p -> {
            p.minConfidence = number(terms.get("minConfidence"));
            p.marketHours = terms.containsKey("marketHours");
            p.buyBudget = number(terms.get("budget"));
            p.buyBudgetOfEquity = number(terms.get("budgetOfEquity"));
            p.maxCostPerOrder = number(terms.get("maxCost"));
            p.maxLossPerDay = number(terms.get("maxLoss"));
            terms.forEach((term, said) -> {
                switch (term) {
                    case "heuristics" -> p.heuristics = List.of(said.split(">"));
                    case "ties" -> p.onAmbiguous = AmbiguityRule.valueOf(said);
                    case "trim" -> p.trimFraction = fraction(said);
                    case "lots" -> p.lotMethod = LotMethod.valueOf(said);
                    case "contracts" -> p.buyContracts = d(said);
                    case "slippage" -> p.maxSlippage = d(said);
                    case "padding" -> p.sellPadding = d(said);
                    case "maxAge" -> p.maxAlertAge = Duration.ofSeconds(Long.parseLong(said));
                    case "maxContracts" -> p.maxContractsPerOrder = d(said);
                    case "maxOrders" -> p.maxOrdersPerMinute = Integer.valueOf(said);
                    case "external" -> p.manageExternal = ManageExternal.valueOf(said);
                    default -> {}
                }
            });
        });
    }

    private static Situation situation(Map<String, String> terms) {
        return new Situation(
                "default",
                terms.containsKey("red") ? Consistency.RED : Consistency.GREEN,
                terms.containsKey("red") ? "5 held there, none here" : "",
                terms.containsKey("paused"),
                terms.containsKey("pausedAll"),
                terms.containsKey("acting"),
                terms.containsKey("byTrigger"),
                !terms.containsKey("channelOff"),
                Duration.ofSeconds(terms.containsKey("age") ? Long.parseLong(terms.get("age")) : 0),
                terms.containsKey("entries") ? Integer.parseInt(terms.get("entries")) : 0,
                number(terms.get("realized")),
                number(terms.get("power")),
                number(terms.get("equity")));
    }

    private static Map<String, String> words(@Nullable String text) {
        Map<String, String> words = new HashMap<>();
        for (String word : text == null ? new String[0] : text.strip().split("[\\s,]+")) {
            int equals = word.indexOf('=');
            words.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return words;
    }

    private static Fraction fraction(String text) {
        String[] halves = text.split("/");
        return Fraction.of(Long.parseLong(halves[0]), Long.parseLong(halves[1]));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : d(text);
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }
}
