package io.alertledger.resolve;

import io.alertledger.model.Candidate;
import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decimals;
import io.alertledger.model.Evidence;
import io.alertledger.model.EvidenceLevels;
import io.alertledger.model.LevelScore;
import io.alertledger.model.Margin;
import io.alertledger.model.Objection;
import io.alertledger.model.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds evidence up per level and compares the levels in order: HINTS first, then each heuristic of the
 * policy, FIFO behind them all. Vetoed candidates are listed and not ranked.
 *
 * @param contenders candidates that nothing rules out, best first; equal ones by name
 * @param scores the matrix: the contenders in that order, then the vetoed by name
 * @param tied how many contenders are equal to the first at every level, the first included
 * @param margin the lead over the runner-up; null with fewer than two contenders or a tie
 * @param notes heuristics that were passed over, and why
 */
record Ranking(
        List<Candidate> contenders,
        List<CandidateScore> scores,
        int tied,
        @Nullable Margin margin,
        List<String> notes) {

    static Ranking of(List<Candidate> candidates, List<Evidence> evidence, List<Objection> objections, Policy policy) {
        Map<String, List<Objection>> vetoes = new HashMap<>();
        for (Objection objection : objections) {
            if (objection.candidate() != null) {
                vetoes.computeIfAbsent(objection.candidate(), name -> new ArrayList<>())
                        .add(objection);
            }
        }
        List<Candidate> contenders =
                candidates.stream().filter(c -> !vetoes.containsKey(c.name())).toList();
        List<String> notes = new ArrayList<>();
        List<String> levels = levels(policy, contenders, notes);
        Map<String, Map<String, BigDecimal>> points = points(evidence);

        Comparator<Candidate> order = Comparator.comparing(c -> 0);
        for (String level : levels) {
            order = order.thenComparing(c -> at(points, c, level), Comparator.reverseOrder());
        }
        Comparator<Candidate> byLevels = order;
        List<Candidate> ranked = contenders.stream()
                .sorted(byLevels.thenComparing(Candidate::name))
                .toList();
        int tied = (int) ranked.stream()
                .filter(c -> byLevels.compare(c, ranked.get(0)) == 0)
                .count();
        Margin margin = ranked.size() > 1 ? margin(ranked.get(0), ranked.get(1), levels, points) : null;

        String separating = separating(ranked, levels, points);
        Map<String, BigDecimal> probabilities = probabilities(contenders, points);
        List<CandidateScore> scores = new ArrayList<>();
        for (Candidate candidate : ranked) {
            scores.add(score(candidate, levels, points, separating, probabilities, List.of()));
        }
        for (Candidate candidate : candidates) {
            List<Objection> against = vetoes.get(candidate.name());
            if (against != null) {
                scores.add(score(candidate, levels, points, separating, probabilities, against));
            }
        }
        return new Ranking(ranked, List.copyOf(scores), tied, margin, List.copyOf(notes));
    }

    /** The probability of a contender under the learned model. */
    BigDecimal confidence(Candidate contender) {
        for (CandidateScore score : scores) {
            if (score.name().equals(contender.name())) {
                return Objects.requireNonNull(score.probability());
            }
        }
        throw new IllegalArgumentException(contender.name() + " is no contender");
    }

    private static List<String> levels(Policy policy, List<Candidate> contenders, List<String> notes) {
        List<String> levels = new ArrayList<>(List.of(EvidenceLevels.HINTS));
        for (String heuristic : policy.heuristics()) {
            Candidate unmarked = heuristic.equals(EvidenceLevels.PROFIT_FIRST) ? withoutProfit(contenders) : null;
            if (unmarked != null) {
                notes.add(heuristic + " was passed over: " + unmarked.name() + " can not be valued ("
                        + Objects.requireNonNullElse(unmarked.markProblem(), "its cost is unknown") + ")");
            } else if (!levels.contains(heuristic)) {
                levels.add(heuristic);
            }
        }
        if (!levels.contains(EvidenceLevels.FIFO)) {
            levels.add(EvidenceLevels.FIFO);
        }
        return levels;
    }

    private static @Nullable Candidate withoutProfit(List<Candidate> contenders) {
        return contenders.stream()
                .filter(c -> c.profitPercent() == null)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Map<String, BigDecimal>> points(List<Evidence> evidence) {
        Map<String, Map<String, BigDecimal>> points = new HashMap<>();
        for (Evidence e : evidence) {
            points.computeIfAbsent(e.candidate(), name -> new HashMap<>())
                    .merge(e.level(), e.points(), BigDecimal::add);
        }
        return points;
    }

    private static BigDecimal at(Map<String, Map<String, BigDecimal>> points, Candidate candidate, String level) {
        return points.getOrDefault(candidate.name(), Map.of()).getOrDefault(level, BigDecimal.ZERO);
    }

    private static @Nullable Margin margin(
            Candidate first, Candidate second, List<String> levels, Map<String, Map<String, BigDecimal>> points) {
        for (String level : levels) {
            BigDecimal lead = at(points, first, level).subtract(at(points, second, level));
            if (lead.signum() != 0) {
                return new Margin(level, Decimals.canonical(lead));
            }
        }
        return null;
    }

    /** The first heuristic under which those whom the hints leave equal to the first differ; null if none. */
    private static @Nullable String separating(
            List<Candidate> ranked, List<String> levels, Map<String, Map<String, BigDecimal>> points) {
        if (ranked.isEmpty()) {
            return null;
        }
        Candidate first = ranked.get(0);
        List<Candidate> leaders = ranked.stream()
                .filter(c ->
                        at(points, c, EvidenceLevels.HINTS).compareTo(at(points, first, EvidenceLevels.HINTS)) == 0)
                .toList();
        for (String level : levels.subList(1, levels.size())) {
            if (leaders.stream().anyMatch(c -> at(points, c, level).compareTo(at(points, first, level)) != 0)) {
                return level;
            }
        }
        return null;
    }

    private static Map<String, BigDecimal> probabilities(
            List<Candidate> contenders, Map<String, Map<String, BigDecimal>> points) {
        List<Candidate> byName = contenders.stream()
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
        List<BigDecimal> shares = Confidence.of(
                byName.stream().map(c -> at(points, c, EvidenceLevels.LEARNED)).toList());
        Map<String, BigDecimal> probabilities = new HashMap<>();
        for (int i = 0; i < byName.size(); i++) {
            probabilities.put(byName.get(i).name(), shares.get(i));
        }
        return probabilities;
    }

    private static CandidateScore score(
            Candidate candidate,
            List<String> levels,
            Map<String, Map<String, BigDecimal>> points,
            @Nullable String separating,
            Map<String, BigDecimal> probabilities,
            List<Objection> objections) {
        return new CandidateScore(
                candidate.name(),
                levels.stream()
                        .map(level -> new LevelScore(level, at(points, candidate, level)))
                        .toList(),
                separating == null ? BigDecimal.ZERO : at(points, candidate, separating),
                probabilities.get(candidate.name()),
                objections);
    }
}
