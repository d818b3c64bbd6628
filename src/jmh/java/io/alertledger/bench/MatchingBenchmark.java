package io.alertledger.bench;

import io.alertledger.model.Candidate;
import io.alertledger.model.MarketDay;
import io.alertledger.model.Origin;
import io.alertledger.model.Situation;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.Scoreboard;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The matching rules on facts that are laid out already, to the sorted and worded evidence: by the engine, by plain
 * Java and by Evrete. All three are asked once beforehand and must say the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatchingBenchmark {
    @Param({"1", "5", "20", "50", "200"})
    private int contracts;

    private RuleSet rules;
    private Question question;
    private Origin origin;
    private List<Object> facts;

    /** Without those that no matching rule asks for: of each such Evrete writes a warning, which is slower than deciding. */
    private List<Object> forEvrete;

    private List<Candidate> candidates;
    private EvreteMatching evrete;

    @Setup(Level.Trial)
    public void layOut() {
        rules = Workload.rules();
        question = Workload.question(rules, contracts);
        origin = new Origin(question.channel(), question.author());
        facts = new Resolver(rules)
                .facts(question).stream()
                        .filter(fact -> !fact.getClass().getSimpleName().endsWith("Leg")
                                && !fact.getClass().getSimpleName().endsWith("LegDraft"))
                        .toList();
        candidates = facts.stream()
                .filter(Candidate.class::isInstance)
                .map(Candidate.class::cast)
                .toList();
        forEvrete = facts.stream()
                .filter(fact -> !(fact instanceof Situation) && !(fact instanceof MarketDay))
                .toList();
        evrete = new EvreteMatching(rules.tables().weights());
        List<Said> said = Said.of(drools());
        if (!said.equals(plain()) || !said.equals(evrete())) {
            throw new IllegalStateException("the three do not say the same: " + said + plain() + evrete());
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        evrete.close();
    }

    @Benchmark
    public Scoreboard drools() {
        Scoreboard scoreboard = new Scoreboard();
        rules.evaluate(RuleStage.MATCHING, facts, scoreboard);
        scoreboard.evidence();
        scoreboard.objections();
        return scoreboard;
    }

    @Benchmark
    public List<Said> plain() {
        return PlainMatching.of(
                question.instruction(),
                question.policy(),
                origin,
                candidates,
                rules.tables().weights());
    }

    @Benchmark
    public List<Said> evrete() {
        return evrete.of(forEvrete);
    }
}
