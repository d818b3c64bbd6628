package io.alertledger.bench;

import io.alertledger.model.Action;
import io.alertledger.model.Candidate;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instruction;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.Nickname;
import io.alertledger.model.Origin;
import io.alertledger.model.Policy;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.Scope;
import io.alertledger.model.SizeHint;
import io.alertledger.rules.Weights;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.RuntimeContext;
import org.evrete.api.StatefulSession;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * The rules of {@code rules/matching} in another rule engine: each a join of one said fact with the candidates, with
 * the conditions on one fact apart from those on both, so that the engine may test them early. One session, cleared
 * after each decision; used by one thread.
 */
final class EvreteMatching implements AutoCloseable {
    private static final BigDecimal AT_MARK = new BigDecimal("0.02");
    private static final BigDecimal NEAR_MARK = new BigDecimal("0.1");
    private static final BigDecimal ABOUT_MARK = new BigDecimal("0.25");

    private final KnowledgeService service = new KnowledgeService();
    private final Weights weights;
    private final StatefulSession session;
    private List<Said> said = new ArrayList<>();

    EvreteMatching(Weights weights) {
        this.weights = weights;
        RuleSetBuilder<Knowledge> rules = service.newKnowledge().builder();
        guards(rules);
        contract(rules);
        sizeAndPlace(rules);
        price(rules);
        heuristics(rules);
        learned(rules);
        session = rules.build().newStatefulSession();
    }

    /** Everything there is to say about the facts. */
    List<Said> of(List<Object> facts) {
        said = new ArrayList<>();
        session.insert(facts);
        session.fire();
        session.clear();
        return Said.inOrder(said);
    }

    @Override
    public void close() {
        session.close();
        service.shutdown();
    }

    private static boolean leaves(Instruction said) {
        return said.action() == Action.TRIM || said.action() == Action.EXIT;
    }

    private void guards(RuleSetBuilder<Knowledge> rules) {
        alone(
                rules,
                "closed",
                c -> c.status() == PositionStatus.CLOSED,
                objects(RefusalCode.CLOSED, c -> "the position is closed"));
        alone(
                rules,
                "expired",
                c -> c.status() != PositionStatus.CLOSED && c.expired() && c.expiration() != null,
                objects(RefusalCode.EXPIRED, c -> "the contract expired on " + c.expiration()));
        join(
                rules,
                "locked",
                Instruction.class,
                EvreteMatching::leaves,
                c -> c.status() == PositionStatus.PENDING_EXIT && c.free().signum() <= 0,
                (i, c) -> true,
                object(RefusalCode.LOCKED, (i, c) -> "an exit is already on its way"));
        join(
                rules,
                "nothing-free",
                Instruction.class,
                EvreteMatching::leaves,
                c -> c.status() == PositionStatus.OPEN && c.free().signum() <= 0,
                (i, c) -> true,
                object(RefusalCode.NOTHING_TO_SELL, (i, c) -> "nothing of it is free to sell"));
        join(
                rules,
                "unmanaged",
                Policy.class,
                p -> p.manageExternal() == ManageExternal.NONE,
                c -> !c.managed(),
                (p, c) -> true,
                object(RefusalCode.NO_POSITION, (p, c) -> "it was not opened here and nobody has claimed it"));
        join(
                rules,
                "unmanaged-everything",
                Instruction.class,
                i -> i.ticker() == null && i.scope() == Scope.ALL,
                c -> !c.managed(),
                (i, c) -> true,
                object(RefusalCode.NO_POSITION, (i, c) -> "it was not opened here, and the alert does not name it"));
    }

