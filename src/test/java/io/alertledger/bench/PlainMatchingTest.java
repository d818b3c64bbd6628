package io.alertledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Candidate;
import io.alertledger.model.Origin;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Questions;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.Scoreboard;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain Java that the rules are measured against says what the rules say, of any book and any instruction. */
class PlainMatchingTest {
    private static final RuleSet RULES = Workload.rules();

    @Provide
    Arbitrary<Question> questions() {
        return Questions.questions();
    }

    @Property(tries = 200)
    void saysSoOfAnyBook(@ForAll("questions") Question question) {
        saysTheSame(question);
    }

    @ParameterizedTest(name = "{0} contracts held")
    @ValueSource(ints = {1, 5, 50, 200})
    void saysWordForWordWhatTheRulesSay(int contracts) {
        assertThat(saysTheSame(Workload.question(RULES, contracts))).isNotEmpty();
    }

    private static List<Said> saysTheSame(Question question) {
        List<Object> facts = new Resolver(RULES).facts(question);
        Scoreboard scoreboard = new Scoreboard();

        RULES.evaluate(RuleStage.MATCHING, facts, scoreboard);

        assertThat(plain(question, facts)).isEqualTo(Said.of(scoreboard));
        return Said.of(scoreboard);
    }

    private static List<Said> plain(Question question, List<Object> facts) {
        return PlainMatching.of(
                question.instruction(),
                question.policy(),
                new Origin(question.channel(), question.author()),
                facts.stream()
                        .filter(Candidate.class::isInstance)
                        .map(Candidate.class::cast)
                        .toList(),
                RULES.tables().weights());
    }
}
