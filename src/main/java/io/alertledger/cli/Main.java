package io.alertledger.cli;

import io.alertledger.OpenException;
import io.alertledger.RulesException;
import io.alertledger.formats.InputException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. Messages go to standard error, answers to standard output. */
@Command(
        name = "alertledger",
        description = "Turns trading alerts into exact, explained orders, or refuses with a reason.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
public final class Main {
    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
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
            ServeCommand.class,
            LinkCommand.class,
            BatchCommand.class,
            CommandLine.HelpCommand.class);

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and returns its exit code; see {@link Exit}. */
    static int run(String... arguments) {
        return commandLine(named(arguments)).execute(arguments);
    }

    /** The command that is named first, alone: to look into all of them takes longer than to decide. */
    private static List<Class<?>> named(String... arguments) {
        for (Class<?> command : COMMANDS) {
            Command known = command.getAnnotation(Command.class);
            boolean alone = known != null && command != CommandLine.HelpCommand.class;
            if (alone && arguments.length > 0 && known.name().equals(arguments[0])) {
                return List.of(command);
            }
        }
        return COMMANDS;
    }

    /** All commands, with what a failure of each means. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Main());
        commands.forEach(line::addSubcommand);
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
