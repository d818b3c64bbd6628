package io.alertledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream: what is told, how it is resumed, and that nobody who reads it can hold up trading. */
class StreamTest {
    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private void alert(String id, String text) throws Exception {
        assertThat(served.post("/api/alerts", "{'id':'" + id + "','author':'" + id + "','text':'" + text + "'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReaderThatWasCutOffGoesOnWhereItWas() throws Exception {
        String last;
        try (StreamReader reader = StreamReader.of(served, "")) {
            alert("a", "Good morning");
            last = reader.next("alert").id();
        }
        alert("b", "Good evening");
        alert("c", "Good night");
        try (StreamReader reader = StreamReader.of(served, last)) {
            List<String> ids = new ArrayList<>();
            while (ids.size() < 2) {
                StreamReader.Event event = reader.next("alert");
                ids.add(event.json().path("id").asText());
            }
            assertThat(ids).containsExactly("b", "c");
        }
    }

    @Test
    void aReaderThatMissedTooMuchOrKnowsAnotherStreamIsToldToReadAnew() throws Exception {
        for (String last : List.of("another-17", "nonsense", "99999999")) {
            try (StreamReader reader = StreamReader.of(served, last)) {
                assertThat(reader.next().name()).isEqualTo("resync");
            }
        }
    }

    @Test
    void oneAlertTellsItselfItsDecisionItsOrderAndItsPosition() throws Exception {
        try (StreamReader reader = StreamReader.of(served, "")) {
            alert("entry", "BTO 2 SPY 650c 12/20/2030 @ 1.10");
            assertThat(reader.next("alert").json().path("text").asText()).startsWith("BTO");
            StreamReader.Event decision = reader.next("decision");
            assertThat(decision.json().path("outcome").asText()).isEqualTo("RESOLVED");
            assertThat(reader.next("order").json().path("decisionId"))
                    .isEqualTo(decision.json().path("decisionId"));
            assertThat(reader.next("position").json().path("id").asText()).isEqualTo("SPY_20301220_650_C");
        }
    }

    @Test
    void fiveHundredStreamsThatNobodyReadsDoNotStopTrading() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                idle.add(open());
            }
            for (int i = 0; i < 40; i++) {
                assertThat(served.post(
                                        "/api/trades",
                                        "{'tradeId':'n" + i
                                                + "','instrument':'QQQ','side':'BUY','quantity':1,'price':1}")
                                .status())
                        .isEqualTo(200);
            }
            assertThat(served.get("/api/positions/QQQ").json().path("quantity").asText())
                    .isEqualTo("40");
            try (StreamReader reader = StreamReader.of(served, "")) {
                alert("last", "Good night");
                String told = "";
                while (!told.equals("last")) {
                    told = reader.next("alert").json().path("id").asText();
                }
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** A stream whose answer is begun and never read further. */
    private Socket open() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new InetSocketAddress("127.0.0.1", served.server.port()));
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        out.write(("GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port() + "\r\nAuthorization: Bearer "
                        + served.server.tokens().bot() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    @Test
    void closingEndsEveryStream(@TempDir Path another) throws Exception {
        Served closed = new Served(another);
        try (StreamReader reader = StreamReader.of(closed, "")) {
            reader.next("status");
            closed.close();
            assertThatThrownBy(() -> {
                        while (true) {
                            reader.next();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
