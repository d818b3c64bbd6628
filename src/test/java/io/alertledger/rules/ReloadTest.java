package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Sets that nobody uses any more go, with their classes and all that was kept about them. */
class ReloadTest {
    private static final int RELOADS = 6;

    /** Edits of rules, so that classes are made of them, each of another name. */
    private static RuleSet reloaded(int number) {
        RuleFile hints = ExampleRules.sources().files().stream()
                .filter(RuleFile::isDrl)
                .findFirst()
                .orElseThrow();
        RuleSet set = ExampleRules.compiled(
                ExampleRules.sources().with(new RuleFile(hints.path(), hints.text() + "// edit " + number + "\n")));
        set.evaluate(RuleStage.MATCHING, List.of(Facts.candidate("SPY_20260130_595_C", 0, 0)), new Scoreboard());
        return set;
    }

    @Test
    void setsThatWereReplacedAreForgotten() throws InterruptedException {
        List<WeakReference<RuleSet>> replaced = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            replaced.add(new WeakReference<>(reloaded(i)));
        }
        for (int i = 0; i < 50 && replaced.stream().anyMatch(set -> !set.refersTo(null)); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(replaced).allMatch(set -> set.refersTo(null));
    }

    @Test
    void reloadsLeaveNothingBehind() throws JMException {
        for (int i = 0; i < 2; i++) {
            reloaded(100 + i);
        }
        long nodes = instances("java.util.concurrent.ConcurrentHashMap$Node");
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        for (int i = 0; i < RELOADS; i++) {
            reloaded(200 + i);
        }
        // A loader of the platform that was asked for the rules' classes would keep each name of each edit: over a
        // thousand with every reload.
        assertThat(instances("java.util.concurrent.ConcurrentHashMap$Node") - nodes)
                .as("names that are kept")
                .isLessThan(200L * RELOADS);
        assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes)
                .as("classes that stay loaded")
                .isLessThan(100 * RELOADS);
    }

    /** How many objects of a class are alive; collects all others first, and the classes that went with them. */
    private static long instances(String type) throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Matcher line = Pattern.compile("\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "\\s")
                .matcher(histogram);
        assertThat(line.find()).as(type).isTrue();
        return Long.parseLong(line.group(1));
    }
}
