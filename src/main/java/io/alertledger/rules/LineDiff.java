package io.alertledger.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares texts line by line. Stateless. */
final class LineDiff {

    /** A larger table is not compared line by line: the work grows with the product. */
    private static final long MOST = 25_000_000;

    private LineDiff() {}

    static List<String> of(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    /** For each line of {@code a} the line of {@code b} that it is in a longest common part, or -1. */
    static int[] match(List<String> a, List<String> b) {
        int[] match = new int[a.size()];
        Arrays.fill(match, -1);
        int head = 0;
        while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
            match[head] = head;
            head++;
        }
        int tail = 0;
        while (tail < Math.min(a.size(), b.size()) - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            match[a.size() - 1 - tail] = b.size() - 1 - tail;
            tail++;
        }
        int rows = a.size() - head - tail;
        int columns = b.size() - head - tail;
        if ((long) rows * columns > MOST) {
            return match;
        }
        int[][] length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] = a.get(head + i).equals(b.get(head + j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < rows && j < columns; ) {
            if (a.get(head + i).equals(b.get(head + j))) {
                match[head + i++] = head + j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return match;
    }

    /** {@code -} and {@code +} lines with their numbers; what is the same is left out. */
    static List<String> difference(String before, String after) {
        List<String> a = of(before);
        List<String> b = of(after);
        int[] match = match(a, b);
        List<String> lines = new ArrayList<>();
        int j = 0;
        for (int i = 0; i <= a.size(); i++) {
            int to = i == a.size() ? b.size() : match[i];
            if (to < 0) {
                lines.add("-" + (i + 1) + " " + a.get(i));
                continue;
            }
            for (; j < to; j++) {
                lines.add("+" + (j + 1) + " " + b.get(j));
            }
            j = to + 1;
        }
        return lines;
    }

    /** One part of a three-way merge. */
    record Part(List<String> lines, boolean conflict) {}

    /** Both sides' changes of a base; where both changed the same lines, mine stand and the part is a conflict. */
    static List<Part> merge(List<String> base, List<String> mine, List<String> theirs) {
        int[] toMine = match(base, mine);
        int[] toTheirs = match(base, theirs);
        List<Part> parts = new ArrayList<>();
        int b = 0;
        int m = 0;
        int t = 0;
        for (int i = 0; i <= base.size(); i++) {
            boolean end = i == base.size();
            if (!end && (toMine[i] < 0 || toTheirs[i] < 0)) {
                continue;
            }
            int m2 = end ? mine.size() : toMine[i];
            int t2 = end ? theirs.size() : toTheirs[i];
            parts.add(part(base.subList(b, i), mine.subList(m, m2), theirs.subList(t, t2)));
            if (!end) {
                parts.add(new Part(List.of(base.get(i)), false));
            }
            b = i + 1;
            m = m2 + 1;
            t = t2 + 1;
        }
        return parts;
    }

    private static Part part(List<String> base, List<String> mine, List<String> theirs) {
        if (mine.equals(base)) {
            return new Part(theirs, false);
        }
        boolean conflict = !theirs.equals(base) && !theirs.equals(mine);
        return new Part(mine, conflict);
    }
}
