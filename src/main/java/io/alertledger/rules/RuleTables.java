package io.alertledger.rules;

import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Policy;
import io.alertledger.model.Symbols;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables beside the rules. Immutable.
 *
 * @param weights what each rule's word is worth
 * @param policies what traders have settled
 * @param symbols which words mean the same underlying
 * @param channels rooms that alerts come from
 * @param sizes what part of a full-size entry the size words mean
 * @param ticks the smallest step of a price
 * @param calendar holidays and half days of the exchange
 */
public record RuleTables(
        Weights weights,
        Policies policies,
        Symbols symbols,
        Channels channels,
        SizeFactors sizes,
        Ticks ticks,
        MarketCalendar calendar) {

    /** The tables that every rule set has, at the top of its folder. */
    public static final List<String> FILES = List.of(
            Weights.FILE, Policies.FILE, "symbols.csv", Channels.FILE, SizeFactors.FILE, Ticks.FILE, "holidays.csv");

    /** The policy for an alert, whatever the spelling of its channel and ticker. */
    public Policy policy(String account, @Nullable String channel, @Nullable String ticker) {
        return policies.of(
                account,
                channel == null ? null : channels.of(channel).name(),
                ticker == null ? null : symbols.tickerOf(ticker));
    }

    /** Tables together with the rows that are checked against the rules. */
    record Loaded(RuleTables tables, List<Weights.Row> weights, List<PolicyRow> policies) {}

    /** Reads every table; one that is missing, or a file that is none of them, is a problem. */
    static Loaded read(RuleSources sources, List<RuleProblem> problems) {
        TableReader reader = new TableReader(problems);
        for (RuleFile file : sources.files()) {
            if (file.isTable() && !FILES.contains(file.path())) {
                problems.add(RuleProblem.of(
                        file.path(), "no table of this name is known", Suggestion.advice(file.path(), FILES)));
            }
        }
        Symbols symbols = table(sources, "symbols.csv", problems)
                .map(file -> symbols(file, reader))
                .orElse(Symbols.NONE);
        Channels channels = table(sources, Channels.FILE, problems)
                .map(file -> Channels.read(file, reader))
                .orElse(Channels.NONE);
        List<Weights.Row> weights = table(sources, Weights.FILE, problems)
                .map(file -> Weights.rows(file, reader))
                .orElse(List.of());
        List<PolicyRow> policies = table(sources, Policies.FILE, problems)
                .map(file -> Policies.read(file, reader, channels, symbols))
                .orElse(List.of());
        SizeFactors sizes = table(sources, SizeFactors.FILE, problems)
                .map(file -> SizeFactors.read(file, reader))
                .orElse(SizeFactors.NONE);
        Ticks ticks = table(sources, Ticks.FILE, problems)
                .map(file -> Ticks.read(file, reader))
                .orElse(Ticks.NONE);
        MarketCalendar calendar = table(sources, "holidays.csv", problems)
                .map(file -> calendar(file, reader))
                .orElse(MarketCalendar.WEEKDAYS);
        RuleTables tables =
                new RuleTables(Weights.of(weights), Policies.of(policies), symbols, channels, sizes, ticks, calendar);
        return new Loaded(tables, weights, policies);
    }

    /**
     * The tables alone, without compiling a rule.
     *
     * @throws IllegalArgumentException if one can not be read; the message holds every problem
     */
    public static RuleTables of(RuleSources sources) {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables tables = read(sources, problems).tables();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The tables can not be used:\n"
                    + problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        }
        return tables;
    }

    private static Optional<RuleFile> table(RuleSources sources, String name, List<RuleProblem> problems) {
        Optional<RuleFile> file = sources.file(name);
        if (file.isEmpty()) {
            problems.add(RuleProblem.of(name, "the table is missing", "the shipped one can be copied here."));
        }
        return file;
    }

    /** {@code ticker,root,weekly,note}. */
    private static Symbols symbols(RuleFile file, TableReader reader) {
        List<Symbols.Row> rows = new ArrayList<>();
        Map<String, String> tickerOfRoot = new HashMap<>();
        for (TableRow row : reader.rows(file, List.of("ticker", "root", "weekly"), List.of("note"))) {
            Optional<String> ticker = row.word("ticker").map(text -> text.toUpperCase(Locale.ROOT));
            Optional<String> root = row.word("root").map(text -> text.toUpperCase(Locale.ROOT));
            Optional<Boolean> weekly = row.need("weekly", TableRow::flag);
            if (ticker.isEmpty() || root.isEmpty() || weekly.isEmpty()) {
                continue;
            }
            String before = tickerOfRoot.putIfAbsent(root.get(), ticker.get());
            if (before == null) {
                rows.add(new Symbols.Row(ticker.get(), root.get(), weekly.get()));
            } else {
                row.problem("root", "root \"" + root.get() + "\" already stands for " + before, "");
            }
        }
        return new Symbols(rows);
    }

    /** {@code date,name,close}: the word {@code closed}, or the time in New York when trading ends early. */
    private static MarketCalendar calendar(RuleFile file, TableReader reader) {
        Map<LocalDate, Optional<LocalTime>> closings = new HashMap<>();
        for (TableRow row : reader.rows(file, List.of("date", "name", "close"), List.of("note"))) {
            Optional<LocalDate> date = row.need("date", LocalDate::parse);
            Optional<Optional<LocalTime>> close = row.need("close", RuleTables::close);
            if (date.isPresent() && close.isPresent() && closings.putIfAbsent(date.get(), close.get()) != null) {
                row.problem("date", date.get() + " stands twice", "");
            }
        }
        return new MarketCalendar(closings);
    }

    private static Optional<LocalTime> close(String text) {
        return text.equals("closed") ? Optional.empty() : Optional.of(LocalTime.parse(text));
    }
}
