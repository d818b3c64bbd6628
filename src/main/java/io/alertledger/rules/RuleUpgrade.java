package io.alertledger.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares a trader's rules with those that the program ships, and brings both together after a new version. Pure:
 * what comes out goes through the gate like any edit.
 */
public final class RuleUpgrade {

    /** What became of a file. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A file that differs.
     *
     * @param path inside the rules folder
     * @param kind seen from the shipped set
     * @param lines {@code -12 …} for a shipped line that is gone, {@code +12 …} for one of the trader's
     */
    public record Difference(String path, Kind kind, List<String> lines) {
        public Difference {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Both sides' changes in one set.
     *
     * @param merged what both agree on; where they do not, the trader's text
     * @param taken files in which something new came from the shipped set
     * @param conflicts where both changed the same lines; the trader's text stands there
     */
    public record Merged(RuleSources merged, List<String> taken, List<RuleProblem> conflicts) {
        public Merged {
            taken = List.copyOf(taken);
            conflicts = List.copyOf(conflicts);
        }
    }

    private RuleUpgrade() {}

    /** How a trader's rules differ from the shipped ones, by path. */
    public static List<Difference> difference(RuleSources shipped, RuleSources mine) {
        List<Difference> differences = new ArrayList<>();
        for (String path : paths(shipped, mine)) {
            String before = text(shipped, path);
            String after = text(mine, path);
            if (!before.equals(after)) {
                Kind kind = shipped.file(path).isEmpty()
                        ? Kind.ADDED
                        : mine.file(path).isEmpty() ? Kind.REMOVED : Kind.CHANGED;
                differences.add(new Difference(path, kind, LineDiff.difference(before, after)));
            }
        }
        return differences;
    }

    /**
     * What a trader changed since the old version, on top of the new one.
     *
     * @param old what the trader began with
     * @param mine what the trader has now
     * @param shipped what the new version ships
     */
    public static Merged merge(RuleSources old, RuleSources mine, RuleSources shipped) {
        List<RuleFile> files = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        List<RuleProblem> conflicts = new ArrayList<>();
        for (String path : paths(mine, shipped)) {
            Optional<RuleFile> before = old.file(path);
            Optional<RuleFile> own = mine.file(path);
            Optional<RuleFile> theirs = shipped.file(path);
            if (own.equals(before)) {
                theirs.ifPresent(files::add);
                if (!theirs.equals(before)) {
                    taken.add(path);
                }
            } else if (theirs.equals(before) || theirs.equals(own)) {
                own.ifPresent(files::add);
            } else if (own.isPresent() && theirs.isPresent()) {
                files.add(merge(path, text(old, path), own.get(), theirs.get(), taken, conflicts));
            } else {
                own.ifPresent(files::add);
                conflicts.add(RuleProblem.of(
                        path,
                        own.isPresent()
                                ? "the new version removed the file, and you changed it"
                                : "you removed the file, and the new version changed it",
                        ""));
            }
        }
        return new Merged(RuleSources.of(files), taken, conflicts);
    }

    private static RuleFile merge(
            String path,
            String before,
            RuleFile own,
            RuleFile theirs,
            List<String> taken,
            List<RuleProblem> conflicts) {
        List<String> lines = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (LineDiff.Part part :
                LineDiff.merge(LineDiff.of(before), LineDiff.of(own.text()), LineDiff.of(theirs.text()))) {
            if (part.conflict()) {
                places.add(lines.size() + 1);
            }
            lines.addAll(part.lines());
        }
        RuleFile merged = new RuleFile(path, String.join("\n", lines));
        for (int line : places) {
            conflicts.add(merged.problem(line, 0, "you and the new version changed the same lines; yours stand", ""));
        }
        if (!merged.text().equals(own.text())) {
            taken.add(path);
        }
        return merged;
    }

    private static TreeSet<String> paths(RuleSources a, RuleSources b) {
        TreeSet<String> paths = new TreeSet<>();
        a.files().forEach(file -> paths.add(file.path()));
        b.files().forEach(file -> paths.add(file.path()));
        return paths;
    }

    private static String text(RuleSources sources, String path) {
        return sources.file(path).map(RuleFile::text).orElse("");
    }
}
