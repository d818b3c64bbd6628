package io.alertledger.scenario;

import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.SourceResult;
import java.nio.file.Path;
import java.util.List;

/**
 * A measurement run by hand: how many faults in the shipped rules the scenarios beside them catch. Arguments: the rules
 * folder, then the folders inside it to put faults into (all where none is named).
 */
public final class MutationReport {
    private MutationReport() {}

    public static void main(String[] args) {
        SourceResult read = RuleSources.folder(Path.of(args.length == 0 ? "rules" : args[0]));
        if (!(read instanceof SourceResult.Read sources)) {
            throw new IllegalArgumentException("rules can't be read: " + read);
        }
        List<String> folders = args.length < 2 ? List.of() : List.of(args).subList(1, args.length);
        List<Mutations.Mutation> mutations = Mutations.of(sources.sources(), folders);
        if (!(RuleCompiler.compile(sources.sources()) instanceof CompileResult.Compiled sound)) {
            throw new IllegalArgumentException("the rules do not compile; see `rules check`");
        }
        Mutations.Result result =
                Mutations.run(sound.ruleSet(), mutations, ScenarioRunner.withoutParser(), mutation -> {});
        result.alive().forEach(m -> System.out.println("alive  " + m.file() + ":" + m.line() + "  " + m.words()));
        System.out.println(result.caught().size() + " of " + mutations.size() + " caught, " + result.percent() + " %");
    }
}
