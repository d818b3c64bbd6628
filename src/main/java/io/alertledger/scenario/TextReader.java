package io.alertledger.scenario;

import io.alertledger.model.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of an alert; handed in, so that scenarios do not depend on one grammar. Never throws. */
@FunctionalInterface
public interface TextReader {
    /**
     * What a text says.
     *
     * @param author who posted it, or null
     * @param channel where, or null
     * @param at when
     * @param tickers those held, a help for bare words
     */
    Reading read(String text, @Nullable String author, @Nullable String channel, Instant at, List<String> tickers);
}
