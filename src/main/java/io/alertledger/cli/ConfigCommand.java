package io.alertledger.cli;

import io.alertledger.Config;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the configuration. */
@Command(
        name = "config",
        description = "Shows the configuration.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigCommand.Show.class)
final class ConfigCommand {
    private ConfigCommand() {}

    /** Prints each setting with where it comes from. */
    @Command(
            name = "show",
            description = "Prints each setting with where it comes from; secrets are masked.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Override
        public Integer call() throws IOException {
            Config.load(global.folder(), System.getenv())
                    .shown()
                    .forEach(spec.commandLine().getOut()::println);
            return Exit.DONE;
        }
    }
}
