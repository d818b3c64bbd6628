package io.alertledger.explain;

import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.Scope;
import io.alertledger.model.SizeHint;
import io.alertledger.resolve.Question;
import io.alertledger.rules.Policies;
import io.alertledger.rules.RuleSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything about a question that could have been otherwise in one step. Used once, by one thread. */
final class Variations {
    /** A larger book is varied in its first positions only; the bound on decisions would end it anyway. */
    private static final int MOST_POSITIONS = 40;

    private final Question question;
    private final List<Variation> found = new ArrayList<>();

    private Variations(Question question) {
        this.question = question;
    }

    /** Likeliest first: what might have been said, then settled, then held. */
    static List<Variation> of(Question question, RuleSet rules) {
        Variations variations = new Variations(question);
        List<Position> related = question.positions().stream()
                .filter(p -> question.instruction().ticker() == null
                        || rules.tables()
                                .symbols()
                                .matches(question.instruction().ticker(), p.instrument()))
                .limit(MOST_POSITIONS)
                .toList();
        variations.said(related);
        variations.settled(rules);
        variations.held(related);
        return variations.found;
    }

    private void said(List<Position> related) {
        ContractHint said = question.instruction().contract();
        Set<BigDecimal> strikes = new TreeSet<>();
        Set<LocalDate> days = new TreeSet<>();
        Set<OptionType> types = new TreeSet<>();
        Set<BigDecimal> quantities = new TreeSet<>();
        for (Position position : related) {
            if (position.instrument() instanceof OptionContract option) {
                strikes.add(option.strike());
                days.add(option.expiration());
                types.add(option.type());
            }
            if (position.quantity().signum() > 0) {
                quantities.add(position.quantity());
            }
        }
        strikes.forEach(value -> contract(
                "strike", "had it said strike " + Decimals.plain(value), said.strike(), value, c -> strike(c, value)));
        types.forEach(value -> contract(
                "type",
                "had it said " + value.name().toLowerCase(Locale.ROOT) + "s",
                said.optionType(),
                value,
                c -> type(c, value)));
        days.forEach(
                value -> contract("expiration", "had it said " + value, said.expiration(), value, c -> day(c, value)));
        if (said.strike() != null) {
            contract("strike", "had it named no strike", said.strike(), null, c -> strike(c, null));
        }
        if (said.optionType() != null) {
            contract("type", "had it not said calls or puts", said.optionType(), null, c -> type(c, null));
        }
        if (said.expiration() != null) {
            contract("expiration", "had it named no date", said.expiration(), null, c -> day(c, null));
        }
        SizeHint size = question.instruction().size();
        quantities.stream()
                .filter(value -> size.quantity() == null || size.quantity().compareTo(value) != 0)
                .forEach(value -> instruction(
                        "quantity",
                        "had it said " + Decimals.plain(value),
                        i -> i.withSize(new SizeHint(value, null, null, null))));
        if (!size.equals(SizeHint.NONE)) {
            instruction("quantity", "had it said no amount", i -> i.withSize(SizeHint.NONE));
        }
        if (question.instruction().price() != null) {
            instruction("price", "had it named no price", i -> i.withPrice(null));
        }
        if (question.instruction().scope() == Scope.ONE
                && question.instruction().action().leaves()) {
            instruction("scope", "had it said all", i -> i.withScope(Scope.ALL));
        }
        if (question.author() != null) {
            add("author", "had nobody signed it", q -> with(q, q.instruction(), q.policy(), q.positions(), null));
        }
    }

    private void settled(RuleSet rules) {
        for (String heuristic : new TreeSet<>(rules.heuristics())) {
            if (!question.policy().heuristics().equals(List.of(heuristic))) {
                policy("heuristics", heuristic);
            }
        }
        policy("onAmbiguous", question.policy().onAmbiguous().name().equals("HOLD") ? "HEURISTIC" : "HOLD");
        if (question.policy().minConfidence() != null) {
            policy("minConfidence", "none");
        }
        policy("manageExternal", "ALL");
        if (question.policy().marketHours()) {
            policy("marketHours", "false");
        }
        for (String limit : List.of(
                "maxAlertAgeSeconds",
                "maxContractsPerOrder",
                "maxCostPerOrder",
                "maxOrdersPerMinute",
                "maxLossPerDay")) {
            policy(limit, "none");
        }
    }

    private void held(List<Position> related) {
        Map<PositionKey, String> names =
                PositionNames.of(related.stream().map(Position::key).toList());
        for (Position gone : related) {
            add(
                    "positions",
                    "had " + names.get(gone.key()) + " not been held",
                    q -> with(
                            q,
                            q.instruction(),
                            q.policy(),
                            q.positions().stream()
                                    .filter(p -> !p.key().equals(gone.key()))
                                    .toList(),
                            q.author()));
        }
        for (Map.Entry<Instrument, Mark> known : question.marks().entrySet()) {
            add("marks", "had " + known.getKey().id() + " had no mark", q -> withoutMark(q, known.getKey()));
        }
    }

    private void contract(
            String kind,
            String words,
            @Nullable Object said,
            @Nullable Object value,
            UnaryOperator<ContractHint> change) {
        if (said == null ? value != null : !said.equals(value)) {
            instruction(kind, words, i -> i.withContract(change.apply(i.contract())));
        }
    }

    private void instruction(String kind, String words, UnaryOperator<Instruction> change) {
        add(kind, words, q -> with(q, change.apply(q.instruction()), q.policy(), q.positions(), q.author()));
    }

    private void policy(String column, String value) {
        Policy changed = Policies.settle(question.policy(), column, value);
        if (!changed.equals(question.policy())) {
            add(
                    column,
                    "were the policy's " + column + " " + value,
                    q -> with(
                            q, q.instruction(), Policies.settle(q.policy(), column, value), q.positions(), q.author()));
        }
    }

    private void add(String kind, String words, UnaryOperator<Question> change) {
        found.add(new Variation(kind, words, change));
    }

    private static Question with(
            Question q, Instruction instruction, Policy policy, List<Position> positions, @Nullable String author) {
        return new Question(instruction, q.channel(), author, positions, q.marks(), policy, q.situation(), q.now())
                .disputing(q.disputed()::contains);
    }

    private static Question withoutMark(Question q, Instrument instrument) {
        Map<Instrument, Mark> marks = new HashMap<>(q.marks());
        marks.remove(instrument);
        return new Question(
                        q.instruction(),
                        q.channel(),
                        q.author(),
                        q.positions(),
                        marks,
                        q.policy(),
                        q.situation(),
                        q.now())
                .disputing(q.disputed()::contains);
    }

    private static ContractHint strike(ContractHint c, @Nullable BigDecimal strike) {
        return new ContractHint(
                strike, c.optionType(), c.expiration(), c.root(), c.side(), c.nickname(), c.lot(), c.tradeId());
    }

    private static ContractHint type(ContractHint c, @Nullable OptionType type) {
        return new ContractHint(
                c.strike(), type, c.expiration(), c.root(), c.side(), c.nickname(), c.lot(), c.tradeId());
    }

    private static ContractHint day(ContractHint c, @Nullable LocalDate day) {
        return new ContractHint(
                c.strike(), c.optionType(), day, c.root(), c.side(), c.nickname(), c.lot(), c.tradeId());
    }
}
