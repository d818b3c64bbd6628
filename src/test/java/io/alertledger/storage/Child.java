package io.alertledger.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own, to be killed: runs a class's {@code main} and keeps what it printed. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code main} of a class on this class path. */
    static Child start(Path folder, Class<?> main, Object... arguments) throws IOException {
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
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(Files.createTempFile(folder, "child", ".err").toFile())
                .start();
        return new Child(process, output);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has printed that many whole lines. */
    void await(int lines) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (printed().size() < lines) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the child printed only " + printed());
            }
            Thread.sleep(5);
        }
    }

    /** What it has printed, without a last line that is not whole. */
    List<String> printed() throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** SIGKILL: no handler, no flush, no goodbye. */
    void kill() throws InterruptedException {
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
