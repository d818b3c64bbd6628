package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From drafts to the reading: what acts, what is shown, and what the message as a whole is. */
final class Verdicts {
    private final Assembly assembly;
    private final Page page;
    private final CleanText clean;
    private final List<Draft> acting = new ArrayList<>();
    private final List<Draft> shown = new ArrayList<>();
    private final Set<String> unclear = new LinkedHashSet<>();
    private final Set<Mood> moods = new LinkedHashSet<>();

    private Verdicts(Assembly assembly, Page page, CleanText clean) {
        this.assembly = assembly;
        this.page = page;
        this.clean = clean;
    }

    static Reading reading(Assembly assembly, Page page, CleanText clean) {
        return new Verdicts(assembly, page, clean).reading();
    }

    private Reading reading() {
        assembly.drafts.forEach(this::weighPrice);
        assembly.drafts.forEach(this::sort);
        unclear.addAll(assembly.unclear);
        if (clean.struckOut()) {
            page.because("text that is struck through is withdrawn");
        }
        if (assembly.foreign) {
            return of(Verdict.UNCLEAR, List.of(), "an order verb of a language that is not read here");
        }
        if (!assembly.unsupported.isEmpty()) {
            return of(Verdict.UNSUPPORTED, List.of(), String.join("; ", assembly.unsupported));
        }
        if (!unclear.isEmpty()) {
            List<Draft> all = new ArrayList<>(acting);
            all.addAll(shown);
            return of(Verdict.UNCLEAR, all, String.join("; ", unclear));
        }
        if (!acting.isEmpty()) {
            boolean trades = acting.stream().anyMatch(draft -> !draft.action.protects());
            return of(trades ? Verdict.ORDER : Verdict.MANAGE, acting, "said now, of what is named");
        }
        return quiet();
    }

    private Reading quiet() {
        if (moods.contains(Mood.PLANNED) || moods.contains(Mood.CONDITIONAL)) {
            return of(Verdict.PLAN, shown, Mood.PLANNED.why());
        }
        if (moods.contains(Mood.TOLD)) {
            return of(Verdict.RECAP, shown, Mood.TOLD.why());
        }
        for (Mood mood : moods) {
            return of(Verdict.NOTE, List.of(), mood.why());
        }
        if (assembly.planned) {
            return of(Verdict.PLAN, List.of(), Mood.PLANNED.why());
        }
        return assembly.told
                ? of(Verdict.RECAP, List.of(), Mood.TOLD.why())
                : of(Verdict.NOTE, List.of(), "nothing in it asks for a trade");
    }

    /** A machine's signal names no contract: the price it shows is the underlying's. */
    private void weighPrice(Draft draft) {
        Slots slots = draft.slots;
        draft.coin = slots.ticker != null && page.isCoin(slots.ticker);
        BigDecimal said = slots.price == null ? null : slots.price.price();
        if (said != null
                && slots.strike != null
                && Draft.isNear(said, slots.strike)
                && slots.strike.compareTo(BigDecimal.TEN) > 0) {
            page.because("'" + said.toPlainString() + "' beside a strike of " + slots.strike.toPlainString()
                    + " is where the underlying stands, no price of the contract");
            slots.price = null;
            slots.places.remove("price");
        }
        if (page.stamped() && slots.strike == null && slots.price != null) {
            page.because("the price of a signal that names no contract is the underlying's: left out");
            slots.price = null;
            slots.places.remove("price");
        }
    }

    private void sort(Draft draft) {
        switch (draft.mood.verdict()) {
            case ORDER -> order(draft);
            case UNCLEAR -> {
                unclear.add("'" + draft.action + "' is read, but " + Mood.DOUBTFUL.why());
                shown.add(draft);
            }
            default -> {
                moods.add(draft.mood);
                page.because("'" + draft.action + (draft.slots.ticker == null ? "" : " " + draft.slots.ticker)
                        + "' is no order: " + draft.mood.why());
                if (draft.mood.verdict() != Verdict.NOTE) {
                    shown.add(draft);
                }
            }
        }
    }

    private void order(Draft draft) {
        Slots slots = draft.slots;
        if (draft.leaves() && slots.keep != null && slots.keep.compareTo(BigDecimal.ONE) == 0 && isWholeLeft(slots)) {
            page.because("all of it stays: nothing is sold");
            moods.add(Mood.HELD);
            return;
        }
        if (!slots.problems.isEmpty()) {
            unclear.addAll(slots.problems);
        }
        if (draft.leaves() && slots.price != null && slots.stop != null && slots.targets != null) {
            unclear.add("a sale with a stop and targets may open a short");
        }
        String missing = missing(draft);
        if (!missing.isEmpty()) {
            unclear.add(missing);
        }
        acting.add(draft);
    }

    /** "100% left", as against "1 left". */
    private boolean isWholeLeft(Slots slots) {
        int[] place = slots.places.get("leave");
        return place != null && page.text(place[0], place[1]).indexOf('%') >= 0;
    }

    private String missing(Draft draft) {
        Slots slots = draft.slots;
        boolean linear = slots.shares
                || slots.ticker != null && slots.strike == null && slots.type == null && page.isCoin(slots.ticker);
        return switch (draft.action) {
            case BUY -> Completeness.entry(slots, linear, page);
            case ADD -> Completeness.addition(slots, linear, page);
            case EXIT ->
                slots.ticker == null && !draft.isEverywhere()
                        ? "an exit that names nothing, and nothing around it does"
                        : Completeness.day(slots, page);
            case TRIM ->
                slots.ticker == null
                        ? "a trim that names nothing, and nothing around it does"
                        : Completeness.day(slots, page);
            default ->
                slots.ticker == null && !draft.isEverywhere()
                        ? "a level that names no position, and nothing around it does"
                        : "";
        };
    }

    private Reading of(Verdict verdict, List<Draft> drafts, String why) {
        Set<Instruction> instructions = new LinkedHashSet<>();
        Set<Object> seen = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            for (Draft each : withOwnStop(draft)) {
                Instruction instruction = settled(each).instruction(clean);
                if (seen.add(instruction.withSpans(Map.of()))) {
                    instructions.add(instruction);
                }
            }
        }
        List<String> reasons = new ArrayList<>();
        reasons.add(why);
        reasons.addAll(page.reasons());
        if (instructions.isEmpty() && verdict.acts()) {
            return new Reading(Verdict.NOTE, List.of(), reasons);
        }
        return new Reading(verdict, List.copyOf(instructions), reasons);
    }

    private static List<Draft> withOwnStop(Draft draft) {
        Draft stop = draft.ownStop();
        return stop == null ? List.of(draft) : List.of(draft, stop);
    }

    /** The action once everything that was said of the amount is known: a part is a trim, all of it an exit. */
    private static Draft settled(Draft draft) {
        Slots slots = draft.slots;
        boolean part =
                slots.keep != null || slots.some || slots.fraction != null && !slots.fraction.equals(Fraction.ONE);
        boolean whole = Fraction.ONE.equals(slots.fraction) || slots.all && slots.quantity == null;
        Action action = draft.action;
        if (action == Action.EXIT && part) {
            action = Action.TRIM;
        } else if (action == Action.TRIM && whole && !part) {
            action = Action.EXIT;
        }
        if (action == draft.action) {
            return draft;
        }
        Draft settled = new Draft(action, slots, draft.mood, draft.sentence);
        settled.corrects = draft.corrects;
        settled.coin = draft.coin;
        return settled;
    }
}
