package io.alertledger.scenario;

import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.Situation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account in the phrases of {@code situation:} lines. Used once, by one thread. */
final class SituationWords {
    private static final List<String> PHRASES = List.of(
            "red because",
            "yellow because",
            "entries paused",
            "exits paused",
            "acting",
            "by trigger",
            "channel off",
            "alert 90 s old",
            "10 entries in the last minute",
            "lost 500 today",
            "gained 500 today",
            "buying power 1000",
            "equity 20000");

    private Consistency consistency = Consistency.GREEN;
    private String why = "";
    private boolean entriesPaused;
    private boolean exitsPaused;
    private boolean acting;
    private boolean byTrigger;
    private boolean channelEnabled = true;
    private Duration alertAge = Duration.ZERO;
    private int entries;
    private @Nullable BigDecimal realized;
    private @Nullable BigDecimal buyingPower;
    private @Nullable BigDecimal equity;

    void phrase(Words words) {
        if (words.skip("red", "because")) {
            consistency = Consistency.RED;
            why = words.rest("why");
        } else if (words.skip("yellow", "because")) {
            consistency = Consistency.YELLOW;
            why = words.rest("why");
        } else if (words.skip("entries", "paused")) {
            entriesPaused = true;
        } else if (words.skip("exits", "paused")) {
            exitsPaused = true;
        } else if (words.skip("acting")) {
            acting = true;
        } else if (words.skip("by", "trigger")) {
            byTrigger = true;
        } else if (words.skip("channel", "off")) {
            channelEnabled = false;
        } else if (words.skip("alert")) {
            alertAge = Times.duration(words, "the alert's age");
            words.need("old");
        } else if (words.skip("lost")) {
            realized = words.number("loss").negate();
            words.need("today");
        } else if (words.skip("gained")) {
            realized = words.number("gain");
            words.need("today");
        } else if (words.skip("buying", "power")) {
            buyingPower = words.number("buying power");
        } else if (words.skip("equity")) {
            equity = words.number("equity");
        } else if (!words.peek().isEmpty() && Character.isDigit(words.peek().charAt(0))) {
            entries = words.number("entries").intValueExact();
            if (!words.skip("entries", "in", "the", "last", "minute")) {
                throw words.wrong("\"entries in the last minute\" should stand here");
            }
        } else {
            throw words.wrong("\"" + words.peek() + "\" says nothing of the situation", words.peek(), PHRASES);
        }
        words.end();
    }

    Situation situation() {
        return new Situation(
                Alert.DEFAULT_ACCOUNT,
                consistency,
                why,
                entriesPaused,
                exitsPaused,
                acting,
                byTrigger,
                channelEnabled,
                alertAge,
                entries,
                realized,
                buyingPower,
                equity);
    }
}
