package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways out of the rules, and the two walls in front of them. */
class SandboxTest {

    private static final String FILE = "matching/hints.drl";
    private static final String CONDITION = "$c : Candidate(strike == $said)";
    private static final String SAYING = "scoreboard.hint($c, \"the alert says strike {}\", $said);";

    static Stream<String> rightSides() {
        return Stream.of(
                "Class.forName(\"java.lang.Runtime\");",
                "Class.forName(\"java.lang.Runtime\", true, ClassLoader.getSystemClassLoader());",
                "Class.forName(\"X\", true, $c.getClass().getClassLoader());",
                "$c.getClass().getClassLoader().loadClass(\"X\");",
                "java.lang.invoke.MethodHandles.lookup();",
                "java.lang.invoke.MethodHandles.publicLookup().findStatic(null, null, null);",
                "kcontext.getKieRuntime().halt();",
                "drools.halt();",
                "drools.getKieRuntime().getEnvironment();",
                "org.mvel2.MVEL.eval(\"1\");",
                "java.net.http.HttpClient.newHttpClient();",
                "java.util.concurrent.CompletableFuture.runAsync(null);",
                "new Thread().start();",
                "while (true) {}",
                "for (;;) {}",
                "do {} while (true);",
                "int x = 0;",
                "insert($c);",
                "update($c);",
                "modify($c) {}",
                "delete($c);",
                "retract($c);",
                "{ scoreboard.hint($c, \"x\"); }",
                "if (true) scoreboard.hint($c, \"x\");",
                "scoreboard.getClass();",
                "scoreboard.evidence();",
                "scoreboard.hint($c, \"x\", Runtime.getRuntime());",
                "scoreboard.hint($c, \"x\", new Object());",
                "scoreboard.hint($c, \"x\", () -> 1);",
                "scoreboard.hint($c, \"x\", System::currentTimeMillis);",
                "scoreboard.hint($c, \"x\", $c.getClass());",
                "scoreboard.hint($c, \"x\", $c.class);",
                "scoreboard.hint($c, \"x\", \"a\".repeat(1000000000));",
                "scoreboard.hint($c, \"x\", $said.pow(999999999));",
                "scoreboard.hint($c, \"x\", $said.setScale(999999999));",
                "scoreboard.hint($c, \"x\", $said.movePointLeft(5));",
                "scoreboard.hint($c, \"x\", 1e999999999B);",
                "scoreboard.hint($c, \"x\", 'c');",
                "scoreboard.hint($c, \"x\", new int[] {1});",
                "scoreboard.hint($c, \"x\" /* \" */, Runtime.getRuntime());",
                "scoreboard.hint($c, \"\\\"); System.exit(0); //\");",
                "scoreboard.hint($c, \"\\u0022); System.exit(0); //\");",
                "\\u0053ystem.exit(0);",
                "scoreboard.hint($c, \"x\"); System.exit(0);",
                "scoreboard.hint($c, \"x\"); ; eval(1);",
                "scoreboard = null;",
                "scoreboard.hint($c, \"x\", scoreboard);",
                "Runtime.getRuntime().exec(\"x\");",
                "\\u0052untime.getRuntime();",
                "scoreboard.hint($c, \"x\", \\u0052untime.getRuntime());",
                "scoreboard.hint($c, \"x\", System.getenv());",
                "Thread.sleep(1000);",
                "throw new Error();",
                "return;",
                "synchronized ($c) {}",
                "try {} finally {}",
                "assert false;",
                "insertLogical($c);",
                "f($c);",
                "scoreboard.firing(null);",
                "scoreboard.wait();",
                "scoreboard.takeExits();",
                "scoreboard.hint($c, \"x\", RefusalCode.valueOf(\"CLOSED\"));",
                "scoreboard.hint($c, \"x\", $c.status().valueOf(\"OPEN\"));",
                "scoreboard.hint($c, \"x\", $c.status().getDeclaringClass());",
                "scoreboard.hint($c, \"x\", $said -> $said);",
                "scoreboard.hint($c, \"x\", (Object) $c);",
                "scoreboard.hint($c, \"x\", true ? 1 : 2);",
                "scoreboard.hint($c, \"x\", $said++);",
                "$said = null;",
                "scoreboard.hint($c, \"x\", $c.lotIds().stream());",
                "scoreboard.hint($c, \"x\", $c.lotIds().clear());",
                "scoreboard.hint($c, \"x\", \"a\".getBytes());",
                "scoreboard.hint($c, \"x\", \"a\".formatted($c));",
                "scoreboard.hint($c, \"x\", java.math.BigDecimal.valueOf(1));",
                "scoreboard.hint($c, \"x\");;scoreboard.hint($c, \"y\");",
                "scoreboard.hint($c, \"x\"" + ", $said.multiply($said)".repeat(13) + ");",
                "scoreboard.hint($c, \"x\", $said" + " - 1".repeat(5_000) + ");",
                "scoreboard.hint($c, \"x\", " + "(".repeat(50) + "1" + ")".repeat(50) + ");",
                "scoreboard.hint($c, \"x\");" + "/* ".repeat(300_000),
                "");
    }

