package io.alertledger.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Watches a rules folder and offers what was saved to a gate. The folder is looked at every 200 ms: sizes and times
 * first, contents only where those changed or are so young that another save could hide behind them. A folder at which
 * somebody is still writing is left until two looks agree. One thread of its own; {@link #close} ends it.
 */
public final class RuleWatcher implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofMillis(200);

    /** Editors write several files, or one in several steps, within such a time. */
    private static final Duration SETTLING = Duration.ofMillis(30);

    private static final int MAX_SETTLING_LOOKS = 10;

    /**
     * After a change the contents are read at so many looks more: file systems' clocks are up to two seconds coarse, and
     * a second save of the same size could hide behind the first.
     */
    private static final int YOUNG_LOOKS = 11;

    private static final int MAX_DEPTH = 8;

    private final Path folder;
    private final boolean expected;
    private final RuleGate gate;
    private final Thread thread;
    private volatile boolean closed;
    private Map<Path, Look> last = Map.of();
    private int young;

    private record Look(long size, FileTime changed, Object key) {}

    private RuleWatcher(Path folder, boolean expected, RuleGate gate) {
        this.folder = folder;
        this.expected = expected;
        this.gate = gate;
        this.thread = new Thread(this::watch, "rule-watcher");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to watch. What the folder holds now is offered at once where it is not what is in force.
     *
     * @param expected whether it is a problem that the folder is not there; else it is waited for
     */
    public static RuleWatcher start(Path folder, boolean expected, RuleGate gate) {
        RuleWatcher watcher = new RuleWatcher(folder, expected, gate);
        watcher.thread.start();
        return watcher;
    }

    private void watch() {
        while (!closed) {
            try {
                poll();
            } catch (RuntimeException | Error e) {
                failed(e);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    /** Whatever it is, the last good set stays in force, it is said, and a later look may find better. */
    private void failed(Throwable e) {
        try {
            gate.refuse(List.of(RuleProblem.of(
                    folder.toString(),
                    "what was saved could not be read or checked: " + e,
                    "saving it once more has it tried again.")));
        } catch (RuntimeException | Error worse) {
            // Nothing can be said now; the next look says it.
        }
    }

    /** One look, and an offer where something changed. */
    void poll() {
        if (!expected && !Files.isDirectory(folder)) {
            return;
        }
        Map<Path, Look> now = look();
        if (now.equals(last)) {
            if (young == 0) {
                return;
            }
            young--;
        } else {
            young = YOUNG_LOOKS;
        }
        for (int looks = 0; looks < MAX_SETTLING_LOOKS && !now.equals(last); looks++) {
            last = now;
            LockSupport.parkNanos(SETTLING.toNanos());
            now = look();
        }
        SourceResult result = RuleSources.folder(folder);
        if (result instanceof SourceResult.Read read) {
            gate.offer(read.sources());
        } else if (result instanceof SourceResult.Unreadable unreadable) {
            gate.refuse(unreadable.problems());
        }
    }

    private Map<Path, Look> look() {
        Map<Path, Look> found = new HashMap<>();
        // The folder, or one in it, may be a link, and lead elsewhere from one look to the next.
        try (Stream<Path> paths = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                look(path).ifPresent(look -> found.put(path, look));
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder went while it was looked at: the next look sees the rest.
            return new HashMap<>();
        }
        return found;
    }

    private static Optional<Look> look(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.isRegularFile()
                    ? Optional.of(new Look(file.size(), file.lastModifiedTime(), String.valueOf(file.fileKey())))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            // Or a link that leads nowhere, as editors lay down where somebody edits: it must not hide the rest.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(INTERVAL.toMillis() * 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
