package io.alertledger.tuning;

import io.alertledger.tuning.Judge.Pick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence means what it says: of the choices made with a confidence in a range, about that
 * share should be right.
 *
 * @param bins from low to high, without gaps
 */
public record Calibration(List<Bin> bins) {
    private static final List<String> BOUNDS = List.of("0", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "0.99", "1");

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Choices of like confidence.
     *
     * @param from least confidence
     * @param to greatest confidence, itself in the next bin but for the last
     * @param cases how many there were
     * @param right how many of them were right
     * @param meanConfidence what share should have been right; 0 where there were none
     */
    public record Bin(BigDecimal from, BigDecimal to, int cases, int right, BigDecimal meanConfidence) {}

    static Calibration of(List<Pick> picks) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < BOUNDS.size(); i++) {
            BigDecimal from = new BigDecimal(BOUNDS.get(i));
            BigDecimal to = new BigDecimal(BOUNDS.get(i + 1));
            boolean last = i + 2 == BOUNDS.size();
            List<Pick> inside = picks.stream()
                    .filter(pick -> pick.confidence().compareTo(from) >= 0
                            && (last || pick.confidence().compareTo(to) < 0))
                    .toList();
            bins.add(bin(from, to, inside));
        }
        return new Calibration(bins);
    }

    private static Bin bin(BigDecimal from, BigDecimal to, List<Pick> inside) {
        BigDecimal sum = inside.stream().map(Pick::confidence).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = inside.isEmpty()
                ? BigDecimal.ZERO
                : sum.divide(BigDecimal.valueOf(inside.size()), 4, java.math.RoundingMode.HALF_EVEN);
        return new Bin(
                from,
                to,
                inside.size(),
                (int) inside.stream().filter(Pick::right).count(),
                mean);
    }
}
