package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code import}, {@code export}, {@code undo} and {@code ledger} as a person or a script calls them. */
class FilesCommandsTest {
    private static final String TRADES = """
            Date,Symbol,Trader,Asset,Type,Price,Qty,STC-Qty,STC-Price,STC-Date
            2026-01-05 10:00:00,SPY_013026C595,ann,option,BTO,1.50,5,2,2.25,2026-01-06 11:00:00
            2026-01-05 10:03:00,QQQ_013026C500,bob,option,STO,3,2,,,
            2026-01-05 10:05:00,TSLA_013026C350,bob,option,BTO,1,3,5,2,2026-01-05 12:00:00
            2026-01-05 10:06:00,SPX,bob,stock,BTO,6900,3,,,
            """;

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    private int run(String... arguments) {
        StringWriter told = new StringWriter();
        StringWriter complained = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(told));
        line.setErr(new PrintWriter(complained));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--db", folder.resolve("ledger.db").toString(), "--at", "2026-01-28T15:00:00Z"));
        int code = line.execute(all.toArray(String[]::new));
        out = told.toString();
        err = complained.toString();
        return code;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String batch() {
        Matcher batch = Pattern.compile("imp-[0-9a-z-]+").matcher(out);
        assertThat(batch.find()).as(out).isTrue();
        return batch.group();
    }

    private JsonNode json() {
        return Json.read(out);
    }

    @Test
    void anImportSaysRowByRowWhatItTook() throws IOException {
        String csv = file("trades.csv", TRADES);
        assertThat(run("import", csv)).isEqualTo(Exit.NO);
        assertThat(out).contains("4 rows, 3 booked, 0 unchanged, 1 in part, 1 skipped.");
        assertThat(err)
                .contains("trades.csv row 4 in part: INSUFFICIENT exit quantity '5'")
                .contains("trades.csv row 5 skipped: INDEX Symbol 'SPX'");
        assertThat(run("import", csv, "--json")).isEqualTo(Exit.NO);
        assertThat(json().path("kind").asText()).isEqualTo("trades");
        assertThat(json().path("booked").asInt()).isZero();
        assertThat(json().path("unchanged").asInt()).isEqualTo(2);
        assertThat(json().path("problems"))
                .extracting(problem -> problem.path("row").asInt()
                        + problem.path("code").asText()
                        + problem.path("skipped").asBoolean())
                .containsExactly("4INSUFFICIENTfalse", "5INDEXtrue");
        run("positions", "--json");
        assertThat(json().path("positions"))
                .extracting(held -> held.path("instrument").asText() + " "
                        + held.path("side").asText() + " "
                        + held.path("quantity").asText() + " @ "
                        + held.path("averageCost").asText())
                .containsExactlyInAnyOrder(
                        "SPY_20260130_595_C LONG 3 @ 1.5",
                        "QQQ_20260130_500_C SHORT 2 @ 3",
                        "TSLA_20260130_350_C LONG 3 @ 1");
    }

    @Test
    void aDryRunSaysTheSameAndBooksNothing() throws IOException {
        String csv = file("trades.csv", TRADES);
        assertThat(run("import", csv, "--dry-run")).isEqualTo(Exit.NO);
        assertThat(out).contains("4 rows, 3 to book, 0 unchanged, 1 in part, 1 skipped. Nothing was booked.");
        assertThat(err).contains("trades.csv row 4 in part: INSUFFICIENT exit quantity '5'");
        assertThat(folder.resolve("ledger.db")).doesNotExist();

        run("import", csv);
        String more = file("more.csv", TRADES + "2026-01-05 11:00:00,AAPL,ann,stock,BTO,1,1,,,\n");
        assertThat(run("import", more, "--dry-run", "--json")).isEqualTo(Exit.NO);
        assertThat(json().path("dryRun").asBoolean()).isTrue();
        assertThat(json().has("batch")).isFalse();
        assertThat(json().path("booked").asInt()).isEqualTo(1);
        assertThat(json().path("unchanged").asInt()).isEqualTo(2);
        run("positions", "--json");
        assertThat(json().path("positions")).hasSize(3);
    }

    @Test
    void whileAnotherProcessOwnsTheFileOnlyADryRunIsPossible() throws IOException {
        run("import", file("trades.csv", TRADES));
        try (LedgerStore owner = LedgerStore.open(folder.resolve("ledger.db"), StoreOptions.defaults(Clock.systemUTC()))
                .orThrow()) {
            for (String[] command : new String[][] {{"import", file("trades.csv", TRADES)}, {"undo", batch()}}) {
                assertThat(run(command)).isEqualTo(Exit.OUTSIDE);
                assertThat(err)
                        .contains(owner.file().toString())
                        .contains(Long.toString(ProcessHandle.current().pid()));
            }
            assertThat(run("import", file("trades.csv", TRADES), "--dry-run")).isEqualTo(Exit.NO);
            assertThat(out).contains("0 to book");
        }
    }

