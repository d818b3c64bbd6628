package io.alertledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms of the house, top to bottom, and who may know whom: a package knows only packages below it in {@link
 * #FLOORS}; packages on one floor do not know each other.
 */
class ArchitectureTest {

    private static final String BASE = "io.alertledger";

    /** The package {@code io.alertledger} itself: the embedding API and the wiring. */
    private static final String ROOT = "(root)";

    private static final List<List<String>> FLOORS = List.of(
            List.of("cli"),
            List.of("web"),
            List.of(ROOT),
            List.of("storage"),
            List.of("trade"),
            List.of("reconcile"),
            List.of("tuning"),
            List.of("journal"),
            List.of("scenario"),
            List.of("explain"),
            List.of("exits"),
            List.of("resolve"),
            List.of("parse"),
            List.of("broker"),
            List.of("rules"),
            List.of("formats"),
            List.of("ledger"),
            List.of("model"));

    /** Functions of what they are given: no disk, no network, no database, no threads. */
    private static final String[] PURE = {
        "tuning", "scenario", "reconcile", "explain", "exits", "resolve", "parse", "ledger", "model"
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @TestFactory
    Stream<DynamicTest> aPackageKnowsOnlyPackagesBelowIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < FLOORS.size(); i++) {
            List<String> below = FLOORS.subList(i + 1, FLOORS.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            for (String room : FLOORS.get(i)) {
                List<String> known = Stream.concat(Stream.of(room), below.stream())
                        .map(ArchitectureTest::pattern)
                        .toList();
                ArchRule rule = noClasses()
                        .that()
                        .resideInAPackage(pattern(room))
                        .should()
                        .dependOnClassesThat(resideInAPackage(BASE + "..")
                                .and(resideOutsideOfPackages(known.toArray(String[]::new))))
                        .because("%s knows only %s".formatted(room, below))
                        .allowEmptyShould(true);
                tests.add(dynamicTest(room, () -> rule.check(CLASSES)));
            }
        }
        return tests.stream();
    }

    @Test
    void everyPackageHasItsPlaceInTheTable() {
        String[] rooms = FLOORS.stream()
                .flatMap(List::stream)
                .map(ArchitectureTest::pattern)
                .toArray(String[]::new);
        check(classes().should().resideInAnyPackage(rooms));
    }

    @Test
    void noCycles() {
        check(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void theModelNeedsTheJdkAlone() {
        check(classes()
                .that()
                .resideInAPackage(pattern("model"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(BASE + ".model..", "java..", "org.jspecify.."));
    }

    @Test
    void onlyRulesKnowsDrools() {
        onlyIn("rules", "org.drools..", "org.kie..");
    }

    @Test
    void onlyWebKnowsTheWebServer() {
        onlyIn("web", "io.javalin..", "org.eclipse.jetty..", "jakarta..");
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        onlyIn("cli", "picocli..");
    }

    @Test
    void onlyStorageKnowsTheDatabase() {
        onlyIn("storage", "java.sql..", "javax.sql..", "org.sqlite..");
    }

    @Test
    void pureRoomsTouchNothingOutside() {
        String[] rooms = Stream.of(PURE).map(ArchitectureTest::pattern).toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.nio.channels..")
                        .or(describe(
                                "files, sockets or threads",
                                (JavaClass c) -> Set.of(
                                                "java.io.File",
                                                "java.io.FileInputStream",
                                                "java.io.FileOutputStream",
                                                "java.nio.file.Files",
                                                "java.net.Socket",
                                                "java.lang.Thread",
                                                "java.util.concurrent.CompletableFuture",
                                                "java.util.concurrent.Executors",
                                                "java.util.concurrent.ExecutorService",
                                                "java.util.concurrent.ForkJoinPool")
                                        .contains(c.getName())))));
    }

    @Test
    void timeIsHandedIn() {
        check(noClasses()
                .should()
                .accessTargetWhere(readsTheHostsClock())
                .because("an instant comes from the Clock that was handed in, a zone is named"));
    }

    /** A rule over a table is worth what it finds: the floors are read top to bottom, with no room twice. */
    @Test
    void theTableNamesEveryRoomOnce() {
        assertThat(FLOORS.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheHostsClock() {
        return describe("the host's clock or zone", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            return switch (target.getName()) {
                case "now" ->
                    owner.startsWith("java.time.")
                            && target instanceof AccessTarget.CodeUnitAccessTarget call
                            && call.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.getName().equals("java.time.Clock"));
                case "systemDefault", "systemDefaultZone" -> owner.startsWith("java.time.");
                case "currentTimeMillis" -> owner.equals("java.lang.System");
                default -> false;
            };
        });
    }

    private static void onlyIn(String room, String... libraries) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(pattern(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    /** The root is its own package only; every other room includes its sub-packages. */
    private static String pattern(String room) {
        return room.equals(ROOT) ? BASE : BASE + "." + room + "..";
    }
}
