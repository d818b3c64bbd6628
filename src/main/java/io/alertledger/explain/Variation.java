package io.alertledger.explain;

import io.alertledger.resolve.Question;
import java.util.function.UnaryOperator;

/**
 * One thing that could have been otherwise.
 *
 * @param kind which part of the question it changes; two variations of one kind exclude each other
 * @param words as people say it: "had it said strike 600"
 * @param change the question as it would have been
 */
record Variation(String kind, String words, UnaryOperator<Question> change) {}
