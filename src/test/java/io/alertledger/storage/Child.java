package io.alertledger.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own, to be killed: runs a class's {@code main} and keeps what it printed. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final Path output;

    private final Path errors;

    private Child(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts {@code main} of a class on this class path. */
    public static Child start(Path folder, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = Files.createTempFile(folder, "child", ".out");
        // A file, since a pipe is closed with the process and its last words are lost.
        Path errors = Files.createTempFile(folder, "child", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new Child(process, output, errors);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has printed that many whole lines. */
    public void await(int lines) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
        while (printed().size() < lines) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the child " + (process.isAlive() ? "is slow" : "has ended")
                        + " and printed only " + printed() + "\n" + Files.readString(errors));
            }
            Thread.sleep(5);
        }
    }

    /** What it has printed, without a last line that is not whole. */
    public List<String> printed() throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** SIGKILL: no handler, no flush, no goodbye. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
