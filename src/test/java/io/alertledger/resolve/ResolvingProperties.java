package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.DecisionReader;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.model.CandidateScore;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Explanation;
import io.alertledger.model.Instruction;
import io.alertledger.model.Leg;
import io.alertledger.model.LevelScore;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionNames;
import io.alertledger.model.PositionStatus;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every decision that the shipped rules make. */
class ResolvingProperties {
    private static final Resolver RESOLVER = new Resolver(Books.SHIPPED);
    private static final int TRIES = 400;

    @Provide
    Arbitrary<Question> questions() {
        return Questions.questions();
    }

    @Provide
    Arbitrary<Question> exits() {
        return Questions.exits();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void nothingIsSoldThatMustNotBe(@ForAll("questions") Question question) {
        Decision.Single decision = RESOLVER.resolve(question);
        Statistics.label("outcome")
                .collect(decision.getClass().getSimpleName())
                .coverage(coverage -> coverage.check("Resolved").percentage(share -> share > 20));
        if (!(decision instanceof Decision.Resolved resolved)) {
            return;
        }
        MarketCalendar calendar = Books.SHIPPED.tables().calendar();
        ContractHint said = question.instruction().contract();
        for (Leg leg : resolved.legs()) {
            if (question.instruction().action().enters()) {
                continue;
            }
            Position held = held(question, leg);
            assertThat(held.status()).as("closed").isNotEqualTo(PositionStatus.CLOSED);
            if (held.instrument() instanceof OptionContract option) {
                assertThat(question.now()).as("expired").isBefore(calendar.expiryOf(option.expiration()));
                assertThat(said.strike() == null || said.strike().equals(option.strike()))
                        .as("strike")
                        .isTrue();
                assertThat(said.optionType() == null || said.optionType() == option.type())
                        .as("type")
                        .isTrue();
                assertThat(said.expiration() == null || said.expiration().equals(option.expiration()))
                        .as("day")
                        .isTrue();
                assertThat(said.root() == null || said.root().equals(option.root()))
                        .as("root")
                        .isTrue();
            } else {
                assertThat(said.strike() == null && said.optionType() == null && said.expiration() == null)
                        .as("a contract was named")
                        .isTrue();
            }
            assertThat(said.side() == null || said.side() == held.side())
                    .as("side")
                    .isTrue();
            assertThat(said.lot() == null || held.lots().stream().anyMatch(l -> l.id().equals(said.lot())))
                    .as("lot")
                    .isTrue();
            boolean everything = question.instruction().ticker() == null;
            assertThat(held.managed()
                            || question.policy().manageExternal() == ManageExternal.ALL
                            || (question.policy().manageExternal() == ManageExternal.ALERTS && !everything))
                    .as("not ours")
                    .isTrue();
            if (leg instanceof Leg.Trade trade) {
                assertThat(trade.closes()).isTrue();
                assertThat(trade.quantity()).as("more than is free").isLessThanOrEqualTo(held.free());
                assertThat(trade.lots().stream().map(l -> l.quantity()).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("its lots")
                        .isEqualByComparingTo(trade.quantity());
                assertThat(trade.quantity().remainder(held.step())).isEqualByComparingTo("0");
            }
        }
        assertThat(resolved.legs().stream().map(Leg::key).distinct()).hasSameSizeAs(resolved.legs());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfFactsNeverMatters(@ForAll("questions") Question question, @ForAll Random random) {
        List<Position> shuffled = new ArrayList<>(question.positions());
        Collections.shuffle(shuffled, random);
        Question same = new Question(
                question.instruction(),
                question.channel(),
                question.author(),
                shuffled,
                Questions.reversed(question.marks()),
                question.policy(),
                question.situation(),
                question.now());
        assertThat(text(RESOLVER.resolve(same))).isEqualTo(text(RESOLVER.resolve(question)));
        assertThat(text(new Resolver(Books.SHIPPED).resolve(question))).isEqualTo(text(RESOLVER.resolve(question)));
    }

    /** The same rules, each file written backwards. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfRulesNeverMatters(@ForAll("questions") Question question) {
        Decision.Single here = RESOLVER.resolve(question);
        Decision.Single there = Backwards.RESOLVER.resolve(question);
        assertThat(withoutPlaces(there)).isEqualTo(withoutPlaces(here));
    }

    private static final class Backwards {
        static final Resolver RESOLVER = new Resolver(backwards());

        private static RuleSet backwards() {
            List<RuleFile> files = new ArrayList<>();
            for (RuleFile file : RuleSources.packed().files()) {
                files.add(file.isDrl() ? new RuleFile(file.path(), reversed(file.text())) : file);
            }
            Collections.reverse(files);
            CompileResult result = RuleCompiler.compile(RuleSources.of(files));
            if (result instanceof CompileResult.Compiled compiled) {
                return compiled.ruleSet();
            }
            throw new IllegalStateException(result.toString());
        }

        private static String reversed(String drl) {
            String[] parts = drl.split("(?m)^(?=rule \")");
            StringBuilder out = new StringBuilder(parts[0]);
            for (int i = parts.length - 1; i > 0; i--) {
                out.append(parts[i].stripTrailing()).append("\n\n");
            }
            return out.toString();
        }
    }

    private static String withoutPlaces(Decision decision) {
        return text(decision).replaceAll("\"line\":\\d+", "").replaceAll("\"ruleSet\":\"[^\"]*\"", "");
    }

    /** To name more of a position can only bring it forward. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aMatchingHintNeverLowersItsCandidate(@ForAll("exits") Question question, @ForAll Random random) {
        List<CandidateScore> before = ranked(question);
        Statistics.label("contenders")
                .collect(Math.min(before.size(), 2))
                .coverage(coverage -> coverage.check(2).percentage(share -> share > 10));
        if (before.isEmpty()) {
            return;
        }
        String name = before.get(random.nextInt(before.size())).name();
        Position meant = question.positions().stream()
                .filter(p -> name(question, p).equals(name))
                .findFirst()
                .orElseThrow();
        ContractHint said = question.instruction().contract();
        OptionContract option = meant.instrument() instanceof OptionContract contract ? contract : null;
        List<ContractHint> more = new ArrayList<>();
        if (option != null) {
            more.add(new ContractHint(
                    option.strike(),
                    said.optionType(),
                    said.expiration(),
                    said.root(),
                    said.side(),
                    said.nickname(),
                    said.lot(),
                    said.tradeId()));
            more.add(new ContractHint(
                    said.strike(),
                    option.type(),
                    said.expiration(),
                    said.root(),
                    said.side(),
                    said.nickname(),
                    said.lot(),
                    said.tradeId()));
            more.add(new ContractHint(
                    said.strike(),
                    said.optionType(),
                    option.expiration(),
                    said.root(),
                    said.side(),
                    said.nickname(),
                    said.lot(),
                    said.tradeId()));
        }
        more.add(new ContractHint(
                said.strike(),
                said.optionType(),
                said.expiration(),
                said.root(),
                meant.side(),
                said.nickname(),
                said.lot(),
                said.tradeId()));
        for (ContractHint hint : more) {
            Question louder = new Question(
                    question.instruction().withContract(hint),
                    question.channel(),
                    question.author(),
                    question.positions(),
                    question.marks(),
                    question.policy(),
                    question.situation(),
                    question.now());
            assertThat(place(ranked(louder), name)).as("place with " + hint).isLessThanOrEqualTo(place(before, name));
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyDecisionCanBeExplained(@ForAll("questions") Question question) {
        Decision.Single decision = RESOLVER.resolve(question);
        Explanation why = decision.explanation();
        assertThat(decision.message()).isNotBlank().endsWith(".");
        assertThat(why.instruction()).isEqualTo(question.instruction());
        assertThat(why.ruleSet()).isEqualTo(Books.SHIPPED.id());
        assertThat(why.evidence().size()
                        + why.objections().size()
                        + why.findings().size()
                        + why.notes().size())
                .isPositive();
        assertThat(why.evidence()).allSatisfy(e -> assertThat(e.because()).isNotBlank());
        assertThat(why.objections()).allSatisfy(o -> assertThat(o.because()).isNotBlank());
        if (decision instanceof Decision.Refused refused) {
            assertThat(refused.message().length()).isGreaterThan(10);
        }
        for (CandidateScore candidate : why.candidates()) {
            for (LevelScore level : candidate.levels()) {
                BigDecimal sum = why.evidence().stream()
                        .filter(e -> e.candidate().equals(candidate.name())
                                && e.level().equals(level.name()))
                        .map(e -> e.points())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(level.points())
                        .as(candidate.name() + " " + level.name())
                        .isEqualByComparingTo(sum);
            }
        }
        List<String> names = why.candidates().stream().map(CandidateScore::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(why.evidence()).allSatisfy(e -> assertThat(names).contains(e.candidate()));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void confidencesAreShares(@ForAll("questions") Question question) {
        Explanation why = RESOLVER.resolve(question).explanation();
        List<BigDecimal> shares = why.candidates().stream()
                .filter(c -> c.objections().isEmpty())
                .map(CandidateScore::probability)
                .toList();
        assertThat(shares).doesNotContainNull();
        assertThat(shares).allSatisfy(p -> assertThat(p).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
        assertThat(why.candidates().stream().filter(c -> !c.objections().isEmpty()))
                .allSatisfy(c -> assertThat(c.probability()).isNull());
        if (!shares.isEmpty()) {
            BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum.subtract(BigDecimal.ONE).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.0000005").multiply(BigDecimal.valueOf(shares.size())));
        }
        if (why.confidence() != null) {
            assertThat(why.confidence()).isEqualTo(why.candidates().get(0).probability());
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aDecisionIsReadBackWhole(@ForAll("questions") Question question) {
        Decision.Single decision = RESOLVER.resolve(question);
        String written = text(decision);
        Decision read = DecisionReader.read(Json.readObject(written));
        assertThat(read).isEqualTo(decision);
        assertThat(text(read)).isEqualTo(written);
        Instruction said = question.instruction();
        assertThat(InstructionJson.read(Json.readObject(Json.write(InstructionJson.of(said)))))
                .isEqualTo(said);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyNumberThatGoesOutCanComeIn(@ForAll("questions") Question question) {
        Decision.Single decision = RESOLVER.resolve(question);
        if (decision instanceof Decision.Resolved resolved) {
            for (Leg leg : resolved.legs()) {
                if (leg instanceof Leg.Trade trade) {
                    assertThat(Decimals.withinLimits(trade.quantity())).isTrue();
                    assertThat(trade.quantity().signum()).isPositive();
                    assertThat(trade.order() == null
                                    || trade.order().limit() == null
                                    || trade.order().limit().signum() > 0)
                            .isTrue();
                }
            }
        }
    }

    private static String text(Decision decision) {
        return Json.write(DecisionJson.of(decision));
    }

    private static List<CandidateScore> ranked(Question question) {
        return RESOLVER.resolve(question).explanation().candidates().stream()
                .filter(c -> c.objections().isEmpty())
                .toList();
    }

    private static int place(List<CandidateScore> ranked, String name) {
        for (int i = 0; i < ranked.size(); i++) {
            if (ranked.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError(name + " is no contender any more");
    }

    private static String name(Question question, Position position) {
        String ticker = question.instruction().ticker();
        List<io.alertledger.model.PositionKey> keys = question.positions().stream()
                .filter(p -> ticker == null || Books.SHIPPED.tables().symbols().matches(ticker, p.instrument()))
                .map(Position::key)
                .toList();
        return Optional.ofNullable(PositionNames.of(keys).get(position.key())).orElse("");
    }

    private static Position held(Question question, Leg leg) {
        return question.positions().stream()
                .filter(p -> p.key().equals(leg.key()))
                .findFirst()
                .orElseThrow();
    }
}
