package io.alertledger.rules;

import io.alertledger.model.Policy;
import io.alertledger.model.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What traders have settled: {@code policy.csv}. Each column that a row leaves empty is taken from the next less
 * specific row that applies, and in the end from {@link Policy#SHIPPED}.
 *
 * <p>The row that names more of account, channel and ticker is the more specific; of rows that name equally many, one
 * that names the ticker goes before one that names the channel, and that before one that names the account.
 *
 * <p>Immutable.
 */
public final class Policies {

    static final String FILE = "policy.csv";

    /** Nothing is settled beyond what the system ships with. */
    public static final Policies SHIPPED = new Policies(List.of());

    /** From the least specific to the most, so that later ones settle over earlier ones. */
    private final List<PolicyRow> rows;

    private Policies(List<PolicyRow> rows) {
        this.rows = rows.stream()
                .sorted(Comparator.comparingInt(Policies::specificity))
                .toList();
    }

    /**
     * The policy for an alert.
     *
     * @param account whose positions it acts on
     * @param channel the channel's name, or null where the alert came by no channel
     * @param ticker the trader's word, or null where none is known
     */
    public Policy of(String account, @Nullable String channel, @Nullable String ticker) {
        return Policy.SHIPPED.with(policy -> {
            for (PolicyRow row : rows) {
                if (fits(row.account(), account) && fits(row.channel(), channel) && fits(row.ticker(), ticker)) {
                    row.settle(policy);
                }
            }
        });
    }

    /**
     * A policy with one column settled anew, in the words of the table: {@code trimFraction}, {@code 1/3}.
     *
     * @throws IllegalArgumentException where there is no such column or its text means nothing; the message says what
     *     is allowed
     */
    public static Policy settle(Policy base, String column, String text) {
        return PolicyRow.over(base, column, text);
    }

    /** A policy in the words of the table, by column: what {@link #settle} reads. */
    public static Map<String, String> columns(Policy policy) {
        return PolicyText.of(policy);
    }

    private static boolean fits(String cell, @Nullable String value) {
        return cell.equals(PolicyRow.ANY) || cell.equals(value);
    }

    private static int specificity(PolicyRow row) {
        int account = row.account().equals(PolicyRow.ANY) ? 0 : 1;
        int channel = row.channel().equals(PolicyRow.ANY) ? 0 : 1;
        int ticker = row.ticker().equals(PolicyRow.ANY) ? 0 : 1;
        return (account + channel + ticker) * 8 + ticker * 4 + channel * 2 + account;
    }

    /** Reads the table; channels and tickers are taken in any spelling that their tables know. */
    static List<PolicyRow> read(RuleFile file, TableReader reader, Channels channels, Symbols symbols) {
        List<PolicyRow> rows = new ArrayList<>();
        Map<List<String>, String> taken = new HashMap<>();
        for (TableRow row : reader.rows(file, List.of("account", "channel", "ticker"), PolicyRow.columnNames())) {
            PolicyRow.read(row).ifPresent(read -> {
                PolicyRow known = new PolicyRow(
                        read.account(),
                        any(read.channel())
                                ? PolicyRow.ANY
                                : channels.of(read.channel()).name(),
                        any(read.ticker()) ? PolicyRow.ANY : symbols.tickerOf(read.ticker()),
                        read.settled(),
                        row);
                String before =
                        taken.putIfAbsent(List.of(known.account(), known.channel(), known.ticker()), row.position());
                if (before != null) {
                    row.problem("account", "the same account, channel and ticker stand at " + before, "");
                }
                rows.add(known);
            });
        }
        return rows;
    }

    private static boolean any(String cell) {
        return cell.equals(PolicyRow.ANY);
    }

    static Policies of(List<PolicyRow> rows) {
        return new Policies(rows);
    }
}
