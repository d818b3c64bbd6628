package io.alertledger.trade;

import io.alertledger.formats.AtomicFile;
import io.alertledger.formats.InputException;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.Json;
import io.alertledger.formats.TpSlRegistry;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.model.Decimals;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import io.alertledger.model.TargetAndStop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code position_tp_sl.json} as a view of the ledger: written whole whenever it says something else than the ledger,
 * {@code {}} when nothing is held. A file that is not as it was last written was edited by a person: its valid rows are
 * taken as levels set by hand, the rest is reported, and the ledger writes it anew.
 *
 * <p>Thread-safe; one look at a time.
 */
public final class RegistryView {
    private static final String EDITED = "edited in ";

    private final Path file;
    private final String account;
    private final Ledger ledger;
    private final Protector protector;
    private final ExitDesk exits;
    private final FileHashes hashes;
    private final Supplier<Symbols> symbols;

    /** @param account whose positions the file shows */
    public RegistryView(
            Path file,
            String account,
            Ledger ledger,
            Protector protector,
            ExitDesk exits,
            FileHashes hashes,
            Supplier<Symbols> symbols) {
        this.file = file.toAbsolutePath().normalize();
        this.account = account;
        this.ledger = ledger;
        this.protector = protector;
        this.exits = exits;
        this.hashes = hashes;
        this.symbols = symbols;
    }

