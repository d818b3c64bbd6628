package io.alertledger.resolve;

import io.alertledger.model.Candidate;
import io.alertledger.model.Decimals;
import io.alertledger.model.Leg;
import io.alertledger.model.LotShare;
import io.alertledger.model.Margin;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences that decisions say to people. */
final class Sentences {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FEW = 5;

    private Sentences() {}

    /** With a capital and a full stop. */
    static String sentence(String words) {
        if (words.isEmpty()) {
            return words;
        }
        String capital = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    static String nothingHeld(Question question) {
        String ticker = question.instruction().ticker();
        if (ticker == null) {
            return "Nothing is held.";
        }
        List<String> held =
                PositionNames.of(
                                question.positions().stream().map(Position::key).toList())
                        .values()
                        .stream()
                        .sorted()
                        .toList();
        if (held.isEmpty()) {
            return "No " + ticker + " position is held.";
        }
        String few = String.join(", ", held.subList(0, Math.min(FEW, held.size())));
        return "No " + ticker + " position is held; held are " + few
                + (held.size() > FEW ? " and " + (held.size() - FEW) + " more." : ".");
    }

    static String all(Ranking ranking) {
        return "the instruction means every position that nothing rules out: "
                + ranking.contenders().stream().map(Candidate::name).collect(Collectors.joining(", "));
    }

    static String tie(List<String> choices) {
        return "Nothing separates " + String.join(", ", choices) + "; a person must choose.";
    }

    static String unsure(Candidate chosen, BigDecimal confidence, BigDecimal least) {
        return chosen.name() + " would be chosen, but with a confidence of " + percent(confidence) + ", below the "
                + percent(least) + " that the policy asks for; a person must choose.";
    }

    static String chosen(Ranking ranking) {
        Candidate first = ranking.contenders().get(0);
        Margin margin = ranking.margin();
        if (ranking.contenders().size() == 1) {
            return ranking.scores().size() == 1
                    ? first.name() + " is the only position that can be meant"
                    : first.name() + " is the only position that nothing rules out";
        }
        String second = ranking.contenders().get(1).name();
        return margin == null
                ? first.name() + " and " + second + " are equal; the policy lets the smallest id win"
                : first.name() + " is ahead of " + second + " by " + Decimals.plain(margin.points()) + " at "
                        + margin.level();
    }

    static String legs(List<Leg> legs, Question question) {
        return sentence(legs.stream().map(leg -> leg(leg, question)).collect(Collectors.joining("; ")));
    }

    private static String leg(Leg leg, Question question) {
        if (leg instanceof Leg.Trade trade) {
            return trade(trade, question);
        }
        Leg.Protect protect = (Leg.Protect) leg;
        String stop = protect.stop() == null
                ? ""
                : " stop to "
                        + (protect.stop().text() != null
                                ? "\"" + protect.stop().text() + "\""
                                : level(
                                        String.valueOf(protect.stop().kind()),
                                        protect.stop().level()));
        String targets = protect.targets() == null
                ? ""
                : " targets to "
                        + protect.targets().levels().stream()
                                .map(level -> level(protect.targets().kind().toString(), level))
                                .collect(Collectors.joining(", "));
        return "set" + stop + (stop.isEmpty() || targets.isEmpty() ? "" : " and") + targets + " on " + leg.name();
    }

    private static String level(String kind, @Nullable BigDecimal level) {
        return switch (kind) {
            case "BREAK_EVEN" -> "break-even";
            case "PERCENT" -> level == null ? "" : percent(level);
            case "UNDERLYING" -> (level == null ? "" : Decimals.plain(level)) + " of the underlying";
            default -> level == null ? "" : Decimals.plain(level);
        };
    }

    private static String trade(Leg.Trade trade, Question question) {
        String verb = trade.side() == OrderSide.SELL ? "sell " : "buy ";
        BigDecimal held = question.positions().stream()
                .filter(p -> p.key().equals(trade.key()))
                .map(Position::quantity)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        String of = trade.closes() ? " of " + Decimals.plain(held) : "";
        String lots = trade.lots().isEmpty()
                ? ""
                : (trade.lots().size() == 1 ? " from lot " : " from lots ")
                        + trade.lots().stream().map(LotShare::lot).collect(Collectors.joining(", "));
        Leg.Pricing order = trade.order();
        String price =
                order == null || order.limit() == null ? "" : " at " + Decimals.plain(order.limit()) + " or better";
        return verb + Decimals.plain(trade.quantity()) + of + " " + trade.name() + lots + price;
    }

    private static String percent(BigDecimal part) {
        return Decimals.plain(part.multiply(HUNDRED)) + " %";
    }
}
