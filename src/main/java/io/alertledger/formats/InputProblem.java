package io.alertledger.formats;

/**
 * What is wrong with a piece of input.
 *
 * @param code for programs: {@code BAD_JSON}, {@code MISSING}, {@code INVALID}, {@code TOO_LARGE}
 * @param field path of the field, such as {@code positions[2].quantity}; empty for the whole input
 * @param value the value found, shortened; empty where there is none
 * @param message a sentence that says what is allowed
 */
public record InputProblem(String code, String field, String value, String message) {
    private static final int LONGEST_VALUE = 120;

    public InputProblem {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
