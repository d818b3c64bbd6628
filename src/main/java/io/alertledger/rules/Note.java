package io.alertledger.rules;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a right side said, before it is put into words. Immutable; the values are those that the rule passed.
 *
 * @param rule who said it
 * @param subject the candidate's or leg's name; empty where the instruction as a whole is meant
 * @param kind the level, code or role
 * @param value what was said
 * @param template the reason with placeholders
 * @param values what fills them
 */
record Note<V>(FiringRule rule, String subject, String kind, V value, String template, @Nullable Object[] values) {

    /** By rule id, then subject; the rest only tells apart what one rule says several times of one subject. */
    private static final Comparator<Note<?>> ORDER = Comparator.<Note<?>>comparingInt(
                    note -> note.rule().rank())
            .thenComparing(Note::subject)
            .thenComparing(Note::kind)
            .thenComparing(Note::because)
            .thenComparing(note -> note.value().toString());

    String because() {
        return Because.fill(template, values);
    }

    /** The notes in an order that does not depend on the order of firing, each as something else. */
    static <V, T> List<T> inOrder(List<Note<V>> notes, Function<Note<V>, T> view) {
        return notes.stream().sorted(ORDER).map(view).toList();
    }
}
