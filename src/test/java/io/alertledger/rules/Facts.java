package io.alertledger.rules;

import io.alertledger.model.Action;
import io.alertledger.model.Candidate;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Features;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.LegDraft;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts as the resolver lays them out, with what a test does not care about left plain. */
final class Facts {

    static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");

    private Facts() {}

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    static Instruction says(Action action, @Nullable String strike, @Nullable OptionType type) {
        BigDecimal number = strike == null ? null : number(strike);
        return Instruction.of(action, "SPY")
                .withContract(new ContractHint(number, type, null, null, null, null, null, null));
    }

    static Candidate candidate(String ccid, int openedBefore, int addedAfter) {
        return candidate(ccid, PositionStatus.OPEN, openedBefore, addedAfter);
    }

    static Candidate candidate(String ccid, PositionStatus status, int openedBefore, int addedAfter) {
        OptionContract contract = OptionContract.parseCcid(ccid);
        Position position = new Position(
                new PositionKey("default", contract, Side.LONG),
                List.of(),
                status,
                BigDecimal.ZERO,
                null,
                contract.defaultMultiplier(),
                BigDecimal.ONE,
                true,
                null,
                NOW,
                NOW);
        Features features = new Features(
                number("-0.5"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                number("-1"),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ZERO);
        return new Candidate(
                ccid,
                position,
                contract.ticker(),
                contract.root(),
                contract.strike(),
                contract.type(),
                contract.expiration(),
                Side.LONG,
                status,
                number("3"),
                number("3"),
                number("2.5"),
                true,
                null,
                List.of("swings"),
                List.of("ann"),
                List.of("L1"),
                List.of(),
                NOW,
                NOW,
                null,
                "no mark",
                null,
                null,
                2,
                false,
                false,
                openedBefore,
                addedAfter,
                0,
                features);
    }

    /** Candidates of different strikes, calls and puts in turn. */
    static List<Candidate> candidates(int count) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String ccid = "SPY_20260130_" + (500 + i) + (i % 2 == 0 ? "_C" : "_P");
            candidates.add(candidate(ccid, count - 1 - i, i));
        }
        return candidates;
    }

    static LegDraft leg(Candidate candidate, Action action) {
        return new LegDraft(
                candidate.name(),
                candidate.position().key(),
                action,
                OrderSide.SELL,
                candidate.quantity(),
                candidate.free(),
                BigDecimal.ONE,
                number("100"),
                candidate.averageCost(),
                null,
                number("2.6"),
                null,
                null,
                false,
                true,
                true,
                Fraction.ONE);
    }
}
