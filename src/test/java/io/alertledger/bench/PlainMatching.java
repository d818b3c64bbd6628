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
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code rules/matching} as somebody would write them by hand: what a rule engine is measured against.
 * {@code PlainMatchingTest} holds it to what the rules say, word for word.
 */
public final class PlainMatching {
    private static final BigDecimal AT_MARK = new BigDecimal("0.02");
    private static final BigDecimal NEAR_MARK = new BigDecimal("0.1");
    private static final BigDecimal ABOUT_MARK = new BigDecimal("0.25");

    private final Instruction instruction;
    private final Policy policy;
    private final Origin origin;
    private final Weights weights;
    private final List<Said> said = new ArrayList<>();

    private PlainMatching(Instruction instruction, Policy policy, Origin origin, Weights weights) {
        this.instruction = instruction;
        this.policy = policy;
        this.origin = origin;
        this.weights = weights;
    }

    /** Everything there is to say of the candidates. */
    public static List<Said> of(
            Instruction instruction, Policy policy, Origin origin, List<Candidate> candidates, Weights weights) {
        PlainMatching matching = new PlainMatching(instruction, policy, origin, weights);
        for (Candidate candidate : candidates) {
            matching.guards(candidate);
            matching.contract(candidate);
            matching.size(candidate);
            matching.place(candidate);
            matching.price(candidate);
            matching.heuristics(candidate);
            matching.learned(candidate);
        }
        return Said.inOrder(matching.said);
    }

    private boolean leaves() {
        return instruction.action() == Action.TRIM || instruction.action() == Action.EXIT;
    }

    private void guards(Candidate c) {
        if (c.status() == PositionStatus.CLOSED) {
            object("closed", c, RefusalCode.CLOSED, "the position is closed");
        } else if (c.expired() && c.expiration() != null) {
            object("expired", c, RefusalCode.EXPIRED, "the contract expired on " + c.expiration());
        }
        if (leaves() && c.free().signum() <= 0) {
            if (c.status() == PositionStatus.PENDING_EXIT) {
                object("locked", c, RefusalCode.LOCKED, "an exit is already on its way");
            } else if (c.status() == PositionStatus.OPEN) {
                object("nothing-free", c, RefusalCode.NOTHING_TO_SELL, "nothing of it is free to sell");
            }
        }
        if (!c.managed() && policy.manageExternal() == ManageExternal.NONE) {
            object("unmanaged", c, RefusalCode.NO_POSITION, "it was not opened here and nobody has claimed it");
        }
        if (!c.managed()
                && policy.manageExternal() == ManageExternal.ALERTS
                && instruction.ticker() == null
                && instruction.scope() == Scope.ALL) {
            object(
                    "unmanaged-everything",
                    c,
                    RefusalCode.NO_POSITION,
                    "it was not opened here, and the alert does not name it");
        }
    }

    private void contract(Candidate c) {
        ContractHint hint = instruction.contract();
        if (hint.strike() != null) {
            if (c.strike() != null && hint.strike().compareTo(c.strike()) == 0) {
                hint("strike-matches", c, "the alert says strike " + Decimals.plain(hint.strike()));
            } else {
                contradicted("strike", c, "strike " + Decimals.plain(hint.strike()), number(c.strike()));
            }
        }
        if (hint.optionType() != null) {
            if (hint.optionType() == c.optionType()) {
                hint("type-matches", c, "the alert says " + word(hint.optionType()));
            } else {
                contradicted("type", c, word(hint.optionType()), word(c.optionType()));
            }
        }
        if (hint.expiration() != null) {
            if (hint.expiration().equals(c.expiration())) {
                hint("expiration-matches", c, "the alert says expiration " + hint.expiration());
            } else {
                contradicted("expiration", c, "expiration " + hint.expiration(), text(c.expiration()));
            }
        }
        if (hint.root() != null && !hint.root().equals(c.root())) {
            contradicted("root", c, "root " + hint.root(), c.root());
        }
        if (hint.side() != null) {
            if (hint.side() == c.side()) {
                hint("side-matches", c, "the alert says " + word(hint.side()));
            } else {
                contradicted("side", c, word(hint.side()), word(c.side()));
            }
        }
        if (hint.lot() != null) {
            if (c.lotIds().contains(hint.lot())) {
                hint("lot-matches", c, "it holds lot " + hint.lot());
            } else {
                object(
                        "lot-contradicts",
                        c,
                        RefusalCode.CONTRADICTED,
                        "the alert names lot " + hint.lot() + ", which is not here");
            }
        }
        if (hint.tradeId() != null) {
            if (c.tradeIds().contains(hint.tradeId())) {
                hint("trade-matches", c, "trade " + hint.tradeId() + " opened it");
            } else {
                object(
                        "trade-contradicts",
                        c,
                        RefusalCode.CONTRADICTED,
                        "the alert names trade " + hint.tradeId() + ", which did not open it");
            }
        }
        if (hint.nickname() != null && hint.nickname() == c.nickname()) {
            hint("nickname-matches", c, "it is called the " + word(hint.nickname()));
        }
        if (hint.nickname() == Nickname.WEEKLY
                && c.daysToExpiration() != null
                && c.daysToExpiration() >= 0
                && c.daysToExpiration() <= 7) {
            hint("weekly-expires-soon", c, "it expires in " + c.daysToExpiration() + " days");
        }
    }

