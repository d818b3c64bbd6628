package io.alertledger.exits;

import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.SourceResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shipped exit and protection rules, without the rules of other stages and what their tables say of them. */
public final class ExitRules {
    private static final RuleSet SET = compile(List.of());

    private ExitRules() {}

    public static RuleSet set() {
        return SET;
    }

    /** The same with one more file of protection rules. */
    static RuleSet with(String rules) {
        return compile(List.of(new RuleFile("protection/more.drl", rules)));
    }

    private static RuleSet compile(List<RuleFile> more) {
        List<RuleFile> files = new ArrayList<>(more);
        RuleSources all = ((SourceResult.Read) RuleSources.folder(Path.of("rules"))).sources();
        for (RuleFile file : all.files()) {
            if (file.path().equals("weights.csv")) {
                files.add(new RuleFile(file.path(), "rule,points,note\n"));
            } else if (file.path().equals("policy.csv")) {
                files.add(new RuleFile(file.path(), "account,channel,ticker,heuristics\n*,*,*,\n"));
            } else if (file.isTable() || List.of("exits", "protection").contains(file.folder())) {
                files.add(file);
            }
        }
        CompileResult result = RuleCompiler.compile(RuleSources.of(files));
        if (result instanceof CompileResult.Compiled compiled) {
            return compiled.ruleSet();
        }
        throw new AssertionError(result.toString());
    }
}
