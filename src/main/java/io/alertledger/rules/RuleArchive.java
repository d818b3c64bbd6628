package io.alertledger.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every rule set that was in force, by its content, and the order in which they came: so that a decision can be
 * replayed under the rules that made it, and a step can be taken back. One folder beside a ledger: {@code texts/} holds
 * each text once under its SHA-256, a {@code .set} file lists a set's texts and paths, {@code history.tsv} has a line
 * for each change. Everything is plain text. Thread-safe; several processes may share a folder.
 */
public final class RuleArchive {

    private static final String SUFFIX = ".set";
    private static final String HISTORY = "history.tsv";

    /** As many digits of a fingerprint as a set's id has of its hash. */
    private static final int SHORT = 12;

    private final Path folder;

    /** How a set came into force. */
    public enum How {
        /** Its sources were new and passed. */
        ENTERED,
        /** The set after it was taken back. */
        ROLLED_BACK
    }

    /**
     * A change of the rules.
     *
     * @param at when
     * @param how by an edit, or by taking one back
     * @param set the id of the set that was in force from then on
     * @param fingerprint of its exact texts, scenarios included
     * @param origin the folder it was read from, or {@code packed}
     */
    public record Entry(Instant at, How how, String set, String fingerprint, String origin) {}

    private RuleArchive(Path folder) {
        this.folder = folder;
    }

    /** @param folder made with the first set that is kept */
    public static RuleArchive in(Path folder) {
        return new RuleArchive(folder);
    }

    /**
     * Keeps a set and notes that it came into force; nothing is noted where it is the newest of its origin already.
     *
     * @throws UncheckedIOException where the folder can't be written
     */
    public synchronized void entered(RuleSources sources, How how, String origin, Instant at) {
        String fingerprint = sources.fingerprint();
        List<Entry> before = standing(origin);
        if (!before.isEmpty() && before.get(before.size() - 1).fingerprint().equals(fingerprint)) {
            return;
        }
        try {
            keep(sources, fingerprint);
            String line = String.join("\t", at.toString(), how.name(), sources.id(), fingerprint, origin) + "\n";
            Files.writeString(folder.resolve(HISTORY), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the rules can't be kept in " + folder, e);
        }
    }

    private void keep(RuleSources sources, String fingerprint) throws IOException {
        Path set = folder.resolve(sources.id() + "-" + fingerprint.substring(0, SHORT) + SUFFIX);
        if (Files.exists(set)) {
            return;
        }
        Path texts = Files.createDirectories(folder.resolve("texts"));
        StringBuilder list = new StringBuilder();
        for (RuleFile file : sources.files()) {
            String hash = hash(file.text());
            if (!Files.exists(texts.resolve(hash))) {
                write(texts.resolve(hash), file.text());
            }
            list.append(hash).append(' ').append(file.path()).append('\n');
        }
        write(set, list.toString());
    }

    private static void write(Path target, String text) throws IOException {
        Path fresh = Files.createTempFile(target.toAbsolutePath().getParent(), ".new", ".tmp");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Every change that was noted, oldest first. A line that can't be read is passed over. */
    public List<Entry> history() {
        List<Entry> entries = new ArrayList<>();
        try {
            if (Files.exists(folder.resolve(HISTORY))) {
                for (String line : Files.readAllLines(folder.resolve(HISTORY))) {
                    entry(line).ifPresent(entries::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the history of the rules in " + folder + " can't be read", e);
        }
        return entries;
    }

    private static Optional<Entry> entry(String line) {
        String[] parts = line.split("\t", -1);
        try {
            return parts.length == 5
                    ? Optional.of(
                            new Entry(Instant.parse(parts[0]), How.valueOf(parts[1]), parts[2], parts[3], parts[4]))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The sets of an origin that were in force and not taken back, oldest first; the last is the one in force. */
    public List<Entry> standing(String origin) {
        List<Entry> stack = new ArrayList<>();
        for (Entry entry : history()) {
            if (entry.origin().equals(origin)) {
                if (entry.how() == How.ROLLED_BACK) {
                    while (!stack.isEmpty()
                            && !stack.get(stack.size() - 1).fingerprint().equals(entry.fingerprint())) {
                        stack.remove(stack.size() - 1);
                    }
                }
                if (entry.how() == How.ENTERED || stack.isEmpty()) {
                    stack.add(entry);
                }
            }
        }
        return Collections.unmodifiableList(stack);
    }

    /** A kept set by its id; of several with other scenarios, any. Empty where none is kept whole. */
    public Optional<RuleSources> find(String id) {
        return named(id + "-").filter(sources -> sources.id().equals(id));
    }

    /** A kept set by its exact texts. Empty where it is not kept whole. */
    public Optional<RuleSources> exactly(Entry entry) {
        return named(entry.set() + "-"
                        + entry.fingerprint()
                                .substring(
                                        0, Math.min(SHORT, entry.fingerprint().length())))
                .filter(sources -> sources.fingerprint().equals(entry.fingerprint()));
    }

    private Optional<RuleSources> named(String start) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<Path> sets;
        try (Stream<Path> files = Files.list(folder)) {
            sets = files.filter(file -> file.getFileName().toString().startsWith(start)
                            && file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the rule sets in " + folder + " can't be listed", e);
        }
        return sets.stream().flatMap(set -> read(set).stream()).findFirst();
    }

    /** The set that a list names; empty where a text is missing or is not what it was. */
    private Optional<RuleSources> read(Path set) {
        try {
            List<RuleFile> files = new ArrayList<>();
            for (String line : Files.readAllLines(set)) {
                int space = line.indexOf(' ');
                String text = Files.readString(folder.resolve("texts").resolve(line.substring(0, space)));
                if (!hash(text).equals(line.substring(0, space))) {
                    return Optional.empty();
                }
                files.add(new RuleFile(line.substring(space + 1), text));
            }
            return Optional.of(RuleSources.of(files));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(RuleSources.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