    private void size(Candidate c) {
        SizeHint size = instruction.size();
        if (size.quantity() == null) {
            return;
        }
        if (leaves() && c.free().compareTo(size.quantity()) >= 0) {
            hint("quantity-fits", c, "it holds enough to sell " + Decimals.plain(size.quantity()));
        }
        if (instruction.action() == Action.EXIT && c.quantity().compareTo(size.quantity()) == 0) {
            hint(
                    "quantity-matches",
                    c,
                    "it holds exactly the " + Decimals.plain(size.quantity()) + " that the alert says");
        }
    }

    private void place(Candidate c) {
        if (origin.author() != null && c.authors().contains(origin.author())) {
            hint("author-matches", c, origin.author() + " opened it");
        }
        if (origin.channel() != null && c.channels().contains(origin.channel())) {
            hint("channel-matches", c, "it was opened in " + origin.channel());
        }
    }

    private void price(Candidate c) {
        BigDecimal distance = c.priceDistance();
        if (distance == null) {
            return;
        }
        String mark = " % of its mark " + number(c.mark());
        if (distance.compareTo(AT_MARK) <= 0) {
            hint("price-at-mark", c, "the alert's price is within 2" + mark);
        } else if (distance.compareTo(NEAR_MARK) <= 0) {
            hint("price-near-mark", c, "the alert's price is within 10" + mark);
        } else if (distance.compareTo(ABOUT_MARK) <= 0) {
            hint("price-about-mark", c, "the alert's price is within 25" + mark);
        }
    }

    private void heuristics(Candidate c) {
        List<String> wanted = policy.heuristics();
        if (c.openedAt() != null) {
            evidence(
                    "fifo",
                    c,
                    "FIFO",
                    BigDecimal.valueOf(c.openedBefore()),
                    "its oldest lot is from " + c.openedAt() + ", ahead of " + c.openedBefore() + " of the others");
        }
        if (wanted.contains("NEWEST_FIRST") && c.addedAt() != null) {
            evidence(
                    "newest-first",
                    c,
                    "NEWEST_FIRST",
                    BigDecimal.valueOf(c.addedAfter()),
                    "its newest lot is from " + c.addedAt() + ", later than " + c.addedAfter() + " of the others");
        }
        if (wanted.contains("NEAREST_EXPIRATION") && c.expiration() != null) {
            evidence(
                    "nearest-expiration",
                    c,
                    "NEAREST_EXPIRATION",
                    BigDecimal.valueOf(c.expiresBefore()),
                    "it expires on " + c.expiration() + ", ahead of " + c.expiresBefore() + " of the others");
        }
        if (wanted.contains("ZERO_DTE") && c.expiresToday()) {
            evidence("zero-dte", c, "ZERO_DTE", BigDecimal.ONE, "it expires today");
        }
        if (wanted.contains("PROFIT_FIRST") && c.profitPercent() != null) {
            String percent = Decimals.plain(c.profitPercent().movePointRight(2).setScale(1, RoundingMode.HALF_EVEN));
            evidence("profit-first", c, "PROFIT_FIRST", c.profitPercent(), "it is at " + percent + " % of its cost");
        }
    }

    private void learned(Candidate c) {
        String cost = number(c.averageCost());
        if (c.addedAt() != null) {
            learned("recency", c, c.features().recency(), "last added to at " + c.addedAt());
            if (c.features().justAdded().signum() > 0) {
                learned("just-added", c, c.features().justAdded(), "added to only just now, at " + c.addedAt());
            }
        }
        if (c.features().newest().signum() > 0) {
            learned("newest", c, c.features().newest(), "nothing of the ticker was added to later");
        }
        if (c.features().costDistance() != null) {
            learned("cost-distance", c, c.features().costDistance(), "the alert's price against its cost " + cost);
        }
        if (c.features().gain() != null && c.features().gain().signum() > 0) {
            learned("gain", c, c.features().gain(), "the alert's price is a gain on its cost " + cost);
        }
        if (c.features().expirationNearness() != null) {
            learned(
                    "expiration",
                    c,
                    c.features().expirationNearness(),
                    "it has " + c.daysToExpiration() + " days to expiration");
        }
        if (c.features().sameAuthor().signum() > 0) {
            learned("same-author", c, c.features().sameAuthor(), "the author of the alert opened it");
        }
        if (c.features().sameChannel().signum() > 0) {
            learned("same-channel", c, c.features().sameChannel(), "it was opened in the channel of the alert");
        }
    }

    private void hint(String rule, Candidate candidate, String because) {
        evidence(rule, candidate, "HINTS", BigDecimal.ONE, because);
    }

    private void learned(String feature, Candidate candidate, BigDecimal value, String because) {
        evidence("learned-" + feature, candidate, "LEARNED", value, because);
    }

    private void evidence(String rule, Candidate candidate, String level, BigDecimal value, String because) {
        BigDecimal weight = Objects.requireNonNull(weights.points().get(rule), rule);
        said.add(new Said(rule, candidate.name(), level, weight.multiply(value), because));
    }

    private void contradicted(String part, Candidate candidate, String wanted, String held) {
        object(
                part + "-contradicts",
                candidate,
                RefusalCode.CONTRADICTED,
                "the alert says " + wanted + ", held is " + held);
    }

    private void object(String rule, Candidate candidate, RefusalCode code, String because) {
        said.add(new Said(rule, candidate.name(), code.name(), BigDecimal.ZERO, because));
    }

    private static String word(@Nullable Enum<?> value) {
        return value == null ? "unknown" : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null
                ? "unknown"
                : Decimals.plain(value.scale() > 8 ? value.setScale(8, RoundingMode.HALF_EVEN) : value);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }
}
