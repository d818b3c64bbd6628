package io.alertledger.resolve;

import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an instruction to buy or add buys: a contract, shares or coins; or more of what is held. */
final class Entries {
    private final Symbols symbols;
    private final Question question;

    Entries(Symbols symbols, Question question) {
        this.symbols = symbols;
        this.question = question;
    }

    /** What is bought. */
    sealed interface Target {}

    /** A known instrument: opened, or averaged into where it is held. */
    record Open(PositionKey key, Optional<Position> held, String note) implements Target {
        Legs.Draft draft(Legs legs) {
            return legs.entry(this);
        }
    }

    /** More of what is held; the rules say of which. */
    record OfHeld() implements Target {}

    /** The instruction does not say enough. */
    record Unclear(String sentence) implements Target {}

    Target target() {
        Instruction said = question.instruction();
        String ticker = Objects.requireNonNull(said.ticker());
        try {
            Optional<Instrument> named = instrument(said, ticker, symbols);
            if (named.isPresent() && named.get() instanceof OptionContract option) {
                return open(said.contract().root() == null ? heldVariant(option) : option);
            }
            if (said.action() == Action.ADD && (named.isEmpty() || holdsTicker(ticker))) {
                return new OfHeld();
            }
            return named.isEmpty()
                    ? new Unclear("An entry into an option needs ticker, strike, type and expiration.")
                    : open(linear(ticker));
        } catch (IllegalArgumentException impossible) {
            return new Unclear("What shall be bought can not exist: " + impossible.getMessage() + ".");
        }
    }

    /** The instrument that an instruction names in full, whatever is held; empty where it names none. */
    static Optional<Instrument> named(Instruction said, Symbols symbols) {
        try {
            return said.ticker() == null ? Optional.empty() : instrument(said, said.ticker(), symbols);
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Instrument> instrument(Instruction said, String ticker, Symbols symbols) {
        ContractHint contract = said.contract();
        if (contract.strike() != null && contract.optionType() != null && contract.expiration() != null) {
            String root = contract.root() == null ? ticker : contract.root();
            return Optional.of(symbols.normalise(new OptionContract(
                    symbols.tickerOf(ticker), root, contract.expiration(), contract.strike(), contract.optionType())));
        }
        return saysOption(contract) ? Optional.empty() : Optional.of(LinearInstrument.of(ticker));
    }

    private static boolean saysOption(ContractHint contract) {
        return contract.strike() != null || contract.optionType() != null || contract.expiration() != null;
    }

    private boolean holdsTicker(String ticker) {
        return question.positions().stream().anyMatch(p -> symbols.matches(ticker, p.instrument()));
    }

    /** The contract under the root that is held, where the alert wrote none and one with the same terms is held. */
    private OptionContract heldVariant(OptionContract meant) {
        return question.positions().stream()
                .map(Position::instrument)
                .filter(OptionContract.class::isInstance)
                .map(OptionContract.class::cast)
                .filter(held -> held.id().equals(meant.id()))
                .min(Comparator.comparing(OptionContract::root))
                .orElse(meant);
    }

    private LinearInstrument linear(String ticker) {
        return question.positions().stream()
                .map(Position::instrument)
                .filter(LinearInstrument.class::isInstance)
                .map(LinearInstrument.class::cast)
                .filter(held -> symbols.matches(ticker, held))
                .min(Comparator.comparing(LinearInstrument::symbol))
                .orElseGet(() -> LinearInstrument.of(ticker));
    }

    private Target open(Instrument instrument) {
        Side said = question.instruction().contract().side();
        Side side = said == null ? Side.LONG : said;
        PositionKey key = new PositionKey(question.situation().account(), instrument, side);
        List<Position> same = question.positions().stream()
                .filter(p -> p.instrument().equals(instrument)
                        && p.side() == side
                        && p.status() != PositionStatus.CLOSED
                        && !p.lots().isEmpty())
                .toList();
        Optional<Position> held = same.stream().findFirst();
        String note = held.isPresent()
                ? instrument.id() + " is held already: the entry averages into it"
                : instrument.id() + " is not held: the entry opens it";
        return new Open(held.map(Position::key).orElse(key), held, note);
    }
}