    private void contract(RuleSetBuilder<Knowledge> rules) {
        part(
                rules,
                "strike",
                h -> h.strike() != null,
                (h, c) -> c.strike() != null && h.strike().compareTo(c.strike()) == 0,
                h -> "strike " + number(h.strike()),
                c -> number(c.strike()));
        part(
                rules,
                "type",
                h -> h.optionType() != null,
                (h, c) -> h.optionType() == c.optionType(),
                h -> word(h.optionType()),
                c -> word(c.optionType()));
        part(
                rules,
                "expiration",
                h -> h.expiration() != null,
                (h, c) -> h.expiration().equals(c.expiration()),
                h -> "expiration " + h.expiration(),
                c -> text(c.expiration()));
        part(
                rules,
                "side",
                h -> h.side() != null,
                (h, c) -> h.side() == c.side(),
                h -> word(h.side()),
                c -> word(c.side()));
        contradiction(
                rules,
                "root",
                h -> h.root() != null,
                (h, c) -> !h.root().equals(c.root()),
                (h, c) -> "the alert says root " + h.root() + ", held is " + c.root());
        agreement(
                rules,
                "lot",
                h -> h.lot() != null,
                (h, c) -> c.lotIds().contains(h.lot()),
                (h, c) -> "it holds lot " + h.lot());
        contradiction(
                rules,
                "lot",
                h -> h.lot() != null,
                (h, c) -> !c.lotIds().contains(h.lot()),
                (h, c) -> "the alert names lot " + h.lot() + ", which is not here");
        agreement(
                rules,
                "trade",
                h -> h.tradeId() != null,
                (h, c) -> c.tradeIds().contains(h.tradeId()),
                (h, c) -> "trade " + h.tradeId() + " opened it");
        contradiction(
                rules,
                "trade",
                h -> h.tradeId() != null,
                (h, c) -> !c.tradeIds().contains(h.tradeId()),
                (h, c) -> "the alert names trade " + h.tradeId() + ", which did not open it");
        agreement(
                rules,
                "nickname",
                h -> h.nickname() != null,
                (h, c) -> h.nickname() == c.nickname(),
                (h, c) -> "it is called the " + word(h.nickname()));
        join(
                rules,
                "weekly-expires-soon",
                ContractHint.class,
                h -> h.nickname() == Nickname.WEEKLY,
                c -> c.daysToExpiration() != null && c.daysToExpiration() >= 0 && c.daysToExpiration() <= 7,
                (h, c) -> true,
                hint((h, c) -> "it expires in " + c.daysToExpiration() + " days"));
    }

    private void sizeAndPlace(RuleSetBuilder<Knowledge> rules) {
        triple(
                rules,
                "quantity-fits",
                EvreteMatching::leaves,
                (s, c) -> c.free().compareTo(s.quantity()) >= 0,
                (s, c) -> "it holds enough to sell " + number(s.quantity()));
        triple(
                rules,
                "quantity-matches",
                i -> i.action() == Action.EXIT,
                (s, c) -> c.quantity().compareTo(s.quantity()) == 0,
                (s, c) -> "it holds exactly the " + number(s.quantity()) + " that the alert says");
        join(
                rules,
                "author-matches",
                Origin.class,
                o -> o.author() != null,
                c -> true,
                (o, c) -> c.authors().contains(o.author()),
                hint((o, c) -> o.author() + " opened it"));
        join(
                rules,
                "channel-matches",
                Origin.class,
                o -> o.channel() != null,
                c -> true,
                (o, c) -> c.channels().contains(o.channel()),
                hint((o, c) -> "it was opened in " + o.channel()));
    }

    private void price(RuleSetBuilder<Knowledge> rules) {
        within(rules, "price-at-mark", new BigDecimal("-1"), AT_MARK, "2");
        within(rules, "price-near-mark", AT_MARK, NEAR_MARK, "10");
        within(rules, "price-about-mark", NEAR_MARK, ABOUT_MARK, "25");
    }

    private void within(RuleSetBuilder<Knowledge> rules, String id, BigDecimal above, BigDecimal upTo, String percent) {
        alone(
                rules,
                id,
                c -> c.priceDistance() != null
                        && c.priceDistance().compareTo(above) > 0
                        && c.priceDistance().compareTo(upTo) <= 0,
                says(
                        "HINTS",
                        c -> BigDecimal.ONE,
                        c -> "the alert's price is within " + percent + " % of its mark " + number(c.mark())));
    }

