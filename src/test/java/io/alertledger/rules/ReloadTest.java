package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets that nobody uses any more go, with their classes. */
class ReloadTest {

    @Test
    void setsThatWereReplacedAreForgotten() throws InterruptedException {
        List<WeakReference<RuleSet>> replaced = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RuleSet set = ExampleRules.compiled(
                    ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches," + (50 + i) + ","));
            set.evaluate(RuleStage.MATCHING, List.of(Facts.candidate("SPY_20260130_595_C", 0, 0)), new Scoreboard());
            replaced.add(new WeakReference<>(set));
        }
        for (int i = 0; i < 50 && replaced.stream().anyMatch(set -> !set.refersTo(null)); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(replaced).allMatch(set -> set.refersTo(null));
    }
}
