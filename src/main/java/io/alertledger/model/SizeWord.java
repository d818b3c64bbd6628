package io.alertledger.model;

/** A size said in words; what each is worth is data ({@code words.csv}). */
public enum SizeWord {
    FULL,
    HALF,
    QUARTER,
    SMALL,
    STARTER,
    LOTTO
}