    private void heuristics(RuleSetBuilder<Knowledge> rules) {
        alone(
                rules,
                "fifo",
                c -> c.openedAt() != null,
                says(
                        "FIFO",
                        c -> BigDecimal.valueOf(c.openedBefore()),
                        c -> "its oldest lot is from " + c.openedAt() + ", ahead of " + c.openedBefore()
                                + " of the others"));
        heuristic(
                rules,
                "newest-first",
                "NEWEST_FIRST",
                c -> c.addedAt() != null,
                c -> BigDecimal.valueOf(c.addedAfter()),
                c -> "its newest lot is from " + c.addedAt() + ", later than " + c.addedAfter() + " of the others");
        heuristic(
                rules,
                "nearest-expiration",
                "NEAREST_EXPIRATION",
                c -> c.expiration() != null,
                c -> BigDecimal.valueOf(c.expiresBefore()),
                c -> "it expires on " + c.expiration() + ", ahead of " + c.expiresBefore() + " of the others");
        heuristic(rules, "zero-dte", "ZERO_DTE", Candidate::expiresToday, c -> BigDecimal.ONE, c -> "it expires today");
        heuristic(
                rules,
                "profit-first",
                "PROFIT_FIRST",
                c -> c.profitPercent() != null,
                c -> Objects.requireNonNull(c.profitPercent()),
                c -> "it is at " + percent(Objects.requireNonNull(c.profitPercent())) + " % of its cost");
    }

    private void learned(RuleSetBuilder<Knowledge> rules) {
        learned(
                rules,
                "recency",
                c -> c.addedAt() != null,
                c -> c.features().recency(),
                c -> "last added to at " + c.addedAt());
        learned(
                rules,
                "just-added",
                c -> c.addedAt() != null && c.features().justAdded().signum() > 0,
                c -> c.features().justAdded(),
                c -> "added to only just now, at " + c.addedAt());
        learned(
                rules,
                "newest",
                c -> c.features().newest().signum() > 0,
                c -> c.features().newest(),
                c -> "nothing of the ticker was added to later");
        learned(
                rules,
                "cost-distance",
                c -> c.features().costDistance() != null,
                c -> c.features().costDistance(),
                c -> "the alert's price against its cost " + number(c.averageCost()));
        learned(
                rules,
                "gain",
                c -> c.features().gain() != null && c.features().gain().signum() > 0,
                c -> c.features().gain(),
                c -> "the alert's price is a gain on its cost " + number(c.averageCost()));
        learned(
                rules,
                "expiration",
                c -> c.features().expirationNearness() != null,
                c -> c.features().expirationNearness(),
                c -> "it has " + c.daysToExpiration() + " days to expiration");
        learned(
                rules,
                "same-author",
                c -> c.features().sameAuthor().signum() > 0,
                c -> c.features().sameAuthor(),
                c -> "the author of the alert opened it");
        learned(
                rules,
                "same-channel",
                c -> c.features().sameChannel().signum() > 0,
                c -> c.features().sameChannel(),
                c -> "it was opened in the channel of the alert");
    }

    // --- The shapes that rules have ---

    /** What a rule says of a fact and a candidate. */
    private interface Word<F> {
        Said of(String rule, F fact, Candidate candidate);
    }

    private void alone(RuleSetBuilder<Knowledge> rules, String id, Predicate<Candidate> when, Word<Candidate> word) {
        rules.newRule(id)
                .forEach("$c", Candidate.class)
                .where((Object[] v) -> when.test((Candidate) v[0]), "$c")
                .execute(context -> {
                    Candidate candidate = context.get("$c");
                    said.add(word.of(id, candidate, candidate));
                });
    }

    private <F> void join(
            RuleSetBuilder<Knowledge> rules,
            String id,
            Class<F> type,
            Predicate<F> fact,
            Predicate<Candidate> candidate,
            BiPredicate<F, Candidate> both,
            Word<F> word) {
        on(rules.newRule(id).forEach("$f", type, "$c", Candidate.class), type, fact, candidate)
                .where((Object[] v) -> both.test(type.cast(v[0]), (Candidate) v[1]), "$f", "$c")
                .execute(context -> said.add(word.of(id, context.get("$f"), context.get("$c"))));
    }

    private static <F, C extends RuntimeContext<C>> LhsBuilder<C> on(
            LhsBuilder<C> rule, Class<F> type, Predicate<F> fact, Predicate<Candidate> candidate) {
        return rule.where((Object[] v) -> fact.test(type.cast(v[0])), "$f")
                .where((Object[] v) -> candidate.test((Candidate) v[0]), "$c");
    }

