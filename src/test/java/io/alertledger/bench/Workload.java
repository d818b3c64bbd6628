package io.alertledger.bench;

import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionType;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Side;
import io.alertledger.model.Situation;
import io.alertledger.resolve.Question;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One alert, "Trim SPY calls @ 1.55", over a book of any number of SPY contracts: calls and puts of several strikes and
 * expirations, of two authors, each with a fresh mark. Half of them contradict the alert; of the rest each differs in
 * cost, age and distance, so every kind of rule has something to say.
 */
public final class Workload {
    /** The moment of the decision. */
    public static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");

    private static final LocalDate FIRST_EXPIRATION = LocalDate.of(2026, 1, 28);

    private Workload() {}

    /** The rules as shipped. */
    public static RuleSet rules() {
        CompileResult result = RuleCompiler.compile(RuleSources.packed());
        if (result instanceof CompileResult.Compiled compiled) {
            return compiled.ruleSet();
        }
        throw new IllegalStateException(result.toString());
    }

    /** The alert against so many contracts. */
    public static Question question(RuleSet rules, int contracts) {
        List<Position> positions = new ArrayList<>();
        Map<Instrument, Mark> marks = new HashMap<>();
        for (int i = 0; i < contracts; i++) {
            Instrument instrument = rules.tables().symbols().instrument(contract(i));
            positions.add(position(instrument, i));
            BigDecimal price = BigDecimal.valueOf(120 + i % 90, 2);
            marks.put(instrument, new Mark(instrument, price, null, null, NOW.minusSeconds(5), "feed"));
        }
        Instruction trim = Instruction.of(Action.TRIM, "SPY")
                .withContract(new ContractHint(null, OptionType.CALL, null, null, null, null, null, null))
                .withPrice(PriceHint.limit(new BigDecimal("1.55")));
        return new Question(trim, "options", "carol", positions, marks, Policy.SHIPPED, Situation.calm("default"), NOW);
    }

    /** The name of the i-th contract: calls on even places, puts on odd ones. */
    private static String contract(int i) {
        LocalDate expiration = FIRST_EXPIRATION.plusDays(i / 2 % 3);
        return "SPY_%s_%d_%s".formatted(expiration.toString().replace("-", ""), 500 + i / 6, i % 2 == 0 ? "C" : "P");
    }

    private static Position position(Instrument instrument, int i) {
        Instant opened = NOW.minus(Duration.ofMinutes(7L + 11L * i));
        Lot lot = new Lot(
                "L" + i,
                BigDecimal.valueOf(2 + i % 4),
                BigDecimal.valueOf(110 + i % 70).multiply(BigDecimal.valueOf(2 + i % 4)),
                opened,
                "T" + i,
                i % 3 == 0 ? "options" : "swings",
                i % 2 == 0 ? "carol" : "dave");
        return new Position(
                new PositionKey("default", instrument, Side.LONG),
                List.of(lot),
                PositionStatus.OPEN,
                BigDecimal.ZERO,
                null,
                instrument.defaultMultiplier(),
                instrument.defaultStep(),
                true,
                null,
                opened,
                opened);
    }
}
