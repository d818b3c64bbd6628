package io.alertledger.scenario;

import io.alertledger.exits.CandleOrder;
import io.alertledger.exits.Guard;
import io.alertledger.exits.PathOutcome;
import io.alertledger.exits.PathRun;
import io.alertledger.exits.RuleTriggers;
import io.alertledger.exits.Seeded;
import io.alertledger.exits.Seeding;
import io.alertledger.exits.Terms;
import io.alertledger.exits.TimeStops;
import io.alertledger.exits.Triggers;
import io.alertledger.model.Decimals;
import io.alertledger.model.Guarded;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.Protection;
import io.alertledger.model.Unprotected;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stories about one guarded position and its prices, or one that lacks levels, put to the rules. Stateless. */
final class GuardStories {
    private GuardStories() {}

    /** What became of a position that is led along a path. */
    static ScenarioOutcome run(Scenario scenario, Scenario.Guarded story, RuleSet rules) {
        try (RuleTriggers triggers = new RuleTriggers(rules)) {
            PathOutcome outcome = led(scenario, story, rules, triggers);
            String name = name(only(scenario));
            List<Spoken> spoken = new ArrayList<>();
            outcome.trims()
                    .forEach(trim -> spoken.add(new Spoken(trim.finding().rule().id(), null, name, trim.price())));
            outcome.exit()
                    .ifPresent(
                            exit -> spoken.add(new Spoken(exit.finding().rule().id(), null, name, exit.price())));
            Expected got = new Expected.Exit(
                    outcome.trims().stream()
                            .map(trim -> new Expected.Trim(trim.fraction(), trim.price()))
                            .toList(),
                    outcome.exit().map(PathOutcome.Exit::reason).orElse(null),
                    outcome.exit()
                            .map(PathOutcome.Exit::price)
                            .map(Decimals::canonical)
                            .orElse(null));
            return outcome(scenario, got, spoken);
        } catch (IllegalStateException failed) {
            return new ScenarioOutcome(scenario, null, List.of(String.valueOf(failed.getMessage())));
        }
    }

    /** Each moment of a guarded position's story, as the exit rules see it. */
    static List<Guarded> moments(Scenario scenario, Scenario.Guarded story, RuleSet rules) {
        List<Guarded> moments = new ArrayList<>();
        try (RuleTriggers triggers = new RuleTriggers(rules)) {
            led(scenario, story, rules, guarded -> {
                moments.add(guarded);
                return triggers.judge(guarded);
            });
        } catch (IllegalStateException failed) {
            // The story fails as a scenario too, and says why.
            return moments;
        }
        return moments;
    }

    private static PathOutcome led(Scenario scenario, Scenario.Guarded story, RuleSet rules, Triggers triggers) {
        Position position = only(scenario);
        return PathRun.of(
                new Guard(terms(position, story.protection(), rules.tables())),
                position.quantity(),
                story.path(),
                CandleOrder.ADVERSE_FIRST,
                triggers);
    }

    /** Which levels a position is given. */
    static ScenarioOutcome run(Scenario scenario, Scenario.Lacking story, RuleSet rules) {
        Position position = only(scenario);
        Seeding seeding = new Seeding(rules, Duration.ofMinutes(1));
        Seeding.Request request = request(position, story);
        Seeded seeded = seeding.seed(request, scenario.now());
        Map<String, BigDecimal> levels = new HashMap<>();
        Protection protection = seeded instanceof Seeded.Exempt ? Protection.NONE : story.protection();
        if (seeded instanceof Seeded.Suspended set) {
            set.reasons().forEach(reason -> levels.put(reason.rule().id(), reason.level()));
            protection = set.protection();
        }
        // Also what came to no level, as another rule's is nearer: who speaks without need should be noticed.
        List<Spoken> spoken = seeding.said(request, scenario.now()).stream()
                .map(said -> new Spoken(
                        said.rule().id(),
                        null,
                        name(position),
                        levels.get(said.rule().id())))
                .toList();
        return outcome(scenario, new Expected.Levels(protection.stopLoss(), protection.takeProfit()), spoken);
    }

    /** A position that lacks levels, as the protection rules see it; empty where its cost is unknown. */
    static Optional<Unprotected> lacking(Scenario scenario, Scenario.Lacking story) {
        return Seeding.laidOut(request(only(scenario), story), scenario.now());
    }

    private static Seeding.Request request(Position position, Scenario.Lacking story) {
        return new Seeding.Request(name(position), position, story.protection(), story.size(), story.atr(), null);
    }

    private static ScenarioOutcome outcome(Scenario scenario, Expected got, List<Spoken> spoken) {
        List<String> differences = new ArrayList<>();
        if (!scenario.expected().toString().equals(List.of(got).toString())) {
            differences.add("\"" + scenario.expected().get(0) + "\" was expected, it came to \"" + got + "\"");
        }
        Comparison.reasons(scenario, spoken, Set.of(), differences);
        return new ScenarioOutcome(scenario, null, differences);
    }

    private static Position only(Scenario scenario) {
        return scenario.positions().get(0);
    }

    private static String name(Position position) {
        return position.instrument().id();
    }

    private static Terms terms(Position position, Protection protection, RuleTables tables) {
        OptionContract option = position.instrument() instanceof OptionContract contract ? contract : null;
        BigDecimal entry = position.averageCost();
        if (entry == null) {
            throw new IllegalStateException("read with a cost");
        }
        return new Terms(
                name(position),
                position.instrument().ticker(),
                position.side(),
                entry,
                position.openedAt(),
                position.multiplier(),
                position.step(),
                tables.ticks().tick(position.instrument(), MarketCalendar.dayOf(position.openedAt()), entry),
                option == null ? null : option.expiration(),
                option == null || protection.timeStopAt() == null
                        ? null
                        : TimeStops.of(option.expiration(), protection.timeStopAt(), tables.calendar()),
                protection);
    }
}