    private void triple(
            RuleSetBuilder<Knowledge> rules,
            String id,
            Predicate<Instruction> instruction,
            BiPredicate<SizeHint, Candidate> both,
            BiFunction<SizeHint, Candidate, String> because) {
        rules.newRule(id)
                .forEach("$i", Instruction.class, "$f", SizeHint.class, "$c", Candidate.class)
                .where((Object[] v) -> instruction.test((Instruction) v[0]), "$i")
                .where((Object[] v) -> ((SizeHint) v[0]).quantity() != null, "$f")
                .where((Object[] v) -> both.test((SizeHint) v[0], (Candidate) v[1]), "$f", "$c")
                .execute(context -> said.add(hint(because).of(id, context.get("$f"), context.get("$c"))));
    }

    private void part(
            RuleSetBuilder<Knowledge> rules,
            String part,
            Predicate<ContractHint> saidIt,
            BiPredicate<ContractHint, Candidate> agrees,
            Function<ContractHint, String> wanted,
            Function<Candidate, String> held) {
        agreement(rules, part, saidIt, agrees, (h, c) -> "the alert says " + wanted.apply(h));
        contradiction(
                rules,
                part,
                saidIt,
                agrees.negate(),
                (h, c) -> "the alert says " + wanted.apply(h) + ", held is " + held.apply(c));
    }

    private void agreement(
            RuleSetBuilder<Knowledge> rules,
            String part,
            Predicate<ContractHint> saidIt,
            BiPredicate<ContractHint, Candidate> agrees,
            BiFunction<ContractHint, Candidate, String> because) {
        join(rules, part + "-matches", ContractHint.class, saidIt, c -> true, agrees, hint(because));
    }

    private void contradiction(
            RuleSetBuilder<Knowledge> rules,
            String part,
            Predicate<ContractHint> saidIt,
            BiPredicate<ContractHint, Candidate> differs,
            BiFunction<ContractHint, Candidate, String> because) {
        join(
                rules,
                part + "-contradicts",
                ContractHint.class,
                saidIt,
                c -> true,
                differs,
                object(RefusalCode.CONTRADICTED, because));
    }

    private void heuristic(
            RuleSetBuilder<Knowledge> rules,
            String id,
            String level,
            Predicate<Candidate> when,
            Function<Candidate, BigDecimal> value,
            Function<Candidate, String> because) {
        join(
                rules,
                id,
                Policy.class,
                p -> p.heuristics().contains(level),
                when,
                (p, c) -> true,
                (rule, p, c) -> evidence(rule, c, level, value.apply(c), because.apply(c)));
    }

    private void learned(
            RuleSetBuilder<Knowledge> rules,
            String feature,
            Predicate<Candidate> when,
            Function<Candidate, BigDecimal> value,
            Function<Candidate, String> because) {
        alone(rules, "learned-" + feature, when, says("LEARNED", value, because));
    }

    private Word<Candidate> says(
            String level, Function<Candidate, BigDecimal> value, Function<Candidate, String> because) {
        return (rule, same, c) -> evidence(rule, c, level, value.apply(c), because.apply(c));
    }

    private <F> Word<F> hint(BiFunction<F, Candidate, String> because) {
        return (rule, f, c) -> evidence(rule, c, "HINTS", BigDecimal.ONE, because.apply(f, c));
    }

    private static Word<Candidate> objects(RefusalCode code, Function<Candidate, String> because) {
        return (rule, same, c) -> new Said(rule, c.name(), code.name(), BigDecimal.ZERO, because.apply(c));
    }

    private static <F> Word<F> object(RefusalCode code, BiFunction<F, Candidate, String> because) {
        return (rule, f, c) -> new Said(rule, c.name(), code.name(), BigDecimal.ZERO, because.apply(f, c));
    }

    private Said evidence(String rule, Candidate candidate, String level, BigDecimal value, String because) {
        BigDecimal weight = Objects.requireNonNull(weights.points().get(rule), rule);
        return new Said(rule, candidate.name(), level, weight.multiply(value), because);
    }

    private static String percent(BigDecimal part) {
        return Decimals.plain(part.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN));
    }

    private static String word(Enum<?> value) {
        return value == null ? "unknown" : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(BigDecimal value) {
        return value == null
                ? "unknown"
                : Decimals.plain(value.scale() > 8 ? value.setScale(8, RoundingMode.HALF_EVEN) : value);
    }

    private static String text(Object value) {
        return value == null ? "unknown" : value.toString();
    }
}
