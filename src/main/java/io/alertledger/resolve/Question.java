package io.alertledger.resolve;

import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision about one instruction rests on, besides the rules. The same question
 * under the same rules gives the same decision, byte for byte.
 *
 * @param instruction what the alert says
 * @param channel where the alert was posted, or null
 * @param author who posted it, or null
 * @param positions what the account holds of the tickers concerned, in any order; more does no harm
 * @param marks the last known price of each instrument
 * @param policy what the trader has settled for this account, channel and ticker
 * @param situation the account and the alert beyond the positions
 * @param now the moment of the decision
 * @param disputed positions about which ledger and broker contradict each other, and which may not be sold for that
 */
public record Question(
        Instruction instruction,
        @Nullable String channel,
        @Nullable String author,
        List<Position> positions,
        Map<Instrument, Mark> marks,
        Policy policy,
        Situation situation,
        Instant now,
        Set<PositionKey> disputed) {
    public Question {
        positions = List.copyOf(positions);
        marks = Map.copyOf(marks);
        disputed = Set.copyOf(disputed);
    }

    /** A question about positions of which none is disputed. */
    public Question(
            Instruction instruction,
            @Nullable String channel,
            @Nullable String author,
            List<Position> positions,
            Map<Instrument, Mark> marks,
            Policy policy,
            Situation situation,
            Instant now) {
        this(instruction, channel, author, positions, marks, policy, situation, now, Set.of());
    }

    /** The same question, where some positions are disputed; of those, what it is asked about. */
    public Question disputing(Predicate<PositionKey> inDispute) {
        return with(
                positions,
                positions.stream().map(Position::key).filter(inDispute).collect(Collectors.toSet()));
    }

    /** The same question over fewer positions. */
    public Question over(Predicate<Position> kept) {
        return with(positions.stream().filter(kept).toList(), disputed);
    }

    private Question with(List<Position> newPositions, Set<PositionKey> newDisputed) {
        return new Question(instruction, channel, author, newPositions, marks, policy, situation, now, newDisputed);
    }
}
