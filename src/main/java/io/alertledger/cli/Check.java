package io.alertledger.cli;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param what what was looked at, in a word or two
 * @param state how it is
 * @param found what was seen
 * @param advice what to do about it; empty where nothing need be done
 */
record Check(String what, State state, String found, String advice) {
    /** How it is. */
    enum State {
        OK,
        LOOK,
        BAD
    }

    static Check ok(String what, String found) {
        return new Check(what, State.OK, found, "");
    }

    static Check look(String what, String found, String advice) {
        return new Check(what, State.LOOK, found, advice);
    }

    static Check bad(String what, String found, String advice) {
        return new Check(what, State.BAD, found, advice);
    }
}
