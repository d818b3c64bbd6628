package io.alertledger.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What rules said of one kind, in order and in words. Words cost more than most rules: they are found when they are
 * first asked for, and kept until more is said. Used by one thread.
 *
 * @param <V> what is said
 * @param <T> how it is shown
 */
final class Notes<V, T> {
    private final List<Note<V>> said = new ArrayList<>();
    private final Function<Note<V>, T> view;
    private @Nullable List<T> shown;

    Notes(Function<Note<V>, T> view) {
        this.view = view;
    }

    void add(Note<V> note) {
        said.add(note);
        shown = null;
    }

    /** In an order that does not depend on the order of firing. */
    List<T> shown() {
        if (said.isEmpty()) {
            return List.of();
        }
        List<T> known = shown;
        if (known == null) {
            known = Note.inOrder(said, view);
            shown = known;
        }
        return known;
    }

    /** As {@link #shown}, and forgets them: for a scoreboard that serves one price after another. */
    List<T> take() {
        List<T> taken = shown();
        if (!said.isEmpty()) {
            said.clear();
            shown = null;
        }
        return taken;
    }
}
