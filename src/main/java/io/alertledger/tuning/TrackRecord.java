package io.alertledger.tuning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.journal.KeptDecision;
import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decision;
import io.alertledger.model.MarketCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How choices turned out, by day: those of alerts that could have meant any of several positions. A choice that was
 * acted on counts as right until somebody undoes what it closed. One that a person was asked counts as right where the
 * person took what stood first; what nobody answered, or answered with none of the choices, says nothing. For one
 * thread.
 */
public final class TrackRecord {
    private final SortedMap<LocalDate, Day> days = new TreeMap<>();
    private Day all = Day.NONE;
    private Calibration calibration = Calibration.NONE;

    /**
     * One choice of which it is known how it turned out.
     *
     * @param day in New York
     * @param asked whether a person was asked
     * @param right whether what stood first was meant
     * @param confidence how sure the rules were of it; null where they did not say
     */
    public record Choice(
            LocalDate day,
            boolean asked,
            boolean right,
            @Nullable BigDecimal confidence) {}

    /** Choices, added up. */
    private record Day(int acted, int undone, int asked, int agreed, int sure, BigDecimal confidences) {
        static final Day NONE = new Day(0, 0, 0, 0, 0, BigDecimal.ZERO);

        Day plus(Choice one) {
            BigDecimal confidence = one.confidence();
            return new Day(
                    acted + (one.asked() ? 0 : 1),
                    undone + (one.asked() || one.right() ? 0 : 1),
                    asked + (one.asked() ? 1 : 0),
                    agreed + (one.asked() && one.right() ? 1 : 0),
                    sure + (confidence == null ? 0 : 1),
                    confidence == null ? confidences : confidences.add(confidence));
        }

        ObjectNode json(ObjectNode node) {
            int cases = acted + asked;
            int right = acted - undone + agreed;
            node.put("cases", cases);
            node.put("right", right);
            node.put("acted", acted);
            node.put("undone", undone);
            node.put("asked", asked);
            node.put("agreed", agreed);
            Json.put(node, "accuracy", cases == 0 ? null : Scores.share(BigDecimal.valueOf(right), cases));
            Json.put(node, "meanConfidence", sure == 0 ? null : Scores.share(confidences, sure));
            return node;
        }
    }

    /**
     * The choices in a decision of which it is known how they turned out. Pure.
     *
     * @param undone whether what it closed was undone
     */
    public static List<Choice> of(Logged logged, boolean undone) {
        List<Choice> choices = new ArrayList<>();
        if (logged.alertId() != null && (mayWait(logged) || logged.kind().equals("RESOLVED"))) {
            LocalDate day = MarketCalendar.dayOf(logged.decidedAt());
            for (Decision.Single part : KeptDecision.of(logged).decision().parts()) {
                List<CandidateScore> candidates = part.explanation().candidates();
                if (candidates.stream()
                                .filter(one -> one.objections().isEmpty())
                                .count()
                        > 1) {
                    Boolean right = right(part, candidates.get(0).name(), logged.settlement(), undone);
                    if (right != null) {
                        choices.add(new Choice(
                                day,
                                part instanceof Decision.Ambiguous,
                                right,
                                part.explanation().confidence()));
                    }
                }
            }
        }
        return choices;
    }

    /** Whether a part of a decision may wait for a person, or have waited. */
    public static boolean mayWait(Logged logged) {
        return logged.kind().equals("AMBIGUOUS") || logged.kind().equals("MULTIPLE");
    }

    private static @Nullable Boolean right(
            Decision.Single part, String first, @Nullable Settlement settled, boolean undone) {
        if (part instanceof Decision.Resolved resolved) {
            boolean chose =
                    resolved.legs().size() == 1 && resolved.legs().get(0).name().equals(first);
            return chose ? !undone : null;
        }
        if (part instanceof Decision.Ambiguous ambiguous
                && settled != null
                && ambiguous.choices().contains(settled.choice())) {
            return settled.choice().equals(first);
        }
        return null;
    }

    /** Adds a choice. */
    public void add(Choice one) {
        days.put(one.day(), days.getOrDefault(one.day(), Day.NONE).plus(one));
        all = all.plus(one);
        if (one.confidence() != null) {
            calibration = calibration.plus(one.confidence(), one.right());
        }
    }

    /** In all, by day, and by how sure the rules were. */
    public ObjectNode json() {
        ObjectNode out = all.json(Json.object());
        ArrayNode list = out.putArray("days");
        days.forEach((day, sums) -> sums.json(list.addObject().put("day", day.toString())));
        out.set("calibration", AccuracyJson.calibration(calibration));
        return out;
    }
}
