package io.alertledger.cli;

import picocli.CommandLine.Command;

/** Looks after the ledger's file. */
@Command(
        name = "ledger",
        description = "Looks after the ledger's file.",
        mixinStandardHelpOptions = true,
        subcommands = {})
final class LedgerCommand {
    private LedgerCommand() {}
}
