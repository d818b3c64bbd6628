package io.alertledger.parse;

/**
 * What is wrong with a cell of {@code words.csv}.
 *
 * @param line counted from 1, the header being 1
 * @param column counted from 1
 * @param value what stands there
 * @param message what is wrong and what is allowed
 */
public record VocabularyProblem(int line, int column, String value, String message) {
    @Override
    public String toString() {
        return "words.csv:" + line + ":" + column + ": '" + value + "' " + message;
    }
}
