package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The small rule set in {@code src/test/resources/example-rules}, and edits of it. */
final class ExampleRules {

    private static final RuleSources SOURCES = read();
    private static final RuleSet SET = compiled(SOURCES);

    private ExampleRules() {}

    static Path folder() {
        try {
            return Path.of(ExampleRules.class.getResource("/example-rules").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static RuleSources sources() {
        return SOURCES;
    }

    static RuleSet set() {
        return SET;
    }

    static RuleSet compiled(RuleSources sources) {
        CompileResult result = RuleCompiler.compile(sources);
        assertThat(result).as(result::toString).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).ruleSet();
    }

    static List<RuleProblem> problems(RuleSources sources) {
        CompileResult result = RuleCompiler.compile(sources);
        assertThat(result).isInstanceOf(CompileResult.Rejected.class);
        return ((CompileResult.Rejected) result).problems();
    }

    /** The sources with a change to the text of one file. */
    static RuleSources edited(String path, String from, String to) {
        String text = SOURCES.file(path).orElseThrow().text();
        assertThat(text).contains(from);
        return SOURCES.with(new RuleFile(path, text.replace(from, to)));
    }

    private static RuleSources read() {
        SourceResult result = RuleSources.folder(folder());
        assertThat(result).isInstanceOf(SourceResult.Read.class);
        return ((SourceResult.Read) result).sources();
    }
}