    /**
     * What a look at the file came to.
     *
     * @param taken positions whose levels were taken from an edited file
     * @param dropped names in the file that stand for nothing that is held, and went
     * @param problems rows, or the whole file, that can not be understood
     * @param written whether the file was replaced
     */
    public record Looked(List<String> taken, List<String> dropped, List<InputProblem> problems, boolean written) {
        public Looked {
            taken = List.copyOf(taken);
            dropped = List.copyOf(dropped);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes in what a person has edited and writes the view where it differs. A file of which not all was taken is put
     * aside as {@code ….rejected}.
     *
     * @param removeStale whether rows of what is not held go; else they stay as they are
     * @throws IOException if the file can be neither read nor written
     */
    public synchronized Looked look(boolean removeStale) throws IOException {
        String text = text();
        List<InputProblem> problems = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        TpSlRegistry there = TpSlRegistry.EMPTY;
        boolean ours = text != null
                && hashes.fileHash(file.toString()).filter(hash(text)::equals).isPresent();
        if (text != null) {
            try {
                there = TpSlRegistry.read(text, symbols.get());
                problems.addAll(there.problems());
            } catch (InputException unreadable) {
                problems.add(unreadable.problem());
            }
        }
        if (!ours) {
            taken.addAll(edits(there, problems));
        }
        if (text != null && !problems.isEmpty()) {
            AtomicFile.write(file.resolveSibling(file.getFileName() + ".rejected"), text);
        }
        List<TpSlRegistry.Row> rows = rows();
        Set<String> held = new LinkedHashSet<>();
        rows.forEach(row -> held.add(row.name()));
        List<String> dropped = new ArrayList<>();
        for (TpSlRegistry.Row row : there.rows()) {
            if (held.contains(row.name())) {
                continue;
            }
            if (removeStale) {
                dropped.add(row.name());
            } else {
                rows.add(row);
            }
        }
        return new Looked(taken, dropped, problems, write(rows, text));
    }

    private @Nullable String text() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private boolean write(List<TpSlRegistry.Row> rows, @Nullable String before) throws IOException {
        String text = Json.pretty(TpSlRegistry.write(rows)) + "\n";
        if (text.equals(before)) {
            return false;
        }
        // Remembered first: a crash in between leaves an old view that is read once more, and changes nothing by that.
        hashes.keepFileHash(file.toString(), hash(text));
        AtomicFile.write(file, text);
        return true;
    }

    private static String hash(String text) {
        return Ids.text(List.of(text));
    }

    /** What the file should say. */
    private List<TpSlRegistry.Row> rows() {
        Map<PositionKey, TargetAndStop> levels = exits.levels(account);
        List<Holding> holdings = ledger.book().holdings(account).stream()
                .filter(holding -> !holding.closed() && holding.position().averageCost() != null)
                .toList();
        Map<PositionKey, String> names =
                PositionNames.of(holdings.stream().map(Holding::key).toList());
        List<TpSlRegistry.Row> rows = new ArrayList<>();
        for (Holding holding : holdings) {
            PositionKey key = holding.key();
            TargetAndStop own = levels.getOrDefault(key, TargetAndStop.NONE);
            rows.add(new TpSlRegistry.Row(
                    Objects.requireNonNull(names.get(key)),
                    key.instrument(),
                    key.side(),
                    holding.position().averageCost(),
                    own.target(),
                    own.stop(),
                    holding.position().openedAt(),
                    holding.guard() == null
                            ? holding.position().updatedAt()
                            : holding.guard().since()));
        }
        return rows;
    }

    /**
     * Rows that differ from what the ledger would say become levels set by hand, unless they were made for another
     * position than is held: what was right at another entry may be on the wrong side of the price, and sell at once.
     */
    private List<String> edits(TpSlRegistry there, List<InputProblem> problems) {
        Map<String, TpSlRegistry.Row> ours = new HashMap<>();
        Map<String, PositionKey> keys = new HashMap<>();
        for (TpSlRegistry.Row row : rows()) {
            ours.put(row.name(), row);
            keys.put(row.name(), new PositionKey(account, row.instrument(), Objects.requireNonNull(row.side())));
        }
        List<String> taken = new ArrayList<>();
        for (TpSlRegistry.Row row : there.rows()) {
            TpSlRegistry.Row own = ours.get(name(row, ours));
            if (own == null) {
                continue;
            }
            boolean target = differs(row.takeProfit(), own.takeProfit());
            boolean stop = differs(row.stopLoss(), own.stopLoss());
            Optional<InputProblem> other = target || stop ? ofAnother(row, own) : Optional.empty();
            if (other.isPresent()) {
                problems.add(other.get());
            } else if (target || stop) {
                protector.protect(
                        Objects.requireNonNull(keys.get(own.name())),
                        before -> edited(before, row, target, stop),
                        EDITED + file.getFileName());
                taken.add(own.name());
            }
        }
        return taken;
    }

    /** What says that a row was made for another position than the one that is held under its name. */
    private static Optional<InputProblem> ofAnother(TpSlRegistry.Row row, TpSlRegistry.Row own) {
        if (row.side() != null && row.side() != own.side()) {
            return Optional.of(new InputProblem(
                    "STALE",
                    row.name() + ".side",
                    row.side().name(),
                    "is of another position: held is " + own.side() + "; its levels are not taken"));
        }
        BigDecimal said = row.entry();
        BigDecimal held = own.entry();
        if (said == null || held == null || Decimals.sameCost(said, held)) {
            return Optional.empty();
        }
        return Optional.of(new InputProblem(
                "STALE",
                row.name() + ".entry_price",
                Decimals.plain(said),
                "is of another position: held is an entry of " + Decimals.plain(held) + "; its levels are not taken"));
    }

    /** The row's name, or the one under which its position stands here: the side is only named where both are open. */
    private static String name(TpSlRegistry.Row row, Map<String, TpSlRegistry.Row> ours) {
        if (ours.containsKey(row.name())) {
            return row.name();
        }
        String sided = row.instrument().id() + ":" + (row.side() == null ? Side.LONG : row.side());
        return ours.containsKey(sided) ? sided : row.instrument().id();
    }

    private static Protection edited(Protection before, TpSlRegistry.Row row, boolean target, boolean stop) {
        Protection after = target ? before.withTakeProfit(row.takeProfit(), null) : before;
        return stop ? after.withStop(row.stopLoss(), null) : after;
    }

    private static boolean differs(@Nullable BigDecimal there, @Nullable BigDecimal here) {
        return there == null || here == null ? there != here : there.compareTo(here) != 0;
    }
}
