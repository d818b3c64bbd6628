package io.alertledger.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This machine and its processes. */
final class Hosts {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private Hosts() {}

    /** The machine's name; asked of the kernel where that can be, since a name server may be slow to answer. */
    static String name() {
        try {
            if (Files.isReadable(LINUX)) {
                return Files.readString(LINUX).strip();
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        } catch (IOException unreadable) {
            return "localhost";
        }
    }

    static @Nullable Instant startedAt(ProcessHandle process) {
        return process.info().startInstant().orElse(null);
    }

    /** Whether the very process runs, and not another one that was given its number. */
    static boolean runs(long pid, @Nullable Instant startedAt) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> {
                    Instant now = startedAt(process);
                    return startedAt == null || now == null || now.equals(startedAt);
                })
                .isPresent();
    }
}
