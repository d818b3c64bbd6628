package io.alertledger.trade;

import io.alertledger.exits.Seeding;
import io.alertledger.ledger.Holding;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Which positions need no protection, as the rules say; asked anew when the position, the rules or the day change. Thread-safe. */
final class Exemptions {
    private final Supplier<Brain> brain;
    private final Clock clock;
    private final Map<PositionKey, Known> known = new ConcurrentHashMap<>();

    private record Known(Position position, String ruleSet, LocalDate day, Optional<String> because) {}

    Exemptions(Supplier<Brain> brain, Clock clock) {
        this.brain = brain;
        this.clock = clock;
    }

    /** Why a position needs no protection; empty where it does. */
    Optional<String> of(Holding holding) {
        Position position = holding.position();
        Brain rules = brain.get();
        LocalDate day = MarketCalendar.dayOf(clock.instant());
        Known last = known.get(holding.key());
        if (last != null
                && last.position().equals(position)
                && last.ruleSet().equals(rules.rules().id())
                && last.day().equals(day)) {
            return last.because();
        }
        Policy policy = rules.rules()
                .tables()
                .policy(position.account(), null, position.instrument().ticker());
        boolean ours = position.managed() || policy.manageExternal() == ManageExternal.ALL;
        Optional<String> because = new Seeding(rules.rules(), policy.markMaxAge())
                .exemption(position.instrument().id(), position.withManaged(ours), clock.instant());
        known.put(holding.key(), new Known(position, rules.rules().id(), day, because));
        return because;
    }
}
