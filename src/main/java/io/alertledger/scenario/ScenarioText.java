package io.alertledger.scenario;

import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.Situation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes scenarios as {@link ScenarioFile} reads them. Stateless. */
public final class ScenarioText {
    private ScenarioText() {}

    /** The lines of a scenario, its moment included, so that it stands in any file. */
    public static String of(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        line(text, "scenario", scenario.name());
        line(text, "now", Times.write(scenario.now()));
        optional(text, "channel", scenario.channel());
        optional(text, "author", scenario.author());
        if (!scenario.policy().isEmpty()) {
            line(
                    text,
                    "policy",
                    scenario.policy().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
        optional(text, "situation", situation(scenario.situation()));
        scenario.positions().forEach(position -> position(text, position));
        scenario.marks().values().forEach(mark -> mark(text, mark, scenario.now()));
        if (scenario.said() instanceof Scenario.Plain plain) {
            line(text, "instruction", InstructionText.of(plain.instruction()));
        } else if (scenario.said() instanceof Scenario.Guarded story) {
            line(text, "protection", Json.write(ProtectionJson.write(story.protection())));
            line(text, "path", PathWords.path(story.path()));
        } else if (scenario.said() instanceof Scenario.Lacking story) {
            if (!story.protection().equals(Protection.NONE)) {
                line(text, "protection", Json.write(ProtectionJson.write(story.protection())));
            }
            line(text, "seed", PathWords.lacking(story.atr(), story.size()));
        } else {
            line(text, "alert", ((Scenario.Text) scenario.said()).text().replaceAll("\\s+", " "));
        }
        scenario.expected().forEach(expected -> line(text, "expect", expected.toString()));
        reasons(text, "because", scenario.reasons(), true, false);
        for (Reason reason : scenario.reasons()) {
            if (reason.speaks() && reason.subject() != null) {
                String points = reason.points() == null ? "" : " " + Decimals.plain(reason.points());
                line(text, "not", reason.subject() + " because " + reason.rule() + points);
            }
        }
        reasons(text, "silent", scenario.reasons(), false, true);
        return text.toString();
    }

    private static void reasons(
            StringBuilder text, String key, List<Reason> reasons, boolean speaks, boolean withSubject) {
        String joined = reasons.stream()
                .filter(reason -> reason.speaks() == speaks && (withSubject || reason.subject() == null))
                .map(Reason::toString)
                .collect(Collectors.joining(", "));
        optional(text, key, joined);
    }

    private static void position(StringBuilder text, Position position) {
        List<String> phrases = new ArrayList<>();
        phrases.add(id(position.instrument()) + (position.side() == Side.SHORT ? ":SHORT" : ""));
        List<Lot> lots = position.lots();
        if (lots.size() == 1) {
            lot(phrases, lots.get(0), position.multiplier());
            phrases.add("lot " + lots.get(0).id());
        }
        if (position.status() == PositionStatus.CLOSED) {
            phrases.add("closed");
        }
        if (position.locked().signum() > 0) {
            phrases.add("locked " + Decimals.plain(position.locked()));
        }
        if (position.available() != null) {
            phrases.add("available " + Decimals.plain(position.available()));
        }
        if (!position.managed()) {
            phrases.add("unmanaged");
        }
        if (position.nickname() != null) {
            phrases.add("called " + position.nickname().name().toLowerCase(Locale.ROOT));
        }
        if (position.multiplier().compareTo(position.instrument().defaultMultiplier()) != 0) {
            phrases.add("multiplier " + Decimals.plain(position.multiplier()));
        }
        if (position.step().compareTo(position.instrument().defaultStep()) != 0) {
            phrases.add("step " + Decimals.plain(position.step()));
        }
        line(text, "position", String.join(", ", phrases));
        if (lots.size() > 1) {
            for (Lot lot : lots) {
                List<String> own = new ArrayList<>(List.of(lot.id()));
                lot(own, lot, position.multiplier());
                line(text, "lot", String.join(", ", own));
            }
        }
    }

    /** Under the root, for a contract's root can't always be told from its ticker and date. */
    private static String id(Instrument instrument) {
        return instrument instanceof OptionContract option
                ? option.root().equals(option.ticker()) ? option.id() : option.rootId()
                : instrument.id();
    }

    private static void lot(List<String> phrases, Lot lot, BigDecimal multiplier) {
        BigDecimal cost = lot.cost(multiplier);
        phrases.add(Decimals.plain(lot.quantity()) + (cost == null ? "" : " at " + Decimals.plain(cost)));
        phrases.add("opened " + Times.write(lot.openedAt()));
        phrase(phrases, "trade ", lot.tradeId());
        phrase(phrases, "by ", lot.author());
        phrase(phrases, "in ", lot.channel());
    }

    private static void mark(StringBuilder text, Mark mark, Instant now) {
        List<String> phrases = new ArrayList<>(List.of(id(mark.instrument())));
        number(phrases, "", mark.price());
        number(phrases, "bid ", mark.bid());
        number(phrases, "ask ", mark.ask());
        if (!mark.at().equals(now)) {
            phrases.add("from " + Times.write(mark.at()));
        }
        line(text, "mark", String.join(", ", phrases));
    }

    private static String situation(Situation situation) {
        List<String> phrases = new ArrayList<>();
        if (situation.consistency() != Consistency.GREEN) {
            phrases.add(situation.consistency().name().toLowerCase(Locale.ROOT) + " because "
                    + situation.consistencyReason().replace(',', ';'));
        }
        when(phrases, situation.entriesPaused(), "entries paused");
        when(phrases, situation.exitsPaused(), "exits paused");
        when(phrases, situation.acting(), "acting");
        when(phrases, situation.byTrigger(), "by trigger");
        when(phrases, !situation.channelEnabled(), "channel off");
        Duration age = situation.alertAge();
        when(phrases, !age.isZero(), "alert " + age.toSeconds() + " s old");
        when(phrases, situation.entriesLastMinute() > 0, situation.entriesLastMinute() + " entries in the last minute");
        BigDecimal realized = situation.realizedToday();
        if (realized != null) {
            phrases.add((realized.signum() < 0 ? "lost " : "gained ") + Decimals.plain(realized.abs()) + " today");
        }
        number(phrases, "buying power ", situation.buyingPower());
        number(phrases, "equity ", situation.equity());
        return String.join(", ", phrases);
    }

    private static void when(List<String> phrases, boolean so, String phrase) {
        if (so) {
            phrases.add(phrase);
        }
    }

    private static void number(List<String> phrases, String before, @Nullable BigDecimal number) {
        if (number != null) {
            phrases.add(before + Decimals.plain(number));
        }
    }

    private static void phrase(List<String> phrases, String before, @Nullable String value) {
        if (value != null) {
            phrases.add(before + value.replace(',', ' '));
        }
    }

    private static void optional(StringBuilder text, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line(text, key, value);
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }
}
