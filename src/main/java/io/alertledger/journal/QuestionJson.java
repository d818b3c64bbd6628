package io.alertledger.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.formats.PositionKeyJson;
import io.alertledger.model.Consistency;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.Nickname;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import io.alertledger.model.Situation;
import io.alertledger.resolve.Question;
import io.alertledger.rules.RuleTables;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question as the log keeps it: what a decision rested on besides the instruction (kept with the reading) and the
 * policy (a table of the rule set). Written and read to the letter.
 */
final class QuestionJson {
    private QuestionJson() {}

    static ObjectNode of(Question question) {
        ObjectNode out = Json.object();
        Json.put(out, "channel", (Object) question.channel());
        Json.put(out, "author", (Object) question.author());
        out.put("now", question.now().toString());
        ArrayNode positions = out.putArray("positions");
        question.positions().forEach(position -> positions.add(position(position)));
        ArrayNode marks = out.putArray("marks");
        question.marks().values().stream()
                .sorted(Comparator.comparing((Mark mark) -> mark.instrument().toString()))
                .forEach(mark -> marks.add(mark(mark)));
        out.set("situation", situation(question.situation()));
        if (!question.disputed().isEmpty()) {
            ArrayNode disputed = out.putArray("disputed");
            question.disputed().stream()
                    .sorted(Comparator.comparing(PositionKey::toString))
                    .forEach(key -> disputed.add(PositionKeyJson.of(key)));
        }
        return out;
    }

    private static ObjectNode position(Position p) {
        ObjectNode out = PositionKeyJson.of(p.key());
        out.put("status", p.status().name());
        Json.put(out, "locked", p.locked());
        Json.put(out, "available", p.available());
        Json.put(out, "multiplier", p.multiplier());
        Json.put(out, "step", p.step());
        out.put("managed", p.managed());
        Json.put(out, "nickname", p.nickname());
        out.put("openedAt", p.openedAt().toString());
        out.put("updatedAt", p.updatedAt().toString());
        ArrayNode lots = out.putArray("lots");
        for (Lot lot : p.lots()) {
            ObjectNode node = lots.addObject();
            node.put("lot", lot.id());
            Json.put(node, "quantity", lot.quantity());
            Json.put(node, "total", lot.totalCost());
            node.put("openedAt", lot.openedAt().toString());
            Json.put(node, "tradeId", (Object) lot.tradeId());
            Json.put(node, "channel", (Object) lot.channel());
            Json.put(node, "author", (Object) lot.author());
        }
        return out;
    }

    private static ObjectNode mark(Mark mark) {
        ObjectNode out = PositionKeyJson.of(new PositionKey("", mark.instrument(), Side.LONG));
        out.remove("account");
        out.remove("side");
        Json.put(out, "price", mark.price());
        Json.put(out, "bid", mark.bid());
        Json.put(out, "ask", mark.ask());
        out.put("at", mark.at().toString());
        out.put("source", mark.source());
        return out;
    }

    private static ObjectNode situation(Situation s) {
        ObjectNode out = Json.object();
        out.put("account", s.account());
        out.put("consistency", s.consistency().name());
        out.put("consistencyReason", s.consistencyReason());
        out.put("entriesPaused", s.entriesPaused());
        out.put("exitsPaused", s.exitsPaused());
        out.put("acting", s.acting());
        out.put("byTrigger", s.byTrigger());
        out.put("channelEnabled", s.channelEnabled());
        out.put("alertAge", s.alertAge().toString());
        out.put("entriesLastMinute", s.entriesLastMinute());
        Json.put(out, "realizedToday", s.realizedToday());
        Json.put(out, "buyingPower", s.buyingPower());
        Json.put(out, "equity", s.equity());
        return out;
    }

    /** @param tables of the rules that are asked: they say what the policy is */
    static Question read(Fields in, Instruction instruction, RuleTables tables) {
        String channel = in.optionalText("channel");
        Situation situation = situation(in.object("situation"));
        Map<Instrument, Mark> marks = new HashMap<>();
        for (Fields each : in.objects("marks")) {
            Mark mark = new Mark(
                    PositionKeyJson.instrument(each),
                    each.optionalDecimal("price"),
                    each.optionalDecimal("bid"),
                    each.optionalDecimal("ask"),
                    each.instant("at"),
                    each.text("source"));
            marks.put(mark.instrument(), mark);
        }
        Set<PositionKey> disputed =
                in.objects("disputed").stream().map(PositionKeyJson::read).collect(Collectors.toSet());
        return new Question(
                instruction,
                channel,
                in.optionalText("author"),
                in.objects("positions").stream().map(QuestionJson::position).toList(),
                marks,
                tables.policy(situation.account(), channel, instruction.ticker()),
                situation,
                in.instant("now"),
                disputed);
    }

    private static Position position(Fields in) {
        return new Position(
                PositionKeyJson.read(in),
                in.objects("lots").stream()
                        .map(lot -> new Lot(
                                lot.text("lot"),
                                lot.decimal("quantity"),
                                lot.optionalDecimal("total"),
                                lot.instant("openedAt"),
                                lot.optionalText("tradeId"),
                                lot.optionalText("channel"),
                                lot.optionalText("author")))
                        .toList(),
                in.constant("status", PositionStatus.class),
                in.decimal("locked"),
                in.optionalDecimal("available"),
                in.decimal("multiplier"),
                in.decimal("step"),
                in.flag("managed", true),
                in.optionalConstant("nickname", Nickname.class),
                in.instant("openedAt"),
                in.instant("updatedAt"));
    }

    private static Situation situation(Fields in) {
        return new Situation(
                in.text("account"),
                in.constant("consistency", Consistency.class),
                in.text("consistencyReason"),
                in.flag("entriesPaused", false),
                in.flag("exitsPaused", false),
                in.flag("acting", false),
                in.flag("byTrigger", false),
                in.flag("channelEnabled", true),
                in.parsed("alertAge", Duration::parse, "expected a duration such as PT5S"),
                Objects.requireNonNullElse(in.optionalInteger("entriesLastMinute"), 0),
                in.optionalDecimal("realizedToday"),
                in.optionalDecimal("buyingPower"),
                in.optionalDecimal("equity"));
    }
}
