package io.alertledger.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Books in a loop, buying and selling, and prints each id once it is acknowledged. */
final class BookingLoop {
    private BookingLoop() {}

    /** Arguments: file, prefix of ids, number of threads. */
    public static void main(String[] arguments) throws InterruptedException {
        LedgerStore store = Books.open(Path.of(arguments[0]));
        System.out.println("open");
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < Integer.parseInt(arguments[2]); t++) {
            String mine = arguments[1] + "-" + t + "-";
            threads.add(new Thread(() -> {
                for (int i = 0; ; i++) {
                    Books.buy(store, Books.SPY, "2", "1.50", mine + "b" + i);
                    System.out.println(mine + "b" + i);
                    Books.sell(store, Books.SPY, "1", "2.50", mine + "s" + i);
                    System.out.println(mine + "s" + i);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
