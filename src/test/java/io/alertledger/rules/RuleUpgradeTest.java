package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.rules.RuleUpgrade.Difference;
import io.alertledger.rules.RuleUpgrade.Kind;
import io.alertledger.rules.RuleUpgrade.Merged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trader's rules against the shipped ones, and after a new version. */
class RuleUpgradeTest {

    private static RuleSources words(String... lines) {
        return RuleSources.of(List.of(new RuleFile("words.csv", String.join("\n", lines))));
    }

    @Test
    void differencesAreToldByLine() {
        RuleSources mine = words("a", "x", "c").with(new RuleFile("matching/mine.drl", "package rules.matching;"));

        assertThat(RuleUpgrade.difference(words("a", "b", "c"), mine))
                .containsExactly(
                        new Difference("matching/mine.drl", Kind.ADDED, List.of("+1 package rules.matching;")),
                        new Difference("words.csv", Kind.CHANGED, List.of("-2 b", "+2 x")));
    }

    @Test
    void bothSidesChangesComeTogether() {
        Merged merged = RuleUpgrade.merge(
                words("a", "b", "c", "d"), words("a", "mine", "c", "d"), words("a", "b", "c", "d", "new"));

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.taken()).containsExactly("words.csv");
        assertThat(merged.merged()).isEqualTo(words("a", "mine", "c", "d", "new"));
    }

    @Test
    void whereBothChangedTheSameLinesTheTradersStand() {
        Merged merged = RuleUpgrade.merge(words("a", "b", "c"), words("a", "mine", "c"), words("a", "new", "c"));

        assertThat(merged.merged()).isEqualTo(words("a", "mine", "c"));
        assertThat(merged.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.position()).isEqualTo("words.csv:2");
            assertThat(conflict.what()).contains("yours stand");
        });
    }

    @Test
    void filesComeAndGo() {
        RuleSources old = words("a").with(new RuleFile("matching/old.drl", "1"));
        RuleSources shipped = words("a").with(new RuleFile("matching/new.drl", "2"));

        assertThat(RuleUpgrade.merge(old, old, shipped).merged()).isEqualTo(shipped);
        assertThat(RuleUpgrade.merge(old, old.with(new RuleFile("matching/old.drl", "changed")), shipped)
                        .conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.what()).contains("removed the file, and you changed it"));
    }
}