    @ParameterizedTest
    @MethodSource("rightSides")
    void aRightSideOnlySpeaksToTheScoreboard(String escape) {
        List<RuleProblem> problems = ExampleRules.problems(ExampleRules.edited(FILE, SAYING, escape));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isPositive();
        });
        assertThat(walled(ExampleRules.edited(FILE, SAYING, escape))).isNotEmpty();
    }

    static Stream<String> conditions() {
        return Stream.of(
                "$c : Candidate(eval(System.currentTimeMillis() > 0))",
                "$c : Candidate() eval(true)",
                "$c : Candidate(name matches \"(a+)+b\")",
                "$c : Candidate(name soundslike \"x\")",
                "$c : Candidate(name str[startsWith] \"x\")",
                "$c : Candidate(this.class.classLoader != null)",
                "$c : Candidate(getClass() != null)",
                "$c : Candidate(class != null)",
                "$c : Candidate(strike.pow(99999999) > 1)",
                "$c : Candidate(strike.setScale(99999999) > 1)",
                "$c : Candidate(name.repeat(99999999) == \"\")",
                "$c : Candidate(name.toCharArray().length > 1)",
                "$c : Candidate(Runtime.getRuntime() != null)",
                "$c : Candidate(java.lang.System.exit(0) == null)",
                "$c : Candidate((new java.util.Random()).nextInt() > 1)",
                "$c : Candidate(lotIds[0] == \"a\")",
                "$c : Candidate(strike == 1e999999999B)",
                "$c : Candidate(position#Position.key != null)",
                "$c : Candidate(position!.key != null)",
                "$c : Candidate(/position/lots)",
                "$c : Candidate() from kcontext",
                "$c : Candidate() from System.getProperties()",
                "$c : Candidate() from entry-point \"x\"",
                "$c : Candidate() from collect(Candidate())",
                "$c : Candidate() over window:length(5)",
                "$c : Candidate(this after[0s, 1s] $c)",
                "$c : Candidate() @watch(*)",
                "$c : Candidate() accumulate(Candidate($q : quantity), init(int x = 0;), action(x++;), result(x))",
                "$c : Candidate() accumulate(Candidate($q : quantity); $s : average($q))",
                "$c : Candidate() accumulate(Candidate($q : quantity); $s : collectList(Runtime.getRuntime()))",
                "$c : Candidate() ?peopleInTheSameHouse($c;)",
                "$c : Candidate() do[other]",
                "$c : Candidate() if (strike > 1) break[x]",
                "$c : Candidate() Candidate()",
                "$c : Candidate($n : name) Candidate(name != $n) Candidate(name != $n)",
                "$c : Candidate() Object()",
                "$c : Candidate() String()",
                "$c : java.lang.Runtime()",
                "$c := Candidate()",
                "$c : Candidate(\\u0073trike == 1)",
                "$c : Candidate(strike instanceof java.math.BigDecimal)",
                "$c : Candidate((int) strike == 1)",
                "$c : Candidate(name.matches(\"(a+)+b\"))",
                "$c : Candidate(name.replaceAll(\"(a+)+b\", \"\") == \"\")",
                "$c : Candidate(name.chars().count() > 1)",
                "$c : Candidate(status == PositionStatus.valueOf(\"OPEN\"))",
                "$c : Candidate(status.declaringClass != null)",
                "$c : Candidate(this == Thread.currentThread())",
                "$c : Candidate(strike == java.math.BigDecimal.valueOf(1))",
                "$c : Candidate(strike == (strike > 1 ? 1 : 2))",
                "$c : Candidate(name == new String(\"b\"))",
                "$c : Candidate(lotIds.stream() != null)",
                "$c : Candidate(lotIds.sort(null) == null)",
                "$c : Candidate(name excludes \"a\")",
                "$c : Candidate(System.currentTimeMillis() > 0)",
                "$c : Candidate(scoreboard != null)",
                "$c : Candidate(drools != null)",
                "$c : Candidate() from [1, 2]",
                "$c : Candidate() from new java.util.ArrayList()",
                "$c : Candidate() from scoreboard",
                "$c : Candidate() not eval(true)",
                "$c : Candidate() accumulate(Candidate($q : quantity); $s : sum($q.pow(9)))",
                "$c : Candidate() accumulate(Candidate(); $s : countDistinct(this.getClass()))",
                "$c : Candidate(" + "!".repeat(9) + "expired)",
                "$c : Candidate(strike > 0" + " && strike > 0".repeat(5_000) + ")",
                "$c : Candidate(" + "(".repeat(40) + "strike" + ")".repeat(40) + " > 0)",
                "$c : Candidate(strike.negate()" + ".negate()".repeat(5_000) + " > 0)");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aLeftSideOnlyComparesFacts(String escape) {
        List<RuleProblem> problems = walled(ExampleRules.edited(FILE, CONDITION, escape));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isPositive();
        });
    }

    /** Nothing here is forbidden by its kind: it is the amount that would never come to an end. */
    @Test
    void whatMultipliesIsBounded() {
        String text = "$c : Candidate($t0 : name";
        String number = "$c : Candidate($t0 : strike";
        for (int i = 1; i <= 40; i++) {
            text += ", $t%d : ($t%d + $t%d)".formatted(i, i - 1, i - 1);
            number += ", $t%d : $t%d.multiply($t%d)".formatted(i, i - 1, i - 1);
        }
        refused(text + ")", "the rule works out values with 40 sums and products, and 12 are the most");
        refused(number + ")", "the rule works out values with 40 sums and products, and 12 are the most");
        refused(
                CONDITION + " (Candidate(free > 1) or Candidate(free < 1))".repeat(20),
                "the left side has more than 16 alternatives");
        refused(
                CONDITION + " Candidate(free > 1, this != $c)".repeat(1) + " not Candidate(free > 2, this != $c)",
                "the rule joins 3 patterns over positions and their lists, and 2 are the most");
        refused(
                CONDITION + " Lot() from $c.position.lots Lot() from $c.position.lots",
                "the rule joins 3 patterns over positions and their lists, and 2 are the most");
        refused(CONDITION + " Instruction(ticker != null)".repeat(30), "the rule has 32 patterns, and 24 are the most");
    }

    private static void refused(String conditions, String what) {
        RuleFile file =
                ExampleRules.edited(FILE, CONDITION, conditions).file(FILE).orElseThrow();
        String imports = "import io.alertledger.model.Lot;\nimport";
        RuleSources sources =
                ExampleRules.sources().with(new RuleFile(FILE, file.text().replaceFirst("import", imports)));
        assertThat(walled(sources)).as(conditions).anySatisfy(problem -> {
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.line()).isEqualTo(8);
        });
    }

    /** What the readers and compilers behind the walls can't take is a problem, too, and not the end of a thread. */
    @Test
    void textsThatNoCompilerCanTakeAreProblems() {
        for (String conditions : List.of(
                "(".repeat(5_000) + "Candidate()" + ")".repeat(5_000),
                "$c : Candidate(" + "(".repeat(5_000) + "strike" + ")".repeat(5_000) + " > 0)",
                "not ".repeat(5_000) + "Candidate()",
                "\n".repeat(300_000))) {
            assertThat(ExampleRules.problems(ExampleRules.edited(FILE, CONDITION, conditions)))
                    .isNotEmpty();
        }
        RuleSources blank = ExampleRules.edited(FILE, CONDITION, "\n".repeat(300_000) + CONDITION);
        assertThat(ExampleRules.compiled(blank).rules())
                .hasSize(ExampleRules.set().rules().size());
    }

    /** A spreadsheet's tricks, and numbers that would fill the memory. */
    @Test
    void tablesHoldPlainWordsAndNumbers() {
        for (String points : List.of(
                "=1+1", "@SUM(1)", "1e999999999", "NaN", "Infinity", "0x10", "9".repeat(39), "1." + "1".repeat(19))) {
            List<RuleProblem> problems = new ArrayList<>();
            RuleTables.read(
                    ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches," + points + ","),
                    problems);
            assertThat(problems)
                    .as(points)
                    .anySatisfy(problem -> assertThat(problem.position()).startsWith("weights.csv:2:"));
        }
    }

    static Stream<Arguments> files() {
        String rule = "rule \"The strike is the one the alert names\"";
        return Stream.of(
                Arguments.of(rule, "function int f() { return 1; }\n" + rule),
                Arguments.of(rule, "import function java.lang.System.exit;\n" + rule),
                Arguments.of(rule, "import static java.lang.System.exit;\n" + rule),
                Arguments.of(rule, "import java.lang.Runtime;\n" + rule),
                Arguments.of(rule, "import io.alertledger.model.*;\n" + rule),
                Arguments.of(rule, "import io.alertledger.rules.RuleRun;\n" + rule),
                Arguments.of(rule, "import io.alertledger.model.Decimals;\n" + rule),
                Arguments.of(rule, "import accumulate x.Y z;\n" + rule),
                Arguments.of(rule, "declare A x : int = Integer.parseInt(\"1\") end\n" + rule),
                Arguments.of(rule, "declare enum E A; end\n" + rule),
                Arguments.of(rule, "declare entry-point \"x\" end\n" + rule),
                Arguments.of(rule, "declare window W Candidate() over window:length(1) end\n" + rule),
                Arguments.of(rule, "query \"q\" Candidate() end\n" + rule),
                Arguments.of(rule, "dialect \"mvel\"\n" + rule),
                Arguments.of(rule, "unit X;\n" + rule),
                Arguments.of(rule, "global java.util.List list;\n" + rule),
                Arguments.of(rule, "global io.alertledger.rules.Scoreboard other;\n" + rule),
                Arguments.of(rule, rule + "\n    dialect \"mvel\""),
                Arguments.of(rule, rule + "\n    timer (int: 1s)"),
                Arguments.of(rule, rule + "\n    date-effective \"01-Jan-2020\""),
                Arguments.of(rule, rule + "\n    no-loop true"),
                Arguments.of(rule, rule + "\n    enabled (Runtime.getRuntime() != null)"),
                Arguments.of(rule, rule + "\n    salience (Integer.parseInt(\"1\"))"),
                Arguments.of(rule, rule + " extends \"The type is the one the alert names\""),
                Arguments.of(rule, rule + "\n    @Propagation(IMMEDIATE)"),
                Arguments.of(rule, rule + "\n    @since(System.exit(0))"),
                Arguments.of(rule, rule + "\n    @since(\"x\\\" + System.exit(0) + \\\"\")"),
                Arguments.of("rule \"The strike", "rule \"The \\\"); strike"),
                Arguments.of(SAYING, SAYING + "\nthen[other]\n" + SAYING));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileHoldsRulesAndNothingElse(String from, String to) {
        assertThat(walled(ExampleRules.edited(FILE, from, to))).isNotEmpty();
    }

    @Test
    void aRulesFileNameMeansNothingToTheCompiler() {
        String text = ExampleRules.sources().file(FILE).orElseThrow().text();
        for (String path : List.of("matching/a b.drl", "matching/x/../y.d.drl", "matching/META-INF/kmodule.xml.drl")) {
            List<RuleProblem> problems = new ArrayList<>();
            if (!path.contains("..")) {
                SourceSandbox.check(
                        RuleParser.parse(new RuleFile(path, text), problems).stream()
                                .toList(),
                        problems);
                assertThat(problems).as(path).isNotEmpty();
            }
        }
    }

    @Test
    void usefulRulesPass() {
        RuleSources sources = ExampleRules.edited(FILE, CONDITION, """
                $c : Candidate(strike == $said, $q : quantity, quantity * 2 > free + 1, name != "x", !expired,
                        lotIds not contains "y", strike in (1, 595), (free > 0 || managed), daysToExpiration >= -1)
                    not Candidate(quantity > $q, this != $c)""");
        assertThat(walled(sources)).isEmpty();
    }

    /** What the first wall says of the sources. */
    private static List<RuleProblem> walled(RuleSources sources) {
        List<RuleProblem> problems = new ArrayList<>();
        SourceSandbox.check(
                sources.files().stream()
                        .filter(RuleFile::isDrl)
                        .flatMap(file -> RuleParser.parse(file, problems).stream())
                        .toList(),
                problems);
        return problems;
    }

    static Stream<Arguments> compiled() {
        return Stream.of(
                Arguments.of(SAYING, "System.exit(0);", "java/lang/System.exit"),
                Arguments.of(SAYING, "Class.forName(\"java.lang.Runtime\");", "java/lang/Class"),
                Arguments.of(SAYING, "$c.getClass().getClassLoader();", "java/lang/Object.getClass"),
                Arguments.of(SAYING, "java.lang.invoke.MethodHandles.lookup();", "MethodHandles.lookup"),
                Arguments.of(SAYING, "java.net.http.HttpClient.newHttpClient();", "java/net/http/HttpClient"),
                Arguments.of(SAYING, "java.util.concurrent.CompletableFuture.runAsync(null);", "CompletableFuture"),
                Arguments.of(SAYING, "new Thread().start();", "java/lang/Thread"),
                Arguments.of(SAYING, "while ($said != null) {}", "loops"),
                Arguments.of(SAYING, "for (int i = 0; i < 9; i++) {}", "loops"),
                Arguments.of(SAYING, "\"a\".repeat(9);", "java/lang/String.repeat"),
                Arguments.of(SAYING, "$said.pow(9);", "java/math/BigDecimal.pow"),
                Arguments.of(SAYING, "$said.setScale(9);", "java/math/BigDecimal.setScale"),
                Arguments.of(SAYING, "scoreboard.evidence();", "Scoreboard.evidence"),
                Arguments.of(SAYING, "drools.halt();", "org/drools"),
                Arguments.of(CONDITION, "$c : Candidate(name matches \"(a+)+b\")", "rules may not refer"),
                Arguments.of(CONDITION, "$c : Candidate() eval(System.nanoTime() > 0)", "java/lang/System.nanoTime"));
    }

    /** The second wall stands alone, as it does before sets that were compiled elsewhere. */
    @ParameterizedTest
    @MethodSource("compiled")
    void classesReferToListedMembersOnly(String from, String to, String what) {
        Map<String, String> texts = new TreeMap<>();
        ExampleRules.edited(FILE, from, to).files().stream()
                .filter(file -> file.path().equals(FILE))
                .forEach(file -> texts.put(file.path(), file.text()));
        ExecutableBuild.Outcome outcome = ExecutableBuild.compile(texts);
        assertThat(outcome).as(to).isInstanceOf(ExecutableBuild.Built.class);

        assertThat(ClassSandbox.check(((ExecutableBuild.Built) outcome).classes()))
                .anySatisfy(sentence -> assertThat(sentence).contains(what));
    }

    @Test
    void classesOfOtherPackagesAndTornOnesAreRefused() {
        assertThat(ClassSandbox.check(Map.of("io.alertledger.model.Candidate", new byte[] {1, 2, 3})))
                .isNotEmpty();
        assertThat(ClassSandbox.check(Map.of("rules.matching.X", new byte[0]))).isNotEmpty();
    }
}
