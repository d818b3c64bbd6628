package io.alertledger.scenario;

import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Leg;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is otherwise than a scenario expects. Stateless. */
final class Comparison {
    private Comparison() {}

    static List<String> of(Scenario scenario, List<Decision.Single> decisions) {
        List<String> differences = new ArrayList<>();
        if (scenario.expected().size() != decisions.size()) {
            differences.add(
                    scenario.expected().size() + " decisions were expected, " + decisions.size() + " were made");
        }
        for (int i = 0; i < Math.min(scenario.expected().size(), decisions.size()); i++) {
            decision(scenario.expected().get(i), decisions.get(i), differences);
        }
        List<Spoken> spoken = Spoken.in(decisions);
        Set<String> chosen = decisions.stream()
                .filter(Decision.Resolved.class::isInstance)
                .flatMap(decision -> ((Decision.Resolved) decision).legs().stream())
                .map(Leg::name)
                .collect(Collectors.toSet());
        reasons(scenario, spoken, chosen, differences);
        return differences;
    }

    /** Whether rules said what they should, and only that. */
    static void reasons(Scenario scenario, List<Spoken> spoken, Set<String> chosen, List<String> differences) {
        for (Reason reason : scenario.reasons()) {
            if (!reason.speaks() && reason.rule().equals(Reason.OTHERS)) {
                others(scenario, spoken, differences);
                continue;
            }
            boolean said = spoken.stream().anyMatch(s -> s.fits(reason, chosen));
            if (said != reason.speaks()) {
                differences.add(
                        reason.speaks() ? missing(reason, spoken) : "\"" + reason + "\" was said and should not be");
            }
        }
    }

    private static void others(Scenario scenario, List<Spoken> spoken, List<String> differences) {
        spoken.stream()
                .filter(s -> scenario.reasons().stream()
                        .noneMatch(reason -> reason.speaks()
                                && (reason.rule().equals(s.rule())
                                        || reason.rule().equals(s.code()))))
                .forEach(s -> differences.add("\"" + s + "\" was said; others should be silent"));
    }

    private static String missing(Reason reason, List<Spoken> spoken) {
        String instead = spoken.stream()
                .filter(s -> reason.rule().equals(s.rule()) || reason.rule().equals(s.code()))
                .map(Spoken::toString)
                .collect(Collectors.joining(", "));
        return "\"" + reason + "\" was not said" + (instead.isEmpty() ? "" : "; said was " + instead);
    }

    private static void decision(Expected expected, Decision.Single got, List<String> differences) {
        if (expected instanceof Expected.Legs legs && got instanceof Decision.Resolved resolved) {
            legs(legs, resolved, differences);
            return;
        }
        if (!same(expected, outcome(got))) {
            differences.add("\"" + expected + "\" was expected, decided was \"" + outcome(got) + "\"");
        }
    }

    private static boolean same(Expected expected, Expected got) {
        boolean anyChoices = expected instanceof Expected.Ambiguous wanted
                && wanted.choices().isEmpty()
                && got instanceof Expected.Ambiguous open
                && wanted.code() == open.code();
        return anyChoices || expected.equals(got);
    }

    private static void legs(Expected.Legs expected, Decision.Resolved got, List<String> differences) {
        List<Leg> left = new ArrayList<>(got.legs());
        for (Expected.Leg leg : expected.legs()) {
            if (!left.removeIf(candidate -> fits(leg, candidate))) {
                differences.add("\"" + leg + "\" was expected, decided was \"" + outcome(got) + "\"");
                return;
            }
        }
        left.forEach(leg -> differences.add("\"" + expectedOf(leg) + "\" was decided and not expected"));
    }

    private static boolean fits(Expected.Leg expected, Leg got) {
        if (expected instanceof Expected.Trade wanted && got instanceof Leg.Trade trade) {
            BigDecimal limit = trade.order() == null ? null : trade.order().limit();
            return wanted.side() == trade.side()
                    && wanted.name().equals(trade.name())
                    && wanted.quantity().compareTo(trade.quantity()) == 0
                    && (wanted.lots().isEmpty() || wanted.lots().equals(trade.lots()))
                    && (!wanted.priced() || same(wanted.limit(), limit));
        }
        return expected instanceof Expected.Protect wanted
                && got instanceof Leg.Protect protect
                && wanted.name().equals(protect.name())
                && Objects.equals(wanted.stop(), protect.stop())
                && Objects.equals(wanted.targets(), protect.targets());
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    /** A decision in the words of an {@code expect:} line. */
    static Expected outcome(Decision.Single got) {
        if (got instanceof Decision.Resolved resolved) {
            return new Expected.Legs(
                    resolved.legs().stream().map(Comparison::expectedOf).toList());
        }
        if (got instanceof Decision.Ambiguous ambiguous) {
            return new Expected.Ambiguous(ambiguous.code(), ambiguous.choices());
        }
        return got instanceof Decision.Refused refused
                ? new Expected.Refused(refused.code())
                : new Expected.Ignored(((Decision.Ignored) got).verdict());
    }

    private static Expected.Leg expectedOf(Leg leg) {
        if (leg instanceof Leg.Trade trade) {
            BigDecimal limit = trade.order() == null ? null : trade.order().limit();
            return new Expected.Trade(
                    trade.side(),
                    trade.quantity(),
                    trade.name(),
                    trade.lots(),
                    true,
                    limit == null ? null : Decimals.canonical(limit));
        }
        Leg.Protect protect = (Leg.Protect) leg;
        return new Expected.Protect(protect.name(), protect.stop(), protect.targets());
    }
}
