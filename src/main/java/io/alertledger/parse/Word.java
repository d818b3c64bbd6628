package io.alertledger.parse;

/**
 * A row of the vocabulary.
 *
 * @param phrase one or more words as typed, lower case, in the tokenizer's pieces
 * @param meaning what it means
 * @param value what the meaning needs ("1/2", "CALL"), or empty
 * @param past whether a verb tells of something done ("sold"), which an order may be and a plan is not
 * @param line where it stands in the table
 */
public record Word(String phrase, Meaning meaning, String value, boolean past, int line) {
    /** Whether a verb is an order by itself. */
    public boolean strong() {
        return value.equals("STRONG");
    }
}
