package io.alertledger.parse;

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
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Instructions over the whole grammar, as a message of 28 January 2026 can give them. */
final class Instructions {
    private static final List<String> TICKERS = List.of("SPY", "TSLA", "AAPL", "NVDA", "AMD", "QQQ", "META", "IWM");

    private Instructions() {}

    static Arbitrary<Instruction> all() {
        return Arbitraries.oneOf(entries(), coins(), exits(), everything(), shorts(), stops(), targetsOnly());
    }

    static Arbitrary<Instruction> entries() {
        return Combinators.combine(
                        actions(Action.BUY, Action.ADD),
                        contract(true),
                        counts(),
                        prices(false),
                        sizeWords(),
                        stopLevels(),
                        targets())
                .as((action, contract, count, price, size, stop, targets) -> said(action)
                        .withContract(contract)
                        .withSize(new SizeHint(count, null, null, size))
                        .withPrice(price)
                        .withStop(stop)
                        .withTargets(targets));
    }

    static Arbitrary<Instruction> coins() {
        return Combinators.combine(
                        Arbitraries.of("SOLUSDT", "BTCUSDT", "ETHUSDT"),
                        Arbitraries.of(Side.class),
                        prices(false),
                        stopLevels(),
                        targets())
                .as((coin, side, price, stop, targets) -> Instruction.of(Action.BUY, coin)
                        .withContract(new ContractHint(null, null, null, null, side, null, null, null))
                        .withPrice(price)
                        .withStop(stop)
                        .withTargets(targets));
    }

    static Arbitrary<Instruction> exits() {
        return Combinators.combine(
                        actions(Action.TRIM, Action.EXIT),
                        contract(false),
                        counts(),
                        parts(),
                        leaves(),
                        prices(true),
                        nicknames())
                .as((action, contract, count, part, leave, price, nickname) -> {
                    boolean trim = action == Action.TRIM;
                    boolean counted = count != null;
                    SizeHint size = new SizeHint(count, trim && !counted ? part : null, trim ? leave : null, null);
                    return said(action)
                            .withContract(with(contract, nickname))
                            .withSize(size)
                            .withPrice(price);
                });
    }

    static Arbitrary<Instruction> everything() {
        return Arbitraries.of(
                Instruction.of(Action.EXIT, null).withScope(Scope.ALL),
                Instruction.of(Action.EXIT, "SPY").withScope(Scope.ALL),
                Instruction.of(Action.EXIT, "SPY")
                        .withScope(Scope.ALL)
                        .withContract(new ContractHint(null, OptionType.PUT, null, null, null, null, null, null)));
    }

    static Arbitrary<Instruction> shorts() {
        return Combinators.combine(contract(true), counts(), prices(false))
                .as((contract, count, price) -> said(Action.EXIT)
                        .withContract(new ContractHint(
                                contract.strike(),
                                contract.optionType(),
                                contract.expiration(),
                                null,
                                Side.SHORT,
                                null,
                                null,
                                null))
                        .withSize(new SizeHint(count, null, null, null))
                        .withPrice(price));
    }

    static Arbitrary<Instruction> stops() {
        return Combinators.combine(contract(false), stopLevels().filter(stop -> stop != null))
                .as((contract, stop) ->
                        said(Action.MOVE_STOP).withContract(contract).withStop(stop));
    }

    static Arbitrary<Instruction> targetsOnly() {
        return Combinators.combine(contract(false), targets().filter(levels -> levels != null))
                .as((contract, levels) ->
                        said(Action.SET_TARGET).withContract(contract).withTargets(levels));
    }

    private static Instruction said(Action action) {
        return Instruction.of(action, TICKERS.get(0));
    }

    /** The same instruction about another ticker. */
    static Arbitrary<Instruction> anyTicker(Arbitrary<Instruction> instructions) {
        return Combinators.combine(instructions, Arbitraries.of(TICKERS))
                .as((said, ticker) -> "SPY".equals(said.ticker()) ? said.withTicker(ticker) : said);
    }

    private static Arbitrary<Action> actions(Action... actions) {
        return Arbitraries.of(actions);
    }

