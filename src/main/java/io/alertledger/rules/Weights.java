package io.alertledger.rules;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each rule's word is worth: {@code weights.csv} with the columns {@code rule,points,note}. Immutable.
 *
 * @param points by rule id, in the order of the ids; log-odds where the rule calls {@code learned}
 */
public record Weights(Map<String, BigDecimal> points) {

    static final String FILE = "weights.csv";

    public Weights {
        points = Collections.unmodifiableMap(new TreeMap<>(points));
    }

    /** The points of a rule, empty for one that the table does not list. */
    public Optional<BigDecimal> of(String ruleId) {
        return Optional.ofNullable(points.get(ruleId));
    }

    /** A row together with where it stands. */
    record Row(String rule, BigDecimal points, TableRow place) {}

    static List<Row> rows(RuleFile file, TableReader reader) {
        List<TableRow> rows = reader.rows(file, List.of("rule", "points"), List.of("note"));
        Map<String, Row> byRule = new TreeMap<>();
        for (TableRow row : rows) {
            Optional<String> rule = row.word("rule");
            Optional<BigDecimal> points = row.need("points", Decimals::parse);
            if (rule.isPresent() && points.isPresent()) {
                Row taken = byRule.putIfAbsent(rule.get(), new Row(rule.get(), points.get(), row));
                if (taken != null) {
                    row.problem(
                            "rule",
                            "rule \"" + rule.get() + "\" already has points at "
                                    + taken.place().position(),
                            "");
                }
            }
        }
        return List.copyOf(byRule.values());
    }

    static Weights of(List<Row> rows) {
        Map<String, BigDecimal> points = new TreeMap<>();
        rows.forEach(row -> points.put(row.rule(), row.points()));
        return new Weights(points);
    }
}
