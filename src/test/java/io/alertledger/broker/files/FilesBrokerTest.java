package io.alertledger.broker.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.broker.TestOrders;
import io.alertledger.formats.Json;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBrokerTest {
    private static final String HELD = "{\"SOLUSDT\":{\"side\":\"LONG\",\"qty\":5,\"entry_price\":143.36},"
            + "\"AAPL\":{\"side\":\"LONG\",\"qty\":10,\"entry_price\":100}}";

    @TempDir
    Path folder;

    private Path positions;
    private Path intents;
    private Broker broker;

    @BeforeEach
    void open() throws IOException {
        positions = folder.resolve("positions_state.json");
        intents = folder.resolve("out/exit_intents.jsonl");
        Files.writeString(positions, HELD);
        broker = reopened();
    }

    private Broker reopened() {
        return new FilesBrokerProvider()
                .open(TestOrders.context(
                        Map.of("files.positionsState", positions.toString(), "files.exitIntents", intents.toString())));
    }

    private BrokerReport report() {
        return ((ReportAnswer.Report) broker.report("default")).report();
    }

    private static Order exit() {
        return TestOrders.exit("c1", "SOLUSDT", 2, "150");
    }

    @Test
    void theFileIsTheReport() {
        assertThat(report().positions()).hasSize(2);
        assertThat(report().complete()).isTrue();
        assertThat(report().ordersComplete()).isFalse();
    }

    @Test
    void aFileCutOffAtAnyByteIsNoReport() throws IOException {
        byte[] whole = Files.readAllBytes(positions);
        for (int length = 0; length < whole.length; length++) {
            Files.write(positions, Arrays.copyOf(whole, length));
            assertThat(broker.report("default")).as("%s bytes", length).isInstanceOf(ReportAnswer.NoReport.class);
        }
    }

    @Test
    void missingBrokenAndOddFilesAreNoReport() throws IOException {
        for (String text : new String[] {"null", HELD + "\0\0", "{\"A\":{},\"A\":{}}", "{\"A\":{\"qty\":NaN}}"}) {
            Files.writeString(positions, text);
            assertThat(broker.report("default")).as(text).isInstanceOf(ReportAnswer.NoReport.class);
        }
        Files.write(positions, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(broker.report("default")).isInstanceOf(ReportAnswer.NoReport.class);
        Files.delete(positions);
        assertThat(broker.report("default")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void anEmptyObjectIsFlat() throws IOException {
        Files.writeString(positions, "{}");
        assertThat(report().positions()).isEmpty();
    }

    @Test
    void anotherAccountIsNotInTheFile() {
        assertThat(broker.report("other")).isInstanceOf(ReportAnswer.NoReport.class);
    }

    @Test
    void anExitIsOneLineInTheOrdersShape() throws IOException {
        report();
        assertThat(broker.submit(exit())).isEqualTo(new Submission.Accepted(null));
        assertThat(Files.readAllLines(intents)).hasSize(1);
        var line = Json.read(Files.readAllLines(intents).get(0));
        assertThat(line.path("clientOrderId").asText()).isEqualTo("c1");
        assertThat(line.path("instrument").asText()).isEqualTo("SOLUSDT");
        assertThat(line.path("side").asText()).isEqualTo("SELL");
        assertThat(line.path("quantity").asText()).isEqualTo("2");
        assertThat(line.path("limitPrice").asText()).isEqualTo("150");
        assertThat(line.path("held").asText()).isEqualTo("5");
        assertThat(Files.readString(positions)).isEqualTo(HELD);
    }

    @Test
    void theSameExitIsWrittenOnceAlsoAfterARestart() throws IOException {
        broker.submit(exit());
        broker.submit(exit());
        reopened().submit(exit());
        assertThat(Files.readAllLines(intents)).hasSize(1);
    }

    @Test
    void aLineThatACrashCutOffSwallowsNothing() throws IOException {
        broker.submit(exit());
        Files.writeString(intents, Files.readString(intents) + "{\"clientOrderId\":\"c2");
        Broker after = reopened();
        after.submit(TestOrders.exit("c3", "SOLUSDT", 1, "150"));
        assertThat(Files.readAllLines(intents)).hasSize(3);
        assertThat(reopened().order(TestOrders.exit("c3", "SOLUSDT", 1, "150"))).isInstanceOf(OrderAnswer.Known.class);
        assertThat(reopened().order(TestOrders.exit("c2", "SOLUSDT", 1, "150"))).isEqualTo(new OrderAnswer.NotFound());
    }

    @Test
    void entriesAreNotTaken() {
        assertThat(broker.submit(TestOrders.order("c1", "SOLUSDT", OrderSide.BUY, 1, "150")))
                .isInstanceOf(Submission.Rejected.class);
    }

    @Test
    void anExitWorksUntilTheFileShowsThatSoMuchHasGone() throws IOException {
        report();
        broker.submit(exit());
        assertThat(broker.order(exit()))
                .isInstanceOfSatisfying(
                        OrderAnswer.Known.class,
                        known -> assertThat(known.state()).isEqualTo(OrderState.SUBMITTED));
        assertThat(report().orders()).isEmpty();
        Files.writeString(positions, HELD.replace("\"qty\":5", "\"qty\":4"));
        assertThat(report().orders()).isEmpty();
        Files.writeString(positions, HELD.replace("\"qty\":5", "\"qty\":3"));
        assertThat(report().orders()).singleElement().satisfies(order -> {
            assertThat(order.clientOrderId()).isEqualTo("c1");
            assertThat(order.state()).isEqualTo(OrderState.FILLED);
        });
    }

    @Test
    void cancellingIsALineToo() throws IOException {
        assertThat(broker.cancel(exit())).isInstanceOf(Cancellation.Refused.class);
        broker.submit(exit());
        assertThat(broker.cancel(exit())).isEqualTo(new Cancellation.Requested());
        broker.cancel(exit());
        assertThat(Files.readAllLines(intents)).hasSize(2).last().asString().contains("CANCEL");
    }
}
