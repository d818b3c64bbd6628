package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reconciliation has found so far: adjustments, the worst status, sentences. Confined to one call. */
final class Findings {
    private static final int ID_BYTES = 10;

    private final List<Adjustment> adjustments = new ArrayList<>();
    private final Set<PositionKey> disputed = new HashSet<>();
    private final List<String> red = new ArrayList<>();
    private final List<String> yellow = new ArrayList<>();
    private final List<String> green = new ArrayList<>();

    void add(Adjustment adjustment) {
        adjustments.add(adjustment);
        said(Consistency.GREEN, adjustment.because());
    }

    /** Adds an adjustment that is worth a warning. */
    void add(Consistency status, Adjustment adjustment) {
        adjustments.add(adjustment);
        said(status, adjustment.because());
    }

    /** Gives an adjustment that booked nothing the events that remember it. */
    void remember(Adjustment said, List<LedgerEvent> events) {
        adjustments.replaceAll(each -> each.equals(said) ? said.with(events) : each);
    }

    /** A position whose truth is not known: ledger and broker contradict each other about it. */
    void dispute(PositionKey key) {
        disputed.add(key);
    }

    Set<PositionKey> disputed() {
        return disputed;
    }

    /** A sentence that stands for itself. */
    void said(Consistency status, String reason) {
        List<String> sentences = status == Consistency.RED ? red : status == Consistency.YELLOW ? yellow : green;
        if (!sentences.contains(reason)) {
            sentences.add(reason);
        }
    }

    List<Adjustment> adjustments() {
        return adjustments;
    }

    Consistency status() {
        return !red.isEmpty() ? Consistency.RED : yellow.isEmpty() ? Consistency.GREEN : Consistency.YELLOW;
    }

    /** What is not as it should be, each once, the worst first. */
    List<String> concerns() {
        List<String> all = new ArrayList<>(red);
        yellow.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        return all;
    }

    /** Every sentence once, the worst first. */
    List<String> reasons() {
        List<String> all = concerns();
        green.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        return all;
    }

    /** The same id for the same parts, in every process: kind and a part of their SHA-256. */
    static String id(Adjustment.Kind kind, PositionKey key, @Nullable Object... state) {
        StringBuilder text = new StringBuilder()
                .append(kind)
                .append('|')
                .append(key.account())
                .append('|')
                .append(AccountInstrument.of(key).name())
                .append('|')
                .append(key.side());
        for (Object part : state) {
            text.append('|').append(part instanceof BigDecimal number ? Decimals.plain(number) : part);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return kind.name().toLowerCase(Locale.ROOT) + "-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
