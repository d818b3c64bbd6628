package io.alertledger.trade;

import io.alertledger.journal.Asked;
import io.alertledger.model.Action;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.ExitRank;
import io.alertledger.model.ExitReason;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Finding;
import io.alertledger.model.Instruction;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.SizeHint;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exit of one known position: a trigger has fired, or a person asks for it by hand. It is decided by the same rules
 * as an exit that an alert asks for; only what is meant is known beforehand.
 *
 * @param key what is to be sold
 * @param quantity how much at most; null for all that is free
 * @param rank how urgent it is
 * @param finding the exit rule's word; null where a person asks
 * @param because who asks and why, for people
 */
record ExitRequest(
        PositionKey key,
        @Nullable BigDecimal quantity,
        ExitRank rank,
        @Nullable Finding finding,
        String because) {
    private static final String TOPIC = "exit ";

    /** The request of a trigger. A target's part gives way to everything that closes the whole. */
    static ExitRequest of(ExitSignal signal, BigDecimal held) {
        boolean partial = signal.quantity().compareTo(held) < 0;
        return new ExitRequest(
                signal.key(),
                partial ? signal.quantity() : null,
                partial && signal.reason() == ExitReason.TAKE_PROFIT
                        ? ExitRank.TRIM
                        : signal.reason().rank(),
                new Finding(
                        signal.key().instrument().id(),
                        TOPIC + signal.reason(),
                        signal.price(),
                        signal.rule(),
                        signal.because()),
                "trigger " + signal.reason() + ": " + signal.because());
    }

    /** A person's request. */
    static ExitRequest byHand(PositionKey key, @Nullable BigDecimal quantity, String by) {
        return new ExitRequest(
                key,
                quantity,
                ExitRank.EXIT,
                null,
                by + " asks to sell " + (quantity == null ? "all of it" : Decimals.plain(quantity)));
    }

    /** Which trigger gave a decision; empty where none did. */
    static Optional<ExitReason> trigger(Decision decision) {
        return decision.parts().stream()
                .flatMap(part -> part.explanation().findings().stream())
                .map(Finding::topic)
                .filter(topic -> topic.startsWith(TOPIC))
                .map(topic -> ExitReason.valueOf(topic.substring(TOPIC.length())))
                .findFirst();
    }

    /**
     * The instruction, which names the position to the last part.
     *
     * @param free what may be sold now: a trigger sells no more, whatever its target says
     */
    Instruction instruction(BigDecimal free) {
        boolean asked = finding == null;
        BigDecimal most = quantity == null || asked || free.signum() <= 0 ? quantity : quantity.min(free);
        return Instruction.of(Action.EXIT, key.instrument().ticker())
                .withContract(
                        key.instrument() instanceof OptionContract option
                                ? new ContractHint(
                                        option.strike(),
                                        option.type(),
                                        option.expiration(),
                                        option.root(),
                                        key.side(),
                                        null,
                                        null,
                                        null)
                                : new ContractHint(null, null, null, null, key.side(), null, null, null))
                .withSize(most == null ? SizeHint.NONE : new SizeHint(most, null, null, null));
    }

    /** Why it is asked for. */
    Asked asked() {
        return new Asked(because, finding);
    }
}
