package io.alertledger.trade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.exits.ExitState;
import io.alertledger.exits.ExitStateJson;
import io.alertledger.exits.Guard;
import io.alertledger.exits.Terms;
import io.alertledger.exits.TimeStops;
import io.alertledger.exits.Watched;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Decimals;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.Protection;
import io.alertledger.rules.RuleTables;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a position is watched under, worked out of the book and the rules.
 *
 * @param terms entry, steps, levels
 * @param open what is held
 * @param opening what was opened in this episode, of which partial targets are parts
 * @param markMaxAge how old a mark may be and still trigger
 * @param ruleSet whose tables it was worked out of
 */
record ExitTerms(
        PositionKey key, Terms terms, BigDecimal open, BigDecimal opening, Duration markMaxAge, String ruleSet) {

    /**
     * The terms of a holding; empty where no trigger may look at it: it has no levels, they are suspended, its cost is
     * unknown, or nobody has claimed it.
     */
    static Optional<ExitTerms> of(Holding holding, Brain brain, Book book) {
        Position position = holding.position();
        boolean ours = position.managed()
                || brain.rules()
                                .tables()
                                .policy(
                                        position.account(),
                                        null,
                                        position.instrument().ticker())
                                .manageExternal()
                        == ManageExternal.ALL;
        boolean awake = holding.guard() != null && holding.guard().suspended() == null;
        return ours && awake ? levels(holding, brain, book) : Optional.empty();
    }

    /** The same whether triggers may look at it or not; empty where it has no levels or its cost is unknown. */
    static Optional<ExitTerms> levels(Holding holding, Brain brain, Book book) {
        Position position = holding.position();
        RuleTables tables = brain.rules().tables();
        Policy policy =
                tables.policy(position.account(), null, position.instrument().ticker());
        BigDecimal entry = position.averageCost();
        io.alertledger.ledger.Guard guard = holding.guard();
        if (guard == null || guard.protection().equals(Protection.NONE) || entry == null || entry.signum() <= 0) {
            return Optional.empty();
        }
        Protection protection = guard.protection();
        OptionContract option = position.instrument() instanceof OptionContract contract ? contract : null;
        Instant timeStop = option == null || protection.timeStopAt() == null
                ? null
                : TimeStops.of(option.expiration(), protection.timeStopAt(), tables.calendar());
        Terms terms = new Terms(
                PositionNames.name(
                        position.key(),
                        book.positions(
                                position.key().account(), position.instrument().ticker())),
                tables.symbols().tickerOf(position.instrument().ticker()),
                position.side(),
                entry,
                position.openedAt(),
                position.multiplier(),
                position.step(),
                tables.ticks().tick(position.instrument(), MarketCalendar.dayOf(guard.since()), entry),
                option == null ? null : option.expiration(),
                timeStop,
                protection);
        return Optional.of(new ExitTerms(
                position.key(),
                terms,
                position.quantity(),
                holding.opened().max(position.quantity()),
                policy.markMaxAge(),
                brain.rules().id()));
    }

    /** How much may be sold, and of how much a target's part is taken. */
    List<BigDecimal> sizes() {
        return List.of(open, opening);
    }

    Watched watched(@Nullable ExitState state) {
        return new Watched(key, terms, open, opening, markMaxAge, state);
    }

    /** The state under these terms of what was guarded by other levels before. */
    ExitState carried(ExitState state, Protection before) {
        return before.equals(terms.protection()) ? state : new Guard(terms).carried(state, before);
    }

    /**
     * The state with the levels under which it came about, to be kept.
     *
     * @param sold decisions whose targets the state counts
     */
    ExitStates.Kept kept(ExitState state, long episode, List<String> sold) {
        ObjectNode json = Json.object();
        json.put("open", Decimals.plain(open));
        sold.forEach(json.putArray("sold")::add);
        json.set("state", ExitStateJson.write(state));
        json.set("protection", ProtectionJson.write(terms.protection()));
        json.put("levels", terms.protection().toString());
        return new ExitStates.Kept(key, episode, Json.write(json));
    }

    /**
     * What was kept, under these terms.
     *
     * @param sold decisions whose targets the state counts
     */
    record Restored(ExitState state, List<String> sold) {}

    /**
     * What {@link #kept} kept, and what selling since has done to it; null where it is of another episode or can not be
     * read.
     */
    @Nullable
    Restored restored(ExitStates.Kept kept, long episode) {
        if (kept.episode() != episode) {
            return null;
        }
        try {
            Fields fields = Json.readObject(kept.json());
            ExitState state = ExitStateJson.read(fields.object("state"));
            boolean same = fields.text("levels").equals(terms.protection().toString());
            ExitState carried = same ? state : carried(state, ProtectionJson.read(fields.object("protection")));
            BigDecimal before = fields.optionalDecimal("open");
            boolean trimmed = before != null && open.compareTo(before) < 0;
            return new Restored(
                    trimmed ? new Guard(terms).trimmed(carried) : carried,
                    fields.has("sold") ? fields.texts("sold") : List.of());
        } catch (InputException damaged) {
            return null;
        }
    }
}
