/**
 * From what people write to what they mean: text and webhook JSON become a {@link
 * io.alertledger.model.Reading}, with the place in the text of every field and a reason for every reading that was
 * rejected.
 *
 * <p>Pure: no disk, no network, no clock, no state; every class is immutable or confined to one call. No input makes
 * it throw, and its work grows in proportion to the length of the text.
 *
 * <p>The way of a text, one class a stage: {@link io.alertledger.parse.Normaliser} (markdown, mentions, emoji, quotes)
 * → {@link io.alertledger.parse.Tokenizer} (words, numbers, signs) → {@link io.alertledger.parse.Shapes} and {@link
 * io.alertledger.parse.Lexicon} (what each piece can mean; the words are data, {@code rules/words.csv}) → the
 * <em>reducers</em>, each of which folds neighbouring pieces into one ("stop", "at", "1.20" into a stop) → {@link
 * io.alertledger.parse.Chunk}s (the parts between commas and full stops) → {@link io.alertledger.parse.Mood} (done,
 * planned, denied, asked, past) → {@link io.alertledger.parse.Draft}s → {@link io.alertledger.parse.Context} (what a
 * reply, the author's last message or the book add) → {@link io.alertledger.parse.Checks}.
 *
 * <p>Knows {@code model} and {@code formats}. Start at {@link io.alertledger.parse.GrammarParser}. To teach it a
 * word, add a row to {@code rules/words.csv}; {@link io.alertledger.parse.Meaning} says what each meaning does.
 */
@NullMarked
package io.alertledger.parse;

import org.jspecify.annotations.NullMarked;
