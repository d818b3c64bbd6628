package io.alertledger.cli;

import picocli.CommandLine.Command;

/** Looks after the rules. */
@Command(
        name = "rules",
        description = "Looks after the rules.",
        mixinStandardHelpOptions = true,
        subcommands = {TuneCommand.class})
final class RulesCommand {}
