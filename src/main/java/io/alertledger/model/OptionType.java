package io.alertledger.model;

/** The right that an option contract gives. */
public enum OptionType {
    CALL('C'),
    PUT('P');

    private final char letter;

    OptionType(char letter) {
        this.letter = letter;
    }

    /** {@code C} or {@code P}, as CCID and OCC symbols write it. */
    public char letter() {
        return letter;
    }

    /**
     * The type a letter stands for.
     *
     * @throws IllegalArgumentException if the letter is neither C nor P, in either case
     */
    public static OptionType ofLetter(char letter) {
        return switch (letter) {
            case 'C', 'c' -> CALL;
            case 'P', 'p' -> PUT;
            default -> throw new IllegalArgumentException("option type must be C or P, not '" + letter + "'");
        };
    }
}
