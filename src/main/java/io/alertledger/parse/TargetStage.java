package io.alertledger.parse;

import io.alertledger.model.LevelKind;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Targets: "PT 3.50", "targets 3 / 4 / 5", "TP1: 85%TS10% TP2: 120%"; several keywords in a row make one list. */
final class TargetStage extends Stage {
    private static final int MOST_TARGETS = 12;
    private static final BigDecimal MOST_APART = new BigDecimal("4");

    private final Sentences sentences;

    TargetStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        if (!item.is(Meaning.TARGET)) {
            pass();
            return;
        }
        if (lastIs(Meaning.AT) && sentences.leaves(at)) {
            // "Trim at PT1": once it gets there.
            Item mark = in.get(at - 1);
            out.remove(out.size() - 1);
            out.add(mark.as(Meaning.BEYOND, "AT"));
        }
        List<BigDecimal> levels = new ArrayList<>();
        LevelKind kind = null;
        int end = at;
        int i = at;
        while (i < in.size() && levels.size() < MOST_TARGETS) {
            int level = afterKeyword(i);
            Item next = peek(level);
            if (next == null || is(i, Meaning.TARGET) && isOrdinal(level) || !isLevel(next) || isCounted(level)) {
                break;
            }
            boolean percent = next.is(Meaning.PERCENT) || next.is(Meaning.SLASH, "%");
            LevelKind said = percent ? LevelKind.PERCENT : LevelKind.PRICE;
            if (kind != null && kind != said) {
                break;
            }
            kind = said;
            add(levels, next);
            end = afterTrail(level + 1);
            i = nextInList(end);
            if (i < 0) {
                break;
            }
        }
        if (kind == null) {
            put(item, isOrdinal(at + 1) ? at + 2 : at + 1);
        } else if (is(end, Meaning.STATUS) && in.get(end).value().equals("REACHED")) {
            put(item.through(in.get(end), Meaning.RECAP, null).as(Meaning.RECAP, "EVENT"), end + 1);
        } else {
            put(
                    item.through(in.get(end - 1), Meaning.TARGET_LEVEL, new TargetHint(kind, levels))
                            .as(Meaning.TARGET_LEVEL, ""),
                    end);
        }
    }

    /** A number that counts something ("target 2 contracts") is no level. */
    private boolean isCounted(int index) {
        return is(index + 1, Meaning.UNITS);
    }

    /** "TP2 hit": which target, where no entry is described and no level follows. */
    private boolean isOrdinal(int index) {
        Item number = peek(index);
        return number != null
                && number.is(Meaning.NUMBER, "")
                && number.glued()
                && number.text().length() == 1
                && is(index - 1, Meaning.TARGET)
                && !sentences.has(index, Meaning.BUY, Meaning.ADD, Meaning.AT, Meaning.STRIKE, Meaning.STOP);
    }

    private int afterKeyword(int index) {
        int i = index;
        if (is(i, Meaning.TARGET)) {
            i++;
            // The number of the target: "PT1:", "TP 2 -", "target #1".
            Item number = peek(i);
            boolean numbered = number != null
                    && number.is(Meaning.NUMBER)
                    && number.text().indexOf('.') < 0
                    && number.amount().compareTo(BigDecimal.TEN) < 0
                    && (isSign(i + 1, ":") || isSign(i + 1, "=") || number.glued() && follows(i + 1));
            i = numbered ? i + 1 : i;
            i = skipLinks(i);
        }
        return i;
    }

    private boolean follows(int index) {
        Item item = peek(skipLinks(index));
        return item != null && isLevel(item);
    }

    private static boolean isLevel(Item item) {
        return item.isPlainNumber() && item.amount().signum() > 0
                || item.is(Meaning.PERCENT)
                || item.is(Meaning.SLASH, "/")
                || item.is(Meaning.SLASH, "%")
                || item.is(Meaning.RANGE);
    }

    private static void add(List<BigDecimal> levels, Item item) {
        if (item.is(Meaning.SLASH)) {
            for (String part : item.text().split("/", -1)) {
                BigDecimal level = new BigDecimal(part);
                levels.add(item.value().equals("%") ? Numbers.share(level) : level);
            }
        } else if (item.is(Meaning.PERCENT)) {
            levels.add(Numbers.share(item.amount()));
        } else {
            levels.add(item.amount());
            if (item.is(Meaning.RANGE) && item.content() instanceof BigDecimal high) {
                levels.add(high);
            }
        }
    }

    /** Skips what trails a target ("TS10%"): how a target is ridden is not what it is. */
    private int afterTrail(int index) {
        if (is(index, Meaning.TRAIL) && is(index + 1, Meaning.PERCENT, Meaning.NUMBER)) {
            page.because("the trailing part of the target ('" + in.get(index).text()
                    + in.get(index + 1).text() + "%') is left to the exit rules");
            return index + 2;
        }
        return index;
    }

    /** "PT 3 4 5": a level right behind a lower one. */
    private boolean isHigher(int index) {
        Item low = peek(index - 1);
        Item high = peek(index);
        return low != null
                && high != null
                && low.number() != null
                && high.meaning() == low.meaning()
                && (high.isPlainNumber() || high.is(Meaning.PERCENT))
                && high.amount().compareTo(low.amount()) > 0
                && high.amount().compareTo(low.amount().multiply(MOST_APART)) <= 0
                && !isCounted(index);
    }

    /** Where the next level of the list begins, or -1. */
    private int nextInList(int index) {
        if (is(index, Meaning.TARGET)) {
            return index;
        }
        boolean separator = isSign(index, ",")
                || isSign(index, "/")
                || isSign(index, "-")
                || isSign(index, "|")
                || isSign(index, "+")
                || is(index, Meaning.LINK)
                || is(index, Meaning.ARROW)
                || isSign(index, "\n")
                || isSign(index, "&");
        if (!separator) {
            return isHigher(index) ? index : -1;
        }
        if (is(index + 1, Meaning.TARGET)) {
            return index + 1;
        }
        Item next = peek(index + 1);
        boolean level = next != null && isLevel(next) && !isSign(index, "\n") && !is(index + 2, Meaning.STOP);
        return level ? index + 1 : -1;
    }
}
