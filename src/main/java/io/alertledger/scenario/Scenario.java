package io.alertledger.scenario;

import io.alertledger.exits.PricePoint;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.Protection;
import io.alertledger.model.Situation;
import io.alertledger.model.SizeWord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One story: what is held, what is said, what should be decided. Immutable.
 *
 * @param name a sentence without a full stop, unique in its file
 * @param file path inside the rules folder
 * @param line of the word {@code scenario}, counted from 1
 * @param now the moment of the decision
 * @param channel where the alert was posted, or null
 * @param author who posted it, or null
 * @param positions what the account holds
 * @param marks what is known of prices
 * @param policy columns of {@code policy.csv} that are settled otherwise here, in the order written
 * @param situation the account and the alert beyond the positions
 * @param said what the alert says
 * @param expected what should be decided, one for each instruction of the alert
 * @param reasons what rules should say, and what they should not
 */
public record Scenario(
        String name,
        String file,
        int line,
        Instant now,
        @Nullable String channel,
        @Nullable String author,
        List<Position> positions,
        Map<Instrument, Mark> marks,
        Map<String, String> policy,
        Situation situation,
        Said said,
        List<Expected> expected,
        List<Reason> reasons) {

    public Scenario {
        positions = List.copyOf(positions);
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
        policy = Collections.unmodifiableMap(new LinkedHashMap<>(policy));
        expected = List.copyOf(expected);
        reasons = List.copyOf(reasons);
    }

    /** What happens: what the alert says, or what prices do. */
    public sealed interface Said {}

    /** The text of an alert, to be read by a parser. */
    public record Text(String text) implements Said {}

    /** An instruction in the plain words of {@link InstructionWords}. */
    public record Plain(Instruction instruction) implements Said {}

    /**
     * Nothing is said; prices come to a position that is guarded.
     *
     * @param protection its levels
     * @param path the prices, in order
     */
    public record Guarded(Protection protection, List<PricePoint> path) implements Said {
        public Guarded {
            path = List.copyOf(path);
        }
    }

    /**
     * Nothing is said; a position lacks levels.
     *
     * @param protection the levels that it has
     * @param atr the average range of its bars, or null
     * @param size the size word it was bought with, or null
     */
    public record Lacking(
            Protection protection,
            @Nullable BigDecimal atr,
            @Nullable SizeWord size) implements Said {}

    /** {@code matching/hints.scenarios:12}. */
    public String position() {
        return file + ":" + line;
    }
}
