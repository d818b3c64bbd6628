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

    private static Map<Key, Integer> contents(Trie<Key, Integer> trie) {
        Map<Key, Integer> contents = new HashMap<>();
        trie.forEach(contents::put);
        return contents;
    }
}
