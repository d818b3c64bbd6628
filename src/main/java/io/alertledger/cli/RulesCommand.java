package io.alertledger.cli;

import picocli.CommandLine.Command;

/** Looks after the rules. */
@Command(
        name = "rules",
        description = "Looks after the rules.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RulesCheckCommand.class,
            RulesTestCommand.class,
            RulesCoverageCommand.class,
            RulesImpactCommand.class,
            RulesMutateCommand.class,
            RulesCatalogueCommand.class,
            RulesDiffCommand.class,
            RulesUpgradeCommand.class,
            RulesRollbackCommand.class,
            TuneCommand.class
        })
final class RulesCommand {}
