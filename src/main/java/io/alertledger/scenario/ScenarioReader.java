package io.alertledger.scenario;

import io.alertledger.exits.PricePoint;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Symbols;
import io.alertledger.rules.Policies;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleProblem;
import io.alertledger.scenario.Scenario.Said;
import io.alertledger.scenario.ScenarioFile.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one scenario. Used once, by one thread. */
final class ScenarioReader {
    private final RuleFile file;
    private final Symbols symbols;
    private final List<RuleProblem> problems;
    private final Map<String, String> policy = new LinkedHashMap<>();
    private final SituationWords situation = new SituationWords();
    private final List<Position> positions = new ArrayList<>();
    private final Map<Instrument, Mark> marks = new LinkedHashMap<>();
    private final List<Expected> expected = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private @Nullable String channel;
    private @Nullable String author;
    private @Nullable Said said;
    private @Nullable Protection protection;
    private @Nullable List<PricePoint> path;
    private @Nullable PositionWords open;
    private int openLine;

    ScenarioReader(RuleFile file, Symbols symbols, List<RuleProblem> problems) {
        this.file = file;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** The scenario; empty where it can't be read, and then the problems say why. */
    Optional<Scenario> read(List<Line> common, List<Line> own) {
        int before = problems.size();
        List<Line> lines = new ArrayList<>(common);
        lines.addAll(own);
        Line title = own.get(0);
        Optional<Line> moment =
                lines.stream().filter(line -> line.key().equals("now")).reduce((first, second) -> second);
        if (moment.isEmpty()) {
            problems.add(file.problem(title.number(), 0, "the scenario has no \"now:\"", "its moment is missing."));
            return Optional.empty();
        }
        guarded(moment.get(), line -> {
            Words words = new Words(line.value(), line.column());
            now = Times.read(words, "now", null);
            words.end();
        });
        if (problems.size() > before) {
            return Optional.empty();
        }
        lines.forEach(line -> guarded(line, this::line));
        closePosition();
        guarded(title);
        if (title.value().isBlank()) {
            problems.add(file.problem(title.number(), 0, "the scenario has no name", ""));
        }
        if (said == null) {
            problems.add(file.problem(
                    title.number(),
                    0,
                    "the scenario has neither \"instruction:\" nor \"alert:\"",
                    "\"protection:\" with \"path:\", or \"seed:\", tells of one position and its prices."));
        }
        if (expected.isEmpty()) {
            problems.add(file.problem(title.number(), 0, "the scenario has no \"expect:\"", ""));
        }
        if (said == null || problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Scenario(
                title.value(),
                file.path(),
                title.number(),
                now,
                channel,
                author,
                positions,
                marks,
                policy,
                situation.situation(),
                said,
                expected,
                reasons));
    }

    /** A story of prices has its levels, its prices and one position of known cost. */
    private void guarded(Line title) {
        if (protection != null && path != null && said == null) {
            said = new Scenario.Guarded(protection, path);
        } else if (protection != null && path == null && said instanceof Scenario.Lacking story) {
            said = new Scenario.Lacking(protection, story.atr(), story.size());
        } else if (protection != null || path != null) {
            problems.add(file.problem(
                    title.number(),
                    0,
                    "\"protection:\" belongs to \"path:\" or \"seed:\", and nothing else is said",
                    ""));
        }
        boolean prices = said instanceof Scenario.Guarded || said instanceof Scenario.Lacking;
        if (prices && (positions.size() != 1 || positions.get(0).averageCost() == null)) {
            problems.add(file.problem(title.number(), 0, "the story needs exactly one position, with its cost", ""));
        }
    }

    private interface LineReader {
        void read(Line line);
    }

    private void guarded(Line line, LineReader reader) {
        try {
            reader.read(line);
        } catch (Wrong wrong) {
            problems.add(file.problem(line.number(), wrong.column(), wrong.what(), wrong.maybe()));
        }
    }

    private void line(Line line) {
        if (!line.key().equals("lot")) {
            closePosition();
        }
        String value = line.value();
        int column = line.column();
        switch (line.key()) {
            case "scenario", "now" -> {}
            case "channel" -> channel = value;
            case "author" -> author = value;
            case "policy" -> Words.phrases(value, column, ',').forEach(this::policy);
            case "situation" -> Words.phrases(value, column, ',').forEach(situation::phrase);
            case "position" -> {
                open = new PositionWords(some(value, column), symbols, now);
                openLine = line.number();
            }
            case "lot" -> {
                if (open == null) {
                    throw new Wrong(column, "a lot stands behind no position", "");
                }
                open.lot(some(value, column));
            }
            case "mark" -> mark(some(value, column));
            case "instruction" -> say(line, new Scenario.Plain(InstructionWords.read(new Words(value, column))));
            case "alert" -> say(line, new Scenario.Text(value));
            case "protection" -> protection = PathWords.protection(value, column);
            case "path" -> path = PathWords.path(value, column, now);
            case "seed" -> say(line, PathWords.lacking(value, column));
            case "expect" -> expected.add(ExpectedWords.expected(value, column));
            case "because" -> reasons.addAll(ExpectedWords.reasons(value, column, true));
            case "not" -> reasons.addAll(ExpectedWords.against(value, column));
            case "silent" -> reasons.addAll(ExpectedWords.reasons(value, column, false));
            default -> throw new Wrong(1, "unknown key " + line.key(), "");
        }
    }

    private static List<Words> some(String value, int column) {
        List<Words> phrases = Words.phrases(value, column, ',');
        if (phrases.isEmpty()) {
            throw new Wrong(column, "the line says nothing", "");
        }
        return phrases;
    }

    private void say(Line line, Said what) {
        if (said != null) {
            throw new Wrong(line.column(), "the scenario already says something", "one alert makes one scenario.");
        }
        said = what;
    }

    private void policy(Words words) {
        int at = words.column();
        String column = words.take("a column of the policy");
        String value = words.rest("the value of " + column);
        try {
            Policies.settle(Policy.SHIPPED, column, value);
        } catch (IllegalArgumentException e) {
            throw new Wrong(at, String.valueOf(e.getMessage()), "");
        }
        policy.put(column, value);
    }

    private void mark(List<Words> phrases) {
        int column = phrases.get(0).column();
        Instrument instrument = PositionWords.instrument(phrases.get(0).take("the instrument"), symbols, column);
        BigDecimal price = null;
        BigDecimal bid = null;
        BigDecimal ask = null;
        Instant at = now;
        for (Words words : phrases.subList(1, phrases.size())) {
            if (words.skip("bid")) {
                bid = words.number("bid");
            } else if (words.skip("ask")) {
                ask = words.number("ask");
            } else if (words.skip("from")) {
                at = Times.read(words, "the mark's time", now);
            } else {
                price = words.number("price");
            }
            words.end();
        }
        try {
            marks.put(instrument, new Mark(instrument, price, bid, ask, at, "scenario"));
        } catch (IllegalArgumentException e) {
            throw new Wrong(column, String.valueOf(e.getMessage()), "");
        }
    }

    private void closePosition() {
        PositionWords words = open;
        open = null;
        if (words == null) {
            return;
        }
        try {
            Position position = words.position(positions.size() + 1);
            Set<PositionKey> keys = new HashSet<>();
            positions.forEach(held -> keys.add(held.key()));
            if (!keys.add(position.key())) {
                throw new Wrong(1, "the position stands here twice", "\"lot:\" lines give one position several lots.");
            }
            positions.add(position);
        } catch (Wrong wrong) {
            problems.add(file.problem(openLine, wrong.column(), wrong.what(), wrong.maybe()));
        }
    }
}
