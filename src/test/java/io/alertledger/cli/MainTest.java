package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** No command is written and can not be called; none is told of and not written. */
class MainTest {
    private static final Pattern TOLD = Pattern.compile("(?:alertledger\\.jar|target/alertledger) ([a-z]+)");

    @Test
    void everyCommandCanBeCalled() {
        Set<String> callable = new HashSet<>();
        collect(Main.commandLine(), callable);
        Set<String> written = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.alertledger").stream()
                        .filter(type -> type.isAnnotatedWith(CommandLine.Command.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).hasSizeGreaterThan(30);
        assertThat(callable).containsAll(written);
    }

    private static void collect(CommandLine command, Set<String> types) {
        types.add(command.getCommandSpec().userObject().getClass().getName());
        command.getSubcommands().values().forEach(below -> collect(below, types));
    }

    /** A list of commands shows the first line of each. */
    @Test
    void everyCommandBeginsWithASentence() {
        Set<String> cut = new TreeSet<>();
        firstLines(Main.commandLine(), cut);
        assertThat(cut).isEmpty();
    }

    private static void firstLines(CommandLine command, Set<String> cut) {
        String[] told = command.getCommandSpec().usageMessage().description();
        if (told.length == 0 || !told[0].endsWith(".")) {
            cut.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(below -> firstLines(below, cut));
    }

    @Test
    void everyCommandThatThePagesTellOfIsThere() throws IOException {
        Set<String> names = Main.commandLine().getSubcommands().keySet();
        Set<String> told = new TreeSet<>();
        try (Stream<Path> pages = Stream.concat(Stream.of(Path.of("README.md")), Files.list(Path.of("docs")))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
                for (Matcher matcher = TOLD.matcher(Files.readString(page)); matcher.find(); ) {
                    told.add(matcher.group(1));
                }
            }
        }
        assertThat(told).contains("resolve", "serve");
        assertThat(names).containsAll(told);
    }
}