    @Test
    void resultsAreSummedByWhatIsAsked() throws IOException {
        assertThat(run("results")).isEqualTo(Exit.DONE);
        assertThat(out).contains("Nothing was closed.");
        run("import", file("trades.csv", TRADES));
        run("sell", "TSLA_20260130_350_C", "--quantity", "1", "--price", "0.5", "--fee", "1");
        run("results", "--json");
        assertThat(json().path("by").asText()).isEqualTo("DAY");
        assertThat(json().path("groups"))
                .extracting(group -> group.path("name").asText() + " "
                        + group.path("realized").asText())
                .containsExactly("2026-01-06 150", "2026-01-28 -51");
        run("results", "--by", "analyst");
        assertThat(out.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(" realized closings won lost unknown", "ann 150 1 1 0 0", "bob -51 1 0 1 0");
        run("results", "--by", "reason", "--json");
        assertThat(json().path("groups"))
                .extracting(group -> group.path("name").asText())
                .containsExactly("IMPORT", "TRADE");
        run("results", "--by", "rule");
        assertThat(out).contains("No rule has closed anything.");
        assertThat(run("results", "--by", "moon")).isEqualTo(Exit.USAGE);
        assertThat(err).contains("day, analyst, channel, ticker, trade, lot, source, reason, rule");
    }

    @Test
    void everyKindGoesOutAndComesInRecognised() throws IOException {
        run("import", file("trades.csv", TRADES));
        for (String kind : List.of("trades", "tracked", "performance", "positions-state")) {
            Path out = folder.resolve(kind);
            assertThat(run("export", "--kind", kind, "--out", out.toString()))
                    .as(kind + err)
                    .isEqualTo(Exit.DONE);
            String other = folder.resolve(kind + ".db").toString();
            CommandLine line = Main.commandLine();
            StringWriter told = new StringWriter();
            line.setOut(new PrintWriter(told));
            assertThat(line.execute("import", out.toString(), "--db", other, "--json"))
                    .isEqualTo(Exit.DONE);
            JsonNode answer = Json.read(told.toString());
            assertThat(answer.path("kind").asText()).isEqualTo(kind);
            assertThat(answer.path("booked").asInt()).as(kind).isEqualTo(3);
        }
        assertThat(folder.resolve("trades")).content().contains("SPY_013026C595,ann,option,BTO,1.5,5,,,2,2.25,");
    }

    @Test
    void theLotReportHasProceedsCostAndGain() throws IOException {
        run(
                "import",
                file(
                        "trades.csv",
                        TRADES + "2024-12-04 10:00:00,AAPL,'=ann,stock,BTO,100,1,1,130,2026-01-05 10:00:00\n"));
        assertThat(run("export", "--kind", "lots")).isEqualTo(Exit.DONE);
        assertThat(out.lines())
                .hasSize(3)
                .anyMatch(
                        line -> line.startsWith(
                                "default,SPY_20260130_595_C,SPY260130C00595000,LONG,2,2026-01-05,2026-01-06,450,300,150,SHORT,"))
                .anyMatch(line -> line.startsWith("default,AAPL,,LONG,1,2024-12-04,2026-01-05,130,100,30,LONG,")
                        && line.contains(",'=ann,IMPORT,"));
    }

    @Test
    void anImportIsUndoneAsOneAndAnEventByItsNumber() throws IOException {
        run("import", file("trades.csv", TRADES));
        String batch = batch();
        assertThat(run("undo", "1")).isEqualTo(Exit.NO);
        assertThat(err).contains("event 1 ").contains("event 2 ").contains("built on it");
        run("sell", "SPY_20260130_595_C", "--quantity", "1", "--price", "1", "--trade-id", "later");
        assertThat(run("undo", batch)).as("what was sold of it later stays").isEqualTo(Exit.NO);
        assertThat(err).contains("built on it");
        String sale = err.replaceAll("(?s).*event (\\d+) \\(LotsClosed at .*", "$1");
        assertThat(run("undo", sale)).as(err).isEqualTo(Exit.DONE);
        assertThat(run("undo", batch, "--json")).as(err).isEqualTo(Exit.DONE);
        assertThat(json().path("undone").asInt()).isEqualTo(4);
        run("positions", "--json");
        assertThat(json().path("positions")).isEmpty();
        assertThat(run("undo", batch)).isEqualTo(Exit.NO);
        assertThat(err).contains("undone already");
        assertThat(run("undo", "imp-none")).isEqualTo(Exit.NO);
        assertThat(err).contains("there is no batch imp-none");
        assertThat(run("ledger", "verify")).isEqualTo(Exit.DONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"SOLUSDT":{"side":"LONG","qty":1.5,"entry_price":143.36},"A":{"qty":0}}                  | SOLUSDT LONG 1.5 @ 143.36
            [{"symbol":"SOLUSDT","position_side":"SHORT","quantity":"2","avg_entry_price":"10"}]      | SOLUSDT SHORT 2 @ 10
            {"positions":[{"symbol":"BTCUSDT","positionSide":"BOTH","positionAmt":"-0.5","entryPrice":"100"}]} | BTCUSDT SHORT 0.5 @ 100
            [{"symbol":"SPY_20260130_595_C","contracts":2,"entryPrice":1.5}]                          | SPY_20260130_595_C LONG 2 @ 1.5
            {"SOLUSDT:LONG":{"qty":1,"entry_price":2},"SOLUSDT:SHORT":{"qty":1,"entry_price":3}}      | SOLUSDT LONG 1 @ 2, SOLUSDT SHORT 1 @ 3
            [{"symbol":"SOLUSDT","qty":1,"entry_price":0}]                                            | SOLUSDT LONG 1 @ null
            """)
    void whatIsHeldComesInWhateverTheShape(String text, String expected) throws IOException {
        String state = file("positions_state.json", text);
        run("import", state);
        run("import", state);
        assertThat(out).contains(" 0 booked");
        run("positions", "--json");
        List<String> held = new ArrayList<>();
        json().path("positions")
                .forEach(position ->
                        held.add(position.path("instrument").asText().replaceAll(":.*", "") + " "
                                + position.path("side").asText() + " "
                                + position.path("quantity").asText() + " @ "
                                + position.path("averageCost").asText("null")));
        assertThat(held).containsExactlyInAnyOrder(expected.split(", "));
    }

    @Test
    void aFileThatHoldsNothingReadableChangesNothing() throws IOException {
        assertThat(run("import", file("torn.json", "{\"ch\":[{\"trade_id\":\"t1\",")))
                .isEqualTo(Exit.NO);
        assertThat(err).contains("torn.json").contains("BAD_JSON");
        assertThat(run("import", file("notes.txt", "milk and bread"))).isEqualTo(Exit.USAGE);
        assertThat(err).contains("not recognised; say --kind");
        assertThat(run("import", folder.resolve("none.csv").toString())).isEqualTo(Exit.USAGE);
        assertThat(run("import", file("x.csv", TRADES), "--kind", "tape")).isEqualTo(Exit.USAGE);
        assertThat(err).contains("trades, tracked, performance, positions-state, messages");
        assertThat(run("export", "--kind", "tape")).isEqualTo(Exit.USAGE);
        run("positions", "--json");
        assertThat(json().path("positions")).isEmpty();
    }

    @Test
    void ofMessagesNothingIsBooked() throws IOException {
        String room = file("room.jsonl", """
                {"id":"1","author":"ann","content":"BTO SPY 1/30 595c @ 1.50","timestamp":"2026-01-28T14:00:00Z"}
                {"id":"2","author":"ann","content":"good morning all","timestamp":"2026-01-28T14:01:00Z"}
                """);
        assertThat(run("import", room)).isEqualTo(Exit.DONE);
        assertThat(err).contains("nothing of them is booked");
        assertThat(out).contains("2 messages").containsPattern("ORDER +1");
        assertThat(run("import", file("room.csv", "Author,Text\nann,BTO SPY 1/30 595c @ 1.50\n"), "--kind", "messages"))
                .isEqualTo(Exit.DONE);
        assertThat(folder.resolve("ledger.db")).doesNotExist();
    }

    @Test
    void aForeignDatabaseIsNotTrusted() throws SQLException {
        Path evil = folder.resolve("performance_tracking.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + evil);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE log (text TEXT)");
            statement.execute("CREATE VIEW trades AS SELECT 'x' AS trade_id");
        }
        assertThat(run("import", evil.toString())).isEqualTo(Exit.NO);
        assertThat(err).contains("expected a table of this name");
    }

    @Test
    void aBackupComesBackAndIsNotBelievedBlindly() throws IOException {
        run("import", file("trades.csv", TRADES));
        Path backup = folder.resolve("backup.db");
        assertThat(run("ledger", "backup", backup.toString())).isEqualTo(Exit.DONE);
        run("sell", "SPY_20260130_595_C", "--quantity", "3", "--price", "2", "--trade-id", "later");
        assertThat(run("ledger", "restore", backup.toString())).as(err).isEqualTo(Exit.DONE);
        run("positions", "--json");
        assertThat(json().path("positions")).hasSize(3);
        assertThat(run("ledger", "verify")).isEqualTo(Exit.DONE);
    }
}
