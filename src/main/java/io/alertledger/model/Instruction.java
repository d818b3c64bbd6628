package io.alertledger.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an alert says to do, as read: nothing here has been looked up in the ledger.
 *
 * @param action what to do
 * @param ticker the trader's word, upper case; null where none was said or found
 * @param scope one position or all that fit
 * @param contract the part of a contract that was named
 * @param size how much
 * @param price at what price, or null
 * @param stop the stop named, or null; on an entry it belongs to the entry
 * @param targets the targets named, or null
 * @param corrects whether this corrects what the author said before
 * @param spans where in the text each field stands, by the field's name in the contracts ({@code
 *     "strike"}, {@code "price"}, …); in the order of the names
 */
public record Instruction(
        Action action,
        @Nullable String ticker,
        Scope scope,
        ContractHint contract,
        SizeHint size,
        @Nullable PriceHint price,
        @Nullable StopHint stop,
        @Nullable TargetHint targets,
        boolean corrects,
        Map<String, Span> spans) {
    public Instruction {
        spans = Collections.unmodifiableMap(new TreeMap<>(spans));
    }

    /** An instruction of which only action and ticker are known; the start of a chain of {@code with…}. */
    public static Instruction of(Action action, @Nullable String ticker) {
        return new Instruction(
                action, ticker, Scope.ONE, ContractHint.NONE, SizeHint.NONE, null, null, null, false, Map.of());
    }

    public Instruction withTicker(@Nullable String newTicker) {
        return new Instruction(action, newTicker, scope, contract, size, price, stop, targets, corrects, spans);
    }

    public Instruction withScope(Scope newScope) {
        return new Instruction(action, ticker, newScope, contract, size, price, stop, targets, corrects, spans);
    }

    public Instruction withContract(ContractHint newContract) {
        return new Instruction(action, ticker, scope, newContract, size, price, stop, targets, corrects, spans);
    }

    public Instruction withSize(SizeHint newSize) {
        return new Instruction(action, ticker, scope, contract, newSize, price, stop, targets, corrects, spans);
    }

    public Instruction withPrice(@Nullable PriceHint newPrice) {
        return new Instruction(action, ticker, scope, contract, size, newPrice, stop, targets, corrects, spans);
    }

    public Instruction withStop(@Nullable StopHint newStop) {
        return new Instruction(action, ticker, scope, contract, size, price, newStop, targets, corrects, spans);
    }

    public Instruction withTargets(@Nullable TargetHint newTargets) {
        return new Instruction(action, ticker, scope, contract, size, price, stop, newTargets, corrects, spans);
    }

    public Instruction withCorrects(boolean newCorrects) {
        return new Instruction(action, ticker, scope, contract, size, price, stop, targets, newCorrects, spans);
    }

    public Instruction withSpans(Map<String, Span> newSpans) {
        return new Instruction(action, ticker, scope, contract, size, price, stop, targets, corrects, newSpans);
    }
}
