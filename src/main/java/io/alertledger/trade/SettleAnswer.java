package io.alertledger.trade;

/** What became of a person's word on a decision that waited. */
public sealed interface SettleAnswer {
    /**
     * It is remembered as truth, and acted on.
     *
     * @param handled the decision made anew with the choice named exactly, and its orders; where nothing was
     *     chosen, the decision as it was
     */
    record Settled(Handled handled) implements SettleAnswer {}

    /** Nothing was remembered or done. */
    record Refused(Code code, String message) implements SettleAnswer {}

    /** Why a word is not taken. */
    enum Code {
        /** There is no decision of this id. */
        UNKNOWN_DECISION,
        /** It did not wait for a person, or not for a word of this kind. */
        NOT_WAITING,
        /** A person settled it before, or the alert was decided anew since. */
        SETTLED,
        /** It waited longer than the policy allows. */
        TOO_OLD,
        /** What was chosen is none of the choices. */
        NO_SUCH_CHOICE,
        /** What was chosen can not be carried out now; the message says why. */
        NOT_POSSIBLE
    }
}
