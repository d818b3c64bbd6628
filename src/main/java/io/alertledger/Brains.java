package io.alertledger;

import io.alertledger.model.Symbols;
import io.alertledger.parse.AlertParser;
import io.alertledger.parse.GrammarParser;
import io.alertledger.parse.Vocabulary;
import io.alertledger.parse.VocabularyException;
import io.alertledger.parse.WebhookReader;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleTables;
import io.alertledger.rules.SourceResult;
import io.alertledger.trade.Brain;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what decides (parser and resolver) from rule files. Stateless. */
public final class Brains {
    private Brains() {}

    /**
     * From a folder of rule files, or from the packed ones.
     *
     * @param folder empty for the packed rules
     * @throws RulesException if the folder can not be read or its rules can not be used; the message holds
     *     every problem with file and line
     */
    public static Brain load(Optional<Path> folder) {
        return of(compile(folder.map(Brains::read).orElseGet(RuleSources::packed)));
    }

    /**
     * Which words mean the same underlying, by the rules that a ledger of these settings uses; no rule is
     * compiled.
     *
     * @throws RulesException if the rules can not be read
     */
    public static Symbols symbols(Settings settings) {
        return RuleTables.of(AlertLedger.rulesFor(settings).map(Brains::read).orElseGet(RuleSources::packed))
                .symbols();
    }

    private static RuleSources read(Path folder) {
        SourceResult result = RuleSources.folder(folder);
        if (result instanceof SourceResult.Read read) {
            return read.sources();
        }
        throw new RulesException("The rules in " + folder + " can not be read:\n" + result);
    }

    private static RuleSet compile(RuleSources sources) {
        CompileResult result = RuleCompiler.compile(sources);
        if (result instanceof CompileResult.Compiled compiled) {
            return compiled.ruleSet();
        }
        throw new RulesException("The rules can not be used:\n" + result);
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

    /** From a compiled rule set. */
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
        try {
            return Vocabulary.read(sources.file("words.csv").map(RuleFile::text).orElse(""));
        } catch (VocabularyException bad) {
            throw new RulesException("The words in words.csv can not be used:\n" + bad.getMessage());
        }
    }
}
