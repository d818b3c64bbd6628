package io.alertledger.model;

import java.math.BigDecimal;

/**
 * What a rule says in favour of, or against, a candidate.
 *
 * @param candidate the candidate's name
 * @param rule which rule said it
 * @param level {@link EvidenceLevels#HINTS}, the name of a heuristic, or {@link EvidenceLevels#LEARNED}
 * @param points weight times value; log-odds at the LEARNED level
 * @param because a sentence for people
 */
public record Evidence(String candidate, RuleRef rule, String level, BigDecimal points, String because) {
    public Evidence {
        points = Decimals.canonical(points);
    }
}
