package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionType;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.Scope;
import io.alertledger.model.Side;
import io.alertledger.model.SizeHint;
import io.alertledger.model.SizeWord;
import io.alertledger.model.Span;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An instruction as {@code batch parse} gives it out and {@code batch resolve} takes it in: the same form. */
public final class InstructionJson {
    private InstructionJson() {}

    public static ObjectNode of(Instruction said) {
        ObjectNode out = Json.object();
        out.put("action", said.action().name());
        Json.put(out, "ticker", (Object) said.ticker());
        out.put("scope", said.scope().name());
        ContractHint contract = said.contract();
        Json.put(out, "strike", contract.strike());
        Json.put(out, "optionType", contract.optionType());
        Json.put(out, "expiration", contract.expiration());
        Json.put(out, "root", (Object) contract.root());
        Json.put(out, "side", contract.side());
        Json.put(out, "nickname", contract.nickname());
        Json.put(out, "lot", (Object) contract.lot());
        Json.put(out, "tradeId", (Object) contract.tradeId());
        SizeHint size = said.size();
        Json.put(out, "quantity", size.quantity());
        Json.put(
                out,
                "fraction",
                size.fraction() == null ? null : size.fraction().toDecimal());
        Json.put(out, "leave", size.leave());
        Json.put(out, "size", size.size());
        PriceHint price = said.price();
        if (price != null) {
            Json.put(out, "price", price.price());
            out.put("priceKind", price.kind().name());
            Json.put(out, "priceHigh", price.priceHigh());
        }
        StopHint stop = said.stop();
        if (stop != null) {
            Json.put(out, "stop", stop.level());
            Json.put(out, "stopKind", stop.kind());
            Json.put(out, "stopText", (Object) stop.text());
        }
        TargetHint targets = said.targets();
        if (targets != null) {
            ArrayNode levels = out.putArray("targets");
            targets.levels().forEach(level -> levels.add(Decimals.plain(level)));
            out.put("targetKind", targets.kind().name());
        }
        if (said.corrects()) {
            out.put("corrects", true);
        }
        if (!said.spans().isEmpty()) {
            ObjectNode spans = out.putObject("spans");
            said.spans()
                    .forEach((field, span) ->
                            spans.putArray(field).add(span.from()).add(span.to()));
        }
        return out;
    }

    /**
     * Reads the form back.
     *
     * @throws InputException that names the field, the value and what is allowed
     */
    public static Instruction read(Fields in) {
        String ticker = in.optionalText("ticker");
        Scope scope = in.optionalConstant("scope", Scope.class);
        return new Instruction(
                in.constant("action", Action.class),
                ticker == null ? null : ticker.strip().toUpperCase(Locale.ROOT),
                scope == null ? Scope.ONE : scope,
                contract(in),
                size(in),
                price(in),
                stop(in),
                targets(in),
                in.flag("corrects", false),
                spans(in));
    }

    private static ContractHint contract(Fields in) {
        return checked(
                in,
                "strike",
                () -> new ContractHint(
                        in.optionalDecimal("strike"),
                        in.optionalConstant("optionType", OptionType.class),
                        in.optionalDate("expiration"),
                        in.optionalText("root"),
                        in.optionalConstant("side", Side.class),
                        in.optionalConstant("nickname", Nickname.class),
                        in.optionalText("lot"),
                        in.optionalText("tradeId")));
    }

    private static SizeHint size(Fields in) {
        BigDecimal part = in.optionalDecimal("fraction");
        Fraction fraction = part == null ? null : checked(in, "fraction", () -> Fraction.of(part));
        BigDecimal leave = in.optionalDecimal("leave");
        if (leave != null && leave.signum() < 0) {
            throw in.invalid("leave", "must not be negative");
        }
        return checked(
                in,
                "quantity",
                () -> new SizeHint(
                        in.optionalDecimal("quantity"), fraction, leave, in.optionalConstant("size", SizeWord.class)));
    }

    private static @Nullable PriceHint price(Fields in) {
        BigDecimal price = in.optionalDecimal("price");
        BigDecimal high = in.optionalDecimal("priceHigh");
        PriceKind kind = in.optionalConstant("priceKind", PriceKind.class);
        if (price == null && kind == null && high == null) {
            return null;
        }
        PriceKind meant = kind != null ? kind : high != null ? PriceKind.RANGE : PriceKind.LIMIT;
        return checked(in, "price", () -> new PriceHint(meant, price, high));
    }

    private static @Nullable StopHint stop(Fields in) {
        BigDecimal level = in.optionalDecimal("stop");
        LevelKind kind = in.optionalConstant("stopKind", LevelKind.class);
        String text = in.optionalText("stopText");
        if (level == null && kind == null && text == null) {
            return null;
        }
        LevelKind meant = kind == null && level != null ? LevelKind.PRICE : kind;
        return checked(in, "stop", () -> new StopHint(meant, level, text));
    }

    private static @Nullable TargetHint targets(Fields in) {
        List<BigDecimal> levels = in.decimals("targets");
        if (levels.isEmpty()) {
            return null;
        }
        LevelKind kind = in.optionalConstant("targetKind", LevelKind.class);
        return checked(in, "targets", () -> new TargetHint(kind == null ? LevelKind.PRICE : kind, levels));
    }

    private static Map<String, Span> spans(Fields in) {
        Fields spans = in.optionalObject("spans");
        Map<String, Span> read = new TreeMap<>();
        if (spans != null) {
            for (Iterator<String> names = spans.names(); names.hasNext(); ) {
                String name = names.next();
                List<BigDecimal> ends = spans.decimals(name);
                if (ends.size() != 2) {
                    throw spans.invalid(name, "expected two numbers [from,to)");
                }
                read.put(
                        name,
                        checked(
                                spans,
                                name,
                                () -> new Span(
                                        ends.get(0).intValueExact(), ends.get(1).intValueExact())));
            }
        }
        return read;
    }

    /** What a record refuses becomes a problem of the field. */
    private static <T> T checked(Fields in, String field, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw in.invalid(field, String.valueOf(refused.getMessage()));
        }
    }
}
