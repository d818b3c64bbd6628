package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The trie is a map: whatever is done to both, they hold the same, and old versions stay as they were. */
class TrieTest {
    /** A key whose hashes collide often: wholly, or in their first bits. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return number % 3 == 0 ? 7 : (number % 5) << 20 | number % 40;
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void isAMap(@ForAll List<@IntRange(min = -120, max = 120) Integer> changes) {
        Map<Key, Integer> map = new HashMap<>();
        Trie<Key, Integer> trie = Trie.empty();
        for (int change : changes) {
            Map<Key, Integer> mapBefore = new HashMap<>(map);
            Trie<Key, Integer> before = trie;
            Key key = new Key(Math.abs(change));
            if (change < 0) {
                map.remove(key);
                trie = trie.remove(key);
            } else {
                map.put(key, change);
                trie = trie.put(key, change);
            }
            assertThat(contents(before)).isEqualTo(mapBefore);
        }
        assertThat(contents(trie)).isEqualTo(map);
        for (int i = 0; i <= 120; i++) {
            assertThat(trie.get(new Key(i))).isEqualTo(map.get(new Key(i)));
        }
    }

    /** From any map to any other: what is told makes the one of the other, and what both share is not told. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void tellsWhatHasChangedSince(
            @ForAll List<@IntRange(min = -120, max = 120) Integer> first,
            @ForAll List<@IntRange(min = -120, max = 120) Integer> then) {
        Trie<Key, Object> before = changed(Trie.empty(), first);
        Trie<Key, Object> after = changed(before, then);
        Map<Key, Object> told = contents(before);
        Map<Key, Object> wanted = contents(after);
        Map<Key, Object> unchanged = contents(before);
        unchanged.entrySet().removeIf(entry -> wanted.get(entry.getKey()) != entry.getValue());
        after.since(before, (key, value) -> {
            assertThat(unchanged).doesNotContainKey(key);
            if (value == null) {
                assertThat(told.remove(key)).isNotNull();
            } else {
                told.put(key, value);
            }
        });
        assertThat(told).isEqualTo(wanted);
        after.since(after, (key, value) -> assertThat(key).isNull());
    }

    private static Trie<Key, Object> changed(Trie<Key, Object> trie, List<Integer> changes) {
        Trie<Key, Object> changed = trie;
        for (int change : changes) {
            Key key = new Key(Math.abs(change));
            changed = change < 0 ? changed.remove(key) : changed.put(key, new Object());
        }
        return changed;
    }

    private static <V> Map<Key, V> contents(Trie<Key, V> trie) {
        Map<Key, V> contents = new HashMap<>();
        trie.forEach(contents::put);
        return contents;
    }
}
