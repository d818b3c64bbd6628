package io.alertledger.web;

import io.alertledger.formats.InputException;
import io.alertledger.ledger.NotStoredException;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both listeners have in common: limits, silence about themselves, and problems for all that goes wrong. */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private Listener() {}

    static void plain(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = Body.MOST;
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(null));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
        });
    }

    /** @param missing what is said where there is no such route */
    static void problems(JavalinConfig config, Function<Context, Problem> missing) {
        // Javalin answers these itself, as text, where nobody else does.
        config.routes.exception(
                HttpResponseException.class, (refused, ctx) -> Reply.problem(ctx, problem(ctx, refused, missing)));
        config.routes.exception(Exception.class, (failed, ctx) -> {
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            Reply.problem(ctx, problem(ctx, cause, missing));
        });
    }

    private static Problem problem(Context ctx, Throwable failed, Function<Context, Problem> missing) {
        if (failed instanceof ProblemException known) {
            return known.problem();
        }
        if (failed instanceof InputException input) {
            return Problem.of(input.problem());
        }
        if (failed instanceof NotStoredException) {
            return Problem.of(503, "NOT_STORED", String.valueOf(failed.getMessage()));
        }
        if (failed instanceof UncheckedIOException disk) {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), failed);
            return Problem.of(
                    503,
                    "NOT_STORED",
                    disk.getMessage() + ": "
                            + Objects.requireNonNull(disk.getCause()).getMessage());
        }
        if (failed instanceof HttpResponseException refused) {
            return switch (refused.getStatus()) {
                case 404 -> missing.apply(ctx);
                case 413 -> Problem.of(413, "TOO_LARGE", "the body is larger than allowed");
                default -> Problem.of(refused.getStatus(), "BAD_REQUEST", String.valueOf(refused.getMessage()));
            };
        }
        LOG.error("{} {} failed", ctx.method(), ctx.path(), failed);
        return Problem.of(500, "INTERNAL", "something went wrong here; the log says what");
    }
}
