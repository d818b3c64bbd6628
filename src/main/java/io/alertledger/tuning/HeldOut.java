package io.alertledger.tuning;

import io.alertledger.tuning.CaseJudge.Pick;
import java.math.BigDecimal;
import java.util.List;

/**
 * How good weights are on cases that they were not fitted to.
 *
 * @param sameAnalyst among the analyst's own open contracts
 * @param wholeBook over all analysts, the author known
 * @param logLoss mean of −ln(probability of what was really sold) over both; less is better, and sure but
 *     wrong costs most
 */
public record HeldOut(Scores sameAnalyst, Scores wholeBook, BigDecimal logLoss) {
    private static final double LEAST = 1e-6;

    static HeldOut of(List<Pick> same, List<Pick> whole) {
        double sum = 0;
        for (List<Pick> picks : List.of(same, whole)) {
            for (Pick pick : picks) {
                sum -= StrictMath.log(Math.max(LEAST, pick.likelihood().doubleValue()));
            }
        }
        int cases = same.size() + whole.size();
        return new HeldOut(Scores.of(same), Scores.of(whole), Fitted.rounded(cases == 0 ? 0 : sum / cases, 4));
    }

    /** Whether these are the better figures: more right; of equally many right, better founded. */
    boolean betterThan(HeldOut other) {
        int more = sameAnalyst.right() + wholeBook.right() - other.sameAnalyst.right() - other.wholeBook.right();
        return more == 0 ? logLoss.compareTo(other.logLoss) < 0 : more > 0;
    }
}