    /** @param whole whether strike and type are both said; else any part of it */
    private static Arbitrary<ContractHint> contract(boolean whole) {
        Arbitrary<BigDecimal> strikes =
                Arbitraries.integers().between(200, 1400).map(i -> new BigDecimal(i).divide(new BigDecimal("2")));
        Arbitrary<OptionType> types = Arbitraries.of(OptionType.class);
        Arbitrary<LocalDate> days = Arbitraries.of(
                LocalDate.of(2026, 1, 28),
                LocalDate.of(2026, 1, 30),
                LocalDate.of(2026, 2, 20),
                LocalDate.of(2027, 1, 15));
        return Combinators.combine(
                        whole ? strikes : strikes.injectNull(0.3),
                        whole ? types : types.injectNull(0.2),
                        days.injectNull(0.3))
                .as((strike, type, day) -> new ContractHint(
                        strike, type, strike == null && type == null ? null : day, null, null, null, null, null));
    }

    private static ContractHint with(ContractHint contract, Nickname nickname) {
        boolean bare = contract.strike() == null && contract.optionType() == null;
        return bare ? new ContractHint(null, null, null, null, null, nickname, null, null) : contract;
    }

    private static Arbitrary<Nickname> nicknames() {
        return Arbitraries.of(Nickname.class).injectNull(0.6);
    }

    private static Arbitrary<BigDecimal> counts() {
        return Arbitraries.integers().between(1, 40).map(BigDecimal::valueOf).injectNull(0.6);
    }

    private static Arbitrary<Fraction> parts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                Fraction.HALF,
                                Fraction.of(1, 3),
                                Fraction.of(2, 3),
                                Fraction.of(3, 4),
                                Fraction.of(2, 5),
                                Fraction.of(7, 8)),
                        Arbitraries.integers().between(1, 99).map(percent -> Fraction.of(percent, 100)))
                .injectNull(0.4);
    }

    private static Arbitrary<BigDecimal> leaves() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 9).map(BigDecimal::valueOf),
                        Arbitraries.integers().between(1, 99).map(percent -> BigDecimal.valueOf(percent, 2)))
                .injectNull(0.7);
    }

    private static Arbitrary<PriceHint> prices(boolean leaving) {
        Arbitrary<PriceHint> limits = cents().map(PriceHint::limit);
        Arbitrary<PriceHint> ranges =
                cents().map(low -> new PriceHint(PriceKind.RANGE, low, low.add(new BigDecimal("0.10"))));
        Arbitrary<PriceHint> words = Arbitraries.of(
                new PriceHint(PriceKind.MARKET, null, null), new PriceHint(PriceKind.BREAK_EVEN, null, null));
        return (leaving ? Arbitraries.oneOf(limits, ranges, words) : Arbitraries.oneOf(limits, ranges)).injectNull(0.3);
    }

    private static Arbitrary<BigDecimal> cents() {
        return Arbitraries.integers().between(1, 2000).map(cents -> BigDecimal.valueOf(cents, 2));
    }

    private static Arbitrary<SizeWord> sizeWords() {
        return Arbitraries.of(SizeWord.class).injectNull(0.6);
    }

    private static Arbitrary<StopHint> stopLevels() {
        return Arbitraries.oneOf(
                        cents().map(level -> new StopHint(LevelKind.PRICE, level, null)),
                        Arbitraries.integers()
                                .between(1, 99)
                                .map(percent -> new StopHint(LevelKind.PERCENT, BigDecimal.valueOf(percent, 2), null)),
                        Arbitraries.integers()
                                .between(100, 700)
                                .map(level -> new StopHint(LevelKind.UNDERLYING, BigDecimal.valueOf(level), null)),
                        Arbitraries.of(
                                new StopHint(LevelKind.BREAK_EVEN, null, null),
                                new StopHint(null, null, "4hr close below 590")))
                .injectNull(0.5);
    }

    private static Arbitrary<TargetHint> targets() {
        return Arbitraries.oneOf(
                        cents().list().ofMinSize(1).ofMaxSize(4).map(levels -> new TargetHint(LevelKind.PRICE, levels)),
                        Arbitraries.integers()
                                .between(5, 300)
                                .map(percent -> BigDecimal.valueOf(percent, 2))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(levels -> new TargetHint(LevelKind.PERCENT, levels)))
                .injectNull(0.5);
    }
}
