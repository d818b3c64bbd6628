package io.alertledger.scenario;

import io.alertledger.model.ExitReason;
import io.alertledger.model.Fraction;
import io.alertledger.model.LotShare;
import io.alertledger.model.OrderSide;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import io.alertledger.model.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code expect:}, {@code because:}, {@code not:} and {@code silent:}. Stateless. */
final class ExpectedWords {
    private static final List<String> OUTCOMES =
            List.of("sell", "buy", "protect", "refused", "ambiguous", "ignored", "exit", "trim", "levels");

    private ExpectedWords() {}

    static Expected expected(String text, int column) {
        List<Words> phrases = Words.phrases(text, column, ';');
        if (phrases.isEmpty()) {
            throw new Wrong(column, "what should be decided is missing", "one of: " + String.join(", ", OUTCOMES));
        }
        Words first = phrases.get(0);
        if (first.skip("levels")) {
            boolean none = first.skip("none");
            BigDecimal stop = !none && first.skip("stop") ? first.number("stop") : null;
            BigDecimal target = !none && first.skip("target") ? first.number("target") : null;
            return end(first, new Expected.Levels(stop, target));
        }
        if (first.peek().equals("exit") || first.peek().equals("trim")) {
            return exit(phrases);
        }
        if (first.skip("refused")) {
            return end(first, new Expected.Refused(first.oneOf(RefusalCode.class, "code")));
        }
        if (first.skip("ignored")) {
            return end(first, new Expected.Ignored(first.oneOf(Verdict.class, "verdict")));
        }
        if (first.skip("ambiguous")) {
            RefusalCode code = first.oneOf(RefusalCode.class, "code");
            List<String> choices = new ArrayList<>();
            if (first.skip("between")) {
                do {
                    choices.add(first.take("a choice"));
                } while (first.skip("and"));
            }
            return end(first, new Expected.Ambiguous(code, choices));
        }
        List<Expected.Leg> legs = new ArrayList<>();
        for (Words phrase : phrases) {
            legs.add(leg(phrase));
            phrase.end();
        }
        return new Expected.Legs(legs);
    }

    private static Expected exit(List<Words> phrases) {
        List<Expected.Trim> trims = new ArrayList<>();
        for (Words words : phrases.subList(0, phrases.size() - 1)) {
            words.need("trim");
            Fraction part = words.fraction("the part");
            words.need("at");
            trims.add(new Expected.Trim(part, words.number("the price")));
            words.end();
        }
        Words last = phrases.get(phrases.size() - 1);
        last.need("exit");
        if (last.skip("none")) {
            return end(last, new Expected.Exit(trims, null, null));
        }
        ExitReason reason = last.oneOf(ExitReason.class, "reason");
        last.need("at");
        return end(last, new Expected.Exit(trims, reason, last.number("the price")));
    }

    private static Expected end(Words words, Expected expected) {
        words.end();
        return expected;
    }

    private static Expected.Leg leg(Words words) {
        if (words.skip("protect")) {
            String name = words.take("the position");
            StopHint stop = words.skip("stop") ? InstructionWords.stop(words) : null;
            TargetHint targets = words.skip("targets") ? InstructionWords.targets(words) : null;
            return new Expected.Protect(name, stop, targets);
        }
        OrderSide side;
        if (words.skip("sell")) {
            side = OrderSide.SELL;
        } else if (words.skip("buy")) {
            side = OrderSide.BUY;
        } else {
            throw words.wrong("\"" + words.peek() + "\" is no outcome", words.peek(), OUTCOMES);
        }
        BigDecimal quantity = words.number("quantity");
        words.need("of");
        String name = words.take("the position");
        List<LotShare> lots = new ArrayList<>();
        if (words.skip("from")) {
            do {
                lots.add(new LotShare(words.take("the lot"), words.number("the lot's share")));
            } while (words.skip("and"));
        }
        boolean priced = words.skip("at");
        BigDecimal limit = !priced || words.skip("no", "price") ? null : words.number("price");
        return new Expected.Trade(side, quantity, name, lots, priced, limit);
    }

    /** {@code strike-matches +100, fifo on SPY_20260128_595_C 1}. */
    static List<Reason> reasons(String text, int column, boolean speaks) {
        List<Reason> reasons = new ArrayList<>();
        for (Words words : Words.phrases(text, column, ',')) {
            String rule = words.take("a rule's id");
            String subject = words.skip("on") ? words.take("the position") : null;
            reasons.add(new Reason(speaks, rule, subject, points(words)));
        }
        return reasons;
    }

    /** {@code SPY_20260130_600_P because type-contradicts, fifo 0; TSLA because LOCKED}. */
    static List<Reason> against(String text, int column) {
        List<Reason> reasons = new ArrayList<>();
        int start = 0;
        for (String part : text.split(";", -1)) {
            List<Words> phrases = Words.phrases(part, column + start, ',');
            start += part.length() + 1;
            if (phrases.isEmpty()) {
                continue;
            }
            String subject = phrases.get(0).take("the position");
            phrases.get(0).need("because");
            for (Words words : phrases) {
                reasons.add(new Reason(true, words.take("a rule's id or a code"), subject, points(words)));
            }
        }
        return reasons;
    }

    private static @Nullable BigDecimal points(Words words) {
        BigDecimal points = words.more() ? words.number("points") : null;
        words.end();
        return points;
    }
}
