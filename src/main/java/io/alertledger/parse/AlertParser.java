package io.alertledger.parse;

import io.alertledger.model.Reading;

/**
 * Reads a message. The grammar ({@link GrammarParser}) is the parser that ships; a user may put a model of their own in
 * its place or in front of it. Whatever parser spoke, {@link Checks} judges what it said before anything acts on it.
 */
@FunctionalInterface
public interface AlertParser {
    /**
     * Every message gets a reading; no text makes this throw.
     *
     * @param message the text and what is known around it
     */
    Reading parse(Message message);
}
