package io.alertledger.rules;

import io.alertledger.model.Candidate;
import io.alertledger.model.Evidence;
import io.alertledger.model.EvidenceLevels;
import io.alertledger.model.ExitFinding;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Fraction;
import io.alertledger.model.Guarded;
import io.alertledger.model.LegDraft;
import io.alertledger.model.Objection;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.SizedLeg;
import io.alertledger.model.Unprotected;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rules say what they have to say: the one thing that a right side may call, as the global {@code scoreboard}.
 *
 * <p>A right side names its subject, what it says of it, and a reason. The reason may hold placeholders that are filled
 * with the values after it: <code>{}</code> with a value (numbers plainly, enum words in lower case, what is missing as
 * "unknown"), <code>{%}</code> with a part as a percentage. The scoreboard knows which rule is firing, so nothing
 * repeats the rule's id; the rule's points come from {@code weights.csv}.
 *
 * <pre>{@code
 * rule "The strike is the one the alert names"
 *     @id("strike-matches")
 *     @title("The strike is the one the alert names")
 *     @rationale("A strike that is said is seldom wrong.")
 * when
 *     Instruction($said : contract.strike != null)
 *     $c : Candidate(strike == $said)
 * then
 *     scoreboard.hint($c, "the alert says strike {}", $said);
 * end
 * }</pre>
 *
 * <p>Saying changes nothing that another rule can see, and what was said is listed in an order of its own: by rule id,
 * then subject. So neither the order of rules nor that of facts can matter. Reasons are put into words when they are
 * first asked for.
 *
 * <p>One scoreboard serves one decision and is used by one thread.
 */
public final class Scoreboard {

    private final Notes<BigDecimal, Evidence> evidence = new Notes<>(
            note -> new Evidence(note.subject(), note.rule().ref(), note.kind(), note.value(), note.because()));
    private final Notes<RefusalCode, Objection> objections = new Notes<>(Scoreboard::objection);
    private final Notes<SizeProposal.Amount, SizeProposal> sizes = new Notes<>(
            note -> new SizeProposal(note.subject(), note.value(), note.rule().ref(), note.because()));
    private final Notes<Quote, PriceProposal> prices = new Notes<>(Scoreboard::priceProposal);
    private final Notes<RefusalCode, Objection> refusals = new Notes<>(Scoreboard::objection);
    private final Notes<Seed, SeedProposal> seeds = new Notes<>(note -> new SeedProposal(
            note.subject(),
            note.value().part(),
            note.value().distance().amount(),
            note.value().distance().unit(),
            note.rule().ref(),
            note.because()));
    private final Notes<Trigger, ExitFinding> exits = new Notes<>(note -> new ExitFinding(
            note.subject(),
            note.value().reason(),
            note.value().partial(),
            note.value().level(),
            note.rule().ref(),
            note.because()));
    private @Nullable FiringRule firing;

    // --- What matching rules say ---

    /** Something the alert says fits the candidate: the rule's points at the level HINTS. */
    public void hint(Candidate candidate, String because, @Nullable Object... values) {
        evidence(candidate, EvidenceLevels.HINTS, weight(), because, values);
    }

    /**
     * A heuristic's view of the candidate: points times value at the level of the heuristic's name.
     *
     * @param heuristic a name that {@code policy.csv} may list, such as {@code FIFO}
     * @param value the more, the better
     */
    public void prefer(
            Candidate candidate, String heuristic, BigDecimal value, String because, @Nullable Object... values) {
        evidence(candidate, heuristic, weight().multiply(value), because, values);
    }

    /** As {@link #prefer(Candidate, String, BigDecimal, String, Object...)}, with a count such as a rank. */
    public void prefer(Candidate candidate, String heuristic, int value, String because, @Nullable Object... values) {
        prefer(candidate, heuristic, BigDecimal.valueOf(value), because, values);
    }

    /** What real books teach of the candidate: points times value, in log-odds, at the level LEARNED. */
    public void learned(Candidate candidate, BigDecimal value, String because, @Nullable Object... values) {
        evidence(candidate, EvidenceLevels.LEARNED, weight().multiply(value), because, values);
    }

