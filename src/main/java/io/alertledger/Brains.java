package io.alertledger;

import io.alertledger.model.Symbols;
import io.alertledger.parse.AlertParser;
import io.alertledger.parse.GrammarParser;
import io.alertledger.parse.Vocabulary;
import io.alertledger.parse.VocabularyException;
import io.alertledger.parse.VocabularyProblem;
import io.alertledger.parse.WebhookReader;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleTables;
import io.alertledger.rules.SourceResult;
import io.alertledger.trade.Brain;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what decides (parser and resolver) from rule files. Stateless. */
public final class Brains {
    private static final String WORDS = "words.csv";

    private Brains() {}

    /**
     * From a folder of rule files, or from the packed ones.
     *
     * @param folder empty for the packed rules
     * @throws RulesException if the folder can not be read or its rules can not be used; the message holds
     *     every problem with file and line
     */
    public static Brain load(Optional<Path> folder) {
        CompileResult result = RuleCompiler.compile(folder.map(Brains::read).orElseGet(RuleSources::packed));
        if (result instanceof CompileResult.Compiled compiled) {
            return of(compiled.ruleSet());
        }
        throw new RulesException(((CompileResult.Rejected) result).problems());
    }

    /**
     * Which words mean the same underlying, by the rules that a ledger of these settings uses; no rule is
     * compiled.
     *
     * @throws RulesException if the rules can not be read
     */
    public static Symbols symbols(Settings settings) {
        return RuleTables.of(RuleHome.of(settings).inUse().map(Brains::read).orElseGet(RuleSources::packed))
                .symbols();
    }

    private static RuleSources read(Path folder) {
        SourceResult result = RuleSources.folder(folder);
        if (result instanceof SourceResult.Read read) {
            return read.sources();
        }
        throw new RulesException(((SourceResult.Unreadable) result).problems());
    }

    /**
     * The parser alone, from a folder of rule files or from the packed ones; no rule is compiled.
     *
     * @throws RulesException if the tables can not be read or used
     */
    public static AlertParser parser(Optional<Path> folder) {
        RuleSources sources = folder.map(Brains::read).orElseGet(RuleSources::packed);
        return parser(sources, RuleTables.of(sources));
    }

    /**
     * From a compiled rule set.
     *
     * @throws RulesException if its words can not be used
     */
    public static Brain of(RuleSet rules) {
        return new Brain(parser(rules.sources(), rules.tables()), new Resolver(rules));
    }

    /** What reads the bodies of webhooks, by the words of a rule set. */
    static WebhookReader webhooks(RuleSet rules) {
        return new WebhookReader(words(rules.sources()), rules.tables().symbols());
    }

    private static GrammarParser parser(RuleSources sources, RuleTables tables) {
        return new GrammarParser(words(sources), tables.calendar(), tables.symbols());
    }

    private static Vocabulary words(RuleSources sources) {
        RuleFile file = sources.file(WORDS).orElse(new RuleFile(WORDS, ""));
        try {
            return Vocabulary.read(file.text());
        } catch (VocabularyException bad) {
            throw new RulesException(bad.problems().stream()
                    .map(problem -> problem(file, problem))
                    .toList());
        }
    }

    private static RuleProblem problem(RuleFile file, VocabularyProblem problem) {
        return file.problemInCell(
                problem.line(), problem.column(), "\"" + problem.value() + "\" " + problem.message(), "");
    }
}
