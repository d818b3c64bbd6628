package io.alertledger.cli;

import io.alertledger.OpenException;
import io.alertledger.RulesException;
import io.alertledger.formats.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. Messages go to standard error, answers to standard output. */
@Command(
        name = "alertledger",
        description = "Turns trading alerts into exact, explained orders, or refuses with a reason.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            DemoCommand.class,
            ResolveCommand.class,
            HandleCommand.class,
            SettleCommand.class,
            ParseCommand.class,
            ExplainCommand.class,
            TradeCommand.Buy.class,
            TradeCommand.Sell.class,
            PositionsCommand.class,
            ResultsCommand.class,
            OrdersCommand.ListOrders.class,
            OrdersCommand.Report.class,
            ClaimCommand.class,
            PauseCommand.Pause.class,
            PauseCommand.Resume.class,
            SyncCommand.class,
            SeedCommand.class,
            ScanCommand.class,
            SimulateCommand.class,
            ProtectCommand.Protect.class,
            ProtectCommand.Unprotect.class,
            InitCommand.class,
            DoctorCommand.class,
            ConfigCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            UndoCommand.class,
            LedgerCommand.class,
            RulesCommand.class,
            AccuracyCommand.class,
            ReplayCommand.class,
            BatchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and returns its exit code; see {@link Exit}. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The commands, with what a failure of each means. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return code(failure, command);
        });
        line.setParameterExceptionHandler(Main::usage);
        return line;
    }

    private static int code(Exception failure, CommandLine command) {
        if (failure instanceof InputException
                || failure instanceof IllegalArgumentException
                || failure instanceof RulesException) {
            return Exit.USAGE;
        }
        if (!(failure instanceof OpenException) && failure.getMessage() == null) {
            failure.printStackTrace(command.getErr());
        }
        return Exit.OUTSIDE;
    }

    private static int usage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Exit.USAGE;
    }
}
