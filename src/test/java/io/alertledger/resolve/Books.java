package io.alertledger.resolve;

import io.alertledger.model.Action;
import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import io.alertledger.model.Situation;
import io.alertledger.model.Symbols;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks of books and instructions in tests as people do; decides with the shipped rules. */
final class Books {
    static final RuleSet SHIPPED = shipped();
    static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");

    private final Symbols symbols = SHIPPED.tables().symbols();
    private final List<Position> positions = new ArrayList<>();
    private final Map<Instrument, Mark> marks = new HashMap<>();
    private Policy policy = Policy.SHIPPED;
    private Situation situation = Situation.calm("default");
    private @Nullable String channel;
    private @Nullable String author;

    private static RuleSet shipped() {
        CompileResult result = RuleCompiler.compile(RuleSources.packed());
        if (result instanceof CompileResult.Compiled compiled) {
            return compiled.ruleSet();
        }
        throw new IllegalStateException(result.toString());
    }

    static BigDecimal d(String number) {
        return new BigDecimal(number);
    }

    static Books holding() {
        return new Books();
    }

    Books position(String id, String quantity, String cost, String openedAt) {
        return position(id, quantity, cost, openedAt, null, null);
    }

    Books position(
            String id,
            String quantity,
            String cost,
            String openedAt,
            @Nullable String byChannel,
            @Nullable String byAuthor) {
        int colon = id.indexOf(':');
        Instrument instrument = symbols.instrument(colon < 0 ? id : id.substring(0, colon));
        Side side = id.endsWith(":SHORT") ? Side.SHORT : Side.LONG;
        Instant opened = Instant.parse(openedAt);
        BigDecimal total = d(quantity).multiply(d(cost)).multiply(instrument.defaultMultiplier());
        Lot lot = new Lot("L" + (positions.size() + 1), d(quantity), total, opened, null, byChannel, byAuthor);
        return position(new Position(
                new PositionKey("default", instrument, side),
                List.of(lot),
                PositionStatus.OPEN,
                BigDecimal.ZERO,
                null,
                instrument.defaultMultiplier(),
                instrument.defaultStep(),
                true,
                null,
                opened,
                opened));
    }

    Books position(Position position) {
        positions.add(position);
        return this;
    }

    Books locked(String quantity) {
        Position last = positions.remove(positions.size() - 1);
        return position(new Position(
                last.key(),
                last.lots(),
                PositionStatus.PENDING_EXIT,
                d(quantity),
                last.available(),
                last.multiplier(),
                last.step(),
                last.managed(),
                last.nickname(),
                last.openedAt(),
                last.updatedAt()));
    }

    Books mark(String id, String price) {
        Instrument instrument = symbols.instrument(id);
        marks.put(instrument, new Mark(instrument, d(price), null, null, NOW.minusSeconds(5), "test"));
        return this;
    }

    Books policy(Policy newPolicy) {
        policy = newPolicy;
        return this;
    }

    Books situation(Situation newSituation) {
        situation = newSituation;
        return this;
    }

    Books from(@Nullable String newChannel, @Nullable String newAuthor) {
        channel = newChannel;
        author = newAuthor;
        return this;
    }

    Question question(Instruction instruction) {
        return new Question(instruction, channel, author, positions, marks, policy, situation, NOW);
    }

    Decision.Single decide(Instruction instruction) {
        return new Resolver(SHIPPED).resolve(question(instruction));
    }

    static Instruction trim(String ticker) {
        return Instruction.of(Action.TRIM, ticker);
    }

    static Instruction exit(String ticker) {
        return Instruction.of(Action.EXIT, ticker);
    }
}
