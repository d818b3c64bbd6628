package io.alertledger.bench;

import io.alertledger.rules.Scoreboard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One word of a matching rule about a candidate, whoever worked it out.
 *
 * @param rule the rule's id
 * @param candidate the position's name
 * @param level where evidence counts, or the code of an objection
 * @param points the evidence's points, zero for an objection
 * @param because why, for people
 */
public record Said(String rule, String candidate, String level, BigDecimal points, String because) {
    private static final Comparator<Said> ORDER =
            Comparator.comparing(Said::rule).thenComparing(Said::candidate);

    public Said {
        points = points.signum() == 0 ? BigDecimal.ZERO : points.stripTrailingZeros();
    }

    /** By rule, then candidate. */
    public static List<Said> inOrder(List<Said> said) {
        List<Said> ordered = new ArrayList<>(said);
        ordered.sort(ORDER);
        return ordered;
    }

    /** What the rules have said on a scoreboard. */
    public static List<Said> of(Scoreboard scoreboard) {
        List<Said> said = new ArrayList<>();
        scoreboard
                .evidence()
                .forEach(e -> said.add(new Said(e.rule().id(), e.candidate(), e.level(), e.points(), e.because())));
        scoreboard
                .objections()
                .forEach(o -> said.add(new Said(
                        o.rule().id(), String.valueOf(o.candidate()), o.code().name(), BigDecimal.ZERO, o.because())));
        return inOrder(said);
    }
}