    /** A veto: the candidate is listed and not ranked. */
    public void object(Candidate candidate, RefusalCode code, String because, @Nullable Object... values) {
        objections.add(new Note<>(firing(), candidate.name(), code.name(), code, because, values));
    }

    // --- What sizing rules say ---

    /** Trade all that is free. */
    public void all(LegDraft leg, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.All(), because, values);
    }

    /** Trade so many contracts, shares or coins. */
    public void quantity(LegDraft leg, BigDecimal quantity, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.Quantity(quantity), because, values);
    }

    /** Trade a part of what is held. */
    public void fraction(LegDraft leg, Fraction fraction, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.Part(fraction), because, values);
    }

    /** Trade all but so much: a count from 1 up, a fraction of the position below 1. */
    public void leave(LegDraft leg, BigDecimal rest, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.Leave(rest), because, values);
    }

    /** A full-size entry is so many contracts, shares or coins; the alert's size word takes its part of it. */
    public void units(LegDraft leg, BigDecimal fullSize, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.Units(fullSize), because, values);
    }

    /** A full-size entry spends so much money; the alert's size word takes its part of it. */
    public void budget(LegDraft leg, BigDecimal money, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.Budget(money), because, values);
    }

    /** No size can be settled, and why. */
    public void unsized(LegDraft leg, RefusalCode code, String because, @Nullable Object... values) {
        size(leg, new SizeProposal.None(code), because, values);
    }

    // --- What pricing rules say ---

    /**
     * A price to start from.
     *
     * @param kind which one it is: {@code mark}, {@code midpoint}, {@code bid}, {@code ask}, {@code said}
     */
    public void price(LegDraft leg, BigDecimal reference, String kind, String because, @Nullable Object... values) {
        price(leg, PriceProposal.Role.REFERENCE, kind, reference, because, values);
    }

    /** The limit gives way by a part of the reference price: down for a sale, up for a purchase. */
    public void padding(LegDraft leg, BigDecimal part, String because, @Nullable Object... values) {
        price(leg, PriceProposal.Role.PADDING, "", part, because, values);
    }

    // --- What preflight rules say ---

    /** The instruction as a whole is not carried out. */
    public void refuse(RefusalCode code, String because, @Nullable Object... values) {
        refusals.add(new Note<>(firing(), "", code.name(), code, because, values));
    }

    /** A leg is not carried out. */
    public void refuse(LegDraft leg, RefusalCode code, String because, @Nullable Object... values) {
        refusals.add(new Note<>(firing(), leg.name(), code.name(), code, because, values));
    }

    /** A leg is not carried out. */
    public void refuse(SizedLeg leg, RefusalCode code, String because, @Nullable Object... values) {
        refuse(leg.draft(), code, because, values);
    }

    // --- What protection rules say ---

    /**
     * A target at a distance from the entry, in the position's favour.
     *
     * @param distance average true ranges or a part of the entry: {@code "3 ATR"}, {@code "100 %"}
     */
    public void takeProfit(Unprotected position, String distance, String because, @Nullable Object... values) {
        seed(position, SeedProposal.Part.TAKE_PROFIT, SeedDistance.parse(distance), because, values);
    }

    /**
     * A stop at a distance from the entry, against the position.
     *
     * @param distance average true ranges or a part of the entry: {@code "2 ATR"}, {@code "50 %"}
     */
    public void stopLoss(Unprotected position, String distance, String because, @Nullable Object... values) {
        seed(position, SeedProposal.Part.STOP_LOSS, SeedDistance.parse(distance), because, values);
    }

    /** The position needs no protection to be in order. */
    public void exempt(Unprotected position, String because, @Nullable Object... values) {
        SeedDistance none = new SeedDistance(BigDecimal.ZERO, SeedProposal.Unit.NONE);
        seed(position, SeedProposal.Part.EXEMPT, none, because, values);
    }

    // --- What exit rules say ---

    /**
     * The position should be closed.
     *
     * @param level the level that the price has reached: what closing fetches, unless the price jumped over it
     */
    public void exit(
            Guarded position, ExitReason reason, BigDecimal level, String because, @Nullable Object... values) {
        exits.add(new Note<>(
                firing(), position.name(), reason.name(), new Trigger(reason, false, level), because, values));
    }

    /** The position should be closed at whatever the price is: its time is up. */
    public void exit(Guarded position, ExitReason reason, String because, @Nullable Object... values) {
        exits.add(new Note<>(
                firing(), position.name(), reason.name(), new Trigger(reason, false, null), because, values));
    }

    /** The part of the next target should be sold. */
    public void target(Guarded position, BigDecimal level, String because, @Nullable Object... values) {
        Trigger trigger = new Trigger(ExitReason.TAKE_PROFIT, true, level);
        exits.add(new Note<>(firing(), position.name(), "TARGET", trigger, because, values));
    }

    // --- What was said ---

    /** Evidence for and against candidates, by rule id, then candidate. */
    public List<Evidence> evidence() {
        return evidence.shown();
    }

    /** Vetoes against candidates, by rule id, then candidate. */
    public List<Objection> objections() {
        return objections.shown();
    }

    /** Vetoes against legs (named as candidates) and against the instruction (no candidate), by rule id, then leg. */
    public List<Objection> refusals() {
        return refusals.shown();
    }

    /** What sizing rules said, by rule id, then leg. */
    public List<SizeProposal> sizes() {
        return sizes.shown();
    }

    /** What pricing rules said, by rule id, then leg. */
    public List<PriceProposal> prices() {
        return prices.shown();
    }

    /** What protection rules said, by rule id, then position. */
    public List<SeedProposal> seeds() {
        return seeds.shown();
    }

    /** What exit rules said, by rule id, then position. */
    public List<ExitFinding> exits() {
        return exits.shown();
    }

    /** As {@link #exits}, and forgets them: for a scoreboard that serves one price after another. */
    List<ExitFinding> takeExits() {
        return exits.take();
    }

    // --- How it comes to know ---

    /** Told by the session before a right side runs. */
    void firing(FiringRule rule) {
        firing = rule;
    }

    /** A rule that passes on what is missing fails as a rule, and not the decision behind it. */
    static void said(@Nullable Object value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " that is missing was said");
        }
    }

    private FiringRule firing() {
        if (firing == null) {
            throw new IllegalStateException("only the right side of a rule may speak");
        }
        return firing;
    }

    private BigDecimal weight() {
        BigDecimal weight = firing().weight();
        if (weight == null) {
            throw new IllegalStateException("rule \"" + firing().info().id() + "\" has no points in weights.csv");
        }
        return weight;
    }

    private void evidence(
            Candidate candidate, String level, BigDecimal points, String because, @Nullable Object[] values) {
        evidence.add(new Note<>(firing(), candidate.name(), level, points, because, values));
    }

    private void size(LegDraft leg, SizeProposal.Amount amount, String because, @Nullable Object[] values) {
        String kind = amount.getClass().getSimpleName();
        sizes.add(new Note<>(firing(), leg.name(), kind, amount, because, values));
    }

    private void price(
            LegDraft leg,
            PriceProposal.Role role,
            String kind,
            BigDecimal value,
            String because,
            @Nullable Object[] values) {
        prices.add(new Note<>(firing(), leg.name(), role.name(), new Quote(role, kind, value), because, values));
    }

    private void seed(
            Unprotected position,
            SeedProposal.Part part,
            SeedDistance distance,
            String because,
            @Nullable Object[] values) {
        seeds.add(new Note<>(firing(), position.name(), part.name(), new Seed(part, distance), because, values));
    }

    /** What a protection rule said, as one value. */
    private record Seed(SeedProposal.Part part, SeedDistance distance) {}

    /** What an exit rule said, as one value. */
    private record Trigger(
            ExitReason reason, boolean partial, @Nullable BigDecimal level) {}

    /** What a pricing rule said, as one value. */
    private record Quote(PriceProposal.Role role, String kind, BigDecimal value) {
        private Quote {
            said(value, "a price");
        }
    }

    private static Objection objection(Note<RefusalCode> note) {
        String subject = note.subject().isEmpty() ? null : note.subject();
        return new Objection(subject, note.value(), note.rule().ref(), note.because());
    }

    private static PriceProposal priceProposal(Note<Quote> note) {
        Quote quote = note.value();
        return new PriceProposal(
                note.subject(),
                quote.role(),
                quote.kind(),
                quote.value(),
                note.rule().ref(),
                note.because());
    }
}
