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
        ContractHint contract = said.contract();
        String ticker = Objects.requireNonNull(said.ticker());
        if (contract.strike() != null && contract.optionType() != null && contract.expiration() != null) {
            try {
                String root = contract.root() == null ? ticker : contract.root();
                OptionContract written = new OptionContract(
                        symbols.tickerOf(ticker),
                        root,
                        contract.expiration(),
                        contract.strike(),
                        contract.optionType());
                return open(
                        contract.root() == null ? heldVariant(symbols.normalise(written)) : symbols.normalise(written));
            } catch (IllegalArgumentException noContract) {
                return new Unclear("The contract can not exist: " + noContract.getMessage() + ".");
            }
        }
        boolean saysOption =
                contract.strike() != null || contract.optionType() != null || contract.expiration() != null;
        if (said.action() == Action.ADD && (saysOption || holdsTicker(ticker))) {
            return new OfHeld();
        }
        if (saysOption) {
            return new Unclear("An entry into an option needs ticker, strike, type and expiration.");
        }
        try {
            return open(linear(ticker));
        } catch (IllegalArgumentException noSymbol) {
            return new Unclear("The symbol can not exist: " + noSymbol.getMessage() + ".");
        }
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
