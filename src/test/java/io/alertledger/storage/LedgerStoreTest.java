package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Book;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatWasBookedIsThereAfterReopening() {
        Path file = folder.resolve("ledger.db");
        Book before;
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "5", "1.50", "f1");
            Books.buy(store, Books.SPY, "2", "2.00", "f2");
            Books.sell(store, Books.SPY, "6", "2.50", "f3");
            Books.buy(store, Books.TSLA, "1", "9.10", "f4");
            before = store.book();
        }
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.book()).isEqualTo(before);
            assertThat(store.book().version()).isEqualTo(4);
            assertThat(store.events(0, 10)).hasSize(4);
            assertThat(store.book().position(Books.SPY).orElseThrow().quantity())
                    .isEqualByComparingTo("1");
        }
    }
}
