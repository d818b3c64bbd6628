package io.alertledger.parse;

import io.alertledger.model.Action;
import io.alertledger.model.Instruction;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Reading;
import io.alertledger.model.Scope;
import io.alertledger.model.Span;
import io.alertledger.model.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a reading, whoever made it. A reading that may not act becomes UNCLEAR, with the objections as reasons; its
 * instructions stay, to be shown. A model in front of the grammar is judged by the same checks as the grammar.
 */
public final class Checks {
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("10000000");
    private static final int MOST_INSTRUCTIONS = 20;

    private Checks() {}

    /** The reading itself where nothing is wrong with it. */
    public static Reading judge(Reading reading, Message message) {
        if (!reading.verdict().acts()) {
            return reading;
        }
        List<String> objections = new ArrayList<>();
        if (reading.instructions().size() > MOST_INSTRUCTIONS) {
            objections.add("more than " + MOST_INSTRUCTIONS + " instructions in one message");
        }
        for (Instruction instruction : reading.instructions()) {
            objections.addAll(objections(instruction, message));
        }
        boolean trades =
                reading.instructions().stream().anyMatch(i -> !i.action().protects());
        if (reading.verdict() == Verdict.MANAGE && trades) {
            objections.add("a message that only manages stops and targets can not trade");
        }
        if (objections.isEmpty()) {
            return reading;
        }
        objections.addAll(reading.reasons());
        return new Reading(Verdict.UNCLEAR, reading.instructions(), objections);
    }

    /** What speaks against acting on an instruction; empty where nothing does. */
    public static List<String> objections(Instruction instruction, Message message) {
        List<String> objections = new ArrayList<>();
        boolean everything = instruction.scope() == Scope.ALL
                && (instruction.action() == Action.EXIT || instruction.action() == Action.MOVE_STOP);
        if (instruction.ticker() == null && !everything) {
            objections.add(instruction.action() + " names no ticker");
        }
        String ticker = instruction.ticker();
        if (ticker != null
                && (ticker.isEmpty() || ticker.length() > 14 || !ticker.chars().allMatch(Checks::isTickerLetter))) {
            objections.add("'" + ticker + "' is no ticker");
        }
        contract(instruction, objections);
        price(instruction, objections);
        if (instruction.action() == Action.MOVE_STOP && instruction.stop() == null) {
            objections.add("MOVE_STOP names no stop");
        }
        if (instruction.action() == Action.SET_TARGET && instruction.targets() == null) {
            objections.add("SET_TARGET names no target");
        }
        for (Span span : instruction.spans().values()) {
            if (span.to() > message.text().length()) {
                objections.add("a field stands outside of the text, at " + span.to());
            }
        }
        return objections;
    }

    private static void contract(Instruction instruction, List<String> objections) {
        boolean half = (instruction.contract().strike() == null)
                != (instruction.contract().optionType() == null);
        if (instruction.action() == Action.BUY && half) {
            objections.add("BUY names strike or type of a contract, not both");
        }
    }

    private static void price(Instruction instruction, List<String> objections) {
        PriceHint price = instruction.price();
        if (price == null || price.price() == null) {
            return;
        }
        if (price.price().signum() == 0 && instruction.action().enters()) {
            objections.add("a price of zero buys nothing");
        }
        if (price.price().compareTo(HIGHEST_PRICE) > 0) {
            objections.add("a price of " + price.price().toPlainString() + " can not be");
        }
        BigDecimal strike = instruction.contract().strike();
        if (instruction.action().enters() && strike != null && price.price().compareTo(strike) > 0) {
            objections.add("a price of " + price.price().toPlainString() + " for a strike of " + strike.toPlainString()
                    + " can not be");
        }
        boolean strikeToo = instruction.spans().containsKey("strike")
                && instruction.spans().get("strike").equals(instruction.spans().get("price"));
        if (strikeToo) {
            objections.add("one number is both the strike and the price");
        }
    }

    private static boolean isTickerLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.';
    }
}
