package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Verdict;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExportSummaryTest {
    private final ExportSummary summary = new ExportSummary(Grammar.PARSER, Grammar.WEDNESDAY);
    private final List<String> problems = new ArrayList<>();

    @Test
    void jsonLinesOfAChatExporter() throws IOException {
        read("""
                {"timestamp":"2026-01-28T10:00:00-05:00","author":{"name":"ann"},"content":"BTO AAPL 260c 2/6 @ 2"}
                {"timestamp":"2026-01-28T10:05:00-05:00","author":{"name":"bob"},"content":"gm all"}

                {"timestamp":"2026-01-28T11:00:00-05:00","author":{"name":"ann"},"content":"out half @ 3"}
                {"timestamp":"2026-01-28T11:01:00-05:00","author":{"name":"cat"},"content":"out half @ 3"}
                {"half": tru
                {"id": 7}
                """);

        assertThat(summary.messages()).isEqualTo(4);
        assertThat(summary.counts()).isEqualTo(Map.of(Verdict.ORDER, 2, Verdict.NOTE, 1, Verdict.UNCLEAR, 1));
        assertThat(summary.unclear())
                .extracting(
                        unclear -> unclear.row().line() + " " + unclear.row().author())
                .containsExactly("5 cat");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(1)).startsWith("7: no text");
    }

    @Test
    void csvOfAChatExporter() throws IOException {
        read("""
                AuthorID,Author,Date,Content,Attachments
                1,ann,2026-01-28T10:00:00-05:00,"Trim AAPL
                half",
                1,ann,nonsense,"loading ""NVDA"" 190c",
                2,bob
                """);

        assertThat(summary.counts()).isEqualTo(Map.of(Verdict.ORDER, 1, Verdict.PLAN, 1));
        assertThat(problems).containsExactly("5: the row has 2 cells and no text");
    }

    @Test
    void aReplyIsReadWithTheMessageItAnswers() throws IOException {
        read("""
                {"id":"1","author":"ann","content":"BTO AAPL 260c 2/6 @ 2"}
                {"id":"2","author":"bob","content":"nice entry"}
                {"id":3,"author":"cat","content":"out half","reply_to":"1"}
                {"id":4,"author":"dan","content":"out here","reference":{"channelId":"9","messageId":"1"}}
                {"id":5,"author":"eve","content":"out here","reference":{"messageId":"99"}}
                """);

        assertThat(summary.counts()).isEqualTo(Map.of(Verdict.ORDER, 3, Verdict.NOTE, 1, Verdict.UNCLEAR, 1));
        assertThat(summary.unclear()).extracting(unclear -> unclear.row().id()).containsExactly("5");
    }

    /** Two hundred million characters, made while they are read: kept, they would not fit. */
    @Test
    @Tag("long")
    void aLineWithoutEndCostsItselfOnly() throws IOException {
        Reader endless = new Reader() {
            private long left = 200_000_000;

            @Override
            public int read(char[] buffer, int from, int length) {
                int count = (int) Math.min(length, left);
                Arrays.fill(buffer, from, from + count, 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }

            @Override
            public void close() {}
        };
        String before = "{\"author\":\"ann\",\"content\":\"Trim AAPL\"}\n{\"content\":\"";
        String after = "\"}\n{\"author\":\"ann\",\"content\":\"Out of AAPL\"}\n";

        ChannelExport.read(
                new Parts(new StringReader(before), endless, new StringReader(after)),
                summary::add,
                (line, problem) -> problems.add(line + ": " + problem));

        assertThat(summary.counts()).isEqualTo(Map.of(Verdict.ORDER, 2));
        assertThat(problems).hasSize(1).first().asString().startsWith("2: longer than 1048576 characters");
    }

    /** Readers one behind the other. */
    private static final class Parts extends Reader {
        private final Deque<Reader> parts;

        Parts(Reader... parts) {
            this.parts = new ArrayDeque<>(List.of(parts));
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            while (!parts.isEmpty()) {
                int count = parts.element().read(buffer, from, length);
                if (count >= 0) {
                    return count;
                }
                parts.remove();
            }
            return -1;
        }

        @Override
        public void close() {}
    }

    @Test
    void aTableWithoutTextsIsTold() throws IOException {
        read("a,b\n1,2\n");

        assertThat(summary.messages()).isZero();
        assertThat(problems).hasSize(1).first().asString().contains("no column of texts");
    }

    private void read(String export) throws IOException {
        ChannelExport.read(
                new StringReader(export), summary::add, (line, problem) -> problems.add(line + ": " + problem));
    }
}
