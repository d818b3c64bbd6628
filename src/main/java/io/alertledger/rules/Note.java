package io.alertledger.rules;

import java.util.ArrayList;
import java.util.Collections;
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
record Note<V>(
        FiringRule rule,
        String subject,
        String kind,
        V value,
        String template,
        @Nullable Object[] values) {

    String because() {
        return Because.fill(template, values);
    }

    /** The notes in an order that does not depend on the order of firing, each as something else. */
    static <V, T> List<T> inOrder(List<Note<V>> notes, Function<Note<V>, T> view) {
        List<Note<V>> ordered = new ArrayList<>(notes);
        ordered.sort(Note::compare);
        List<T> views = new ArrayList<>(ordered.size());
        for (Note<V> note : ordered) {
            views.add(view.apply(note));
        }
        return Collections.unmodifiableList(views);
    }

    /** By rule id, then subject; the rest, which costs words, tells apart what one rule says twice of one subject. */
    private static int compare(Note<?> a, Note<?> b) {
        int order = Integer.compare(a.rule.rank(), b.rule.rank());
        order = order != 0 ? order : a.subject.compareTo(b.subject);
        order = order != 0 ? order : a.kind.compareTo(b.kind);
        order = order != 0 ? order : a.because().compareTo(b.because());
        return order != 0 ? order : String.valueOf(a.value).compareTo(String.valueOf(b.value));
    }
}
