package io.alertledger.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code batch lots}, line by line. */
class LotsBatchTest {
    private final LotsBatch batch = new LotsBatch();

    @Test
    void aHistoryGivesItsLotsAndResults() {
        assertThat(batch.line("""
                {"id":"a","method":"FIFO","multiplier":100,"events":[
                 {"op":"buy","quantity":5,"price":"1.20","time":"2026-01-28T15:00:00Z"},
                 {"op":"sell","quantity":"2","price":1.5,"fee":"1"},
                 {"op":"sell","quantity":9,"price":1.5}]}""")).isEqualTo("""
                {"id":"a","events":[{"ok":true,"realized":"0","matched":[]},\
                {"ok":true,"realized":"59","matched":[{"lot":"L1","quantity":"2","cost":"1.2"}]},\
                {"ok":false,"code":"INSUFFICIENT","available":"3","message":"9 are wanted, 3 are held"}],\
                "lots":[{"lot":"L1","quantity":"3","cost":"1.2","openedAt":"2026-01-28T15:00:00Z"}],\
                "quantity":"3","realized":"59"}""");
    }

    @Test
    void missingMultiplierIsOneAndOptionalFieldsMayBeNull() {
        assertThat(batch.line("""
                {"id":1,"method":"LIFO","multiplier":null,"note":"ignored","events":[
                 {"op":"SHORT","quantity":1,"price":3,"lot":null,"select":null,"fee":null,"time":null}]}""")).isEqualTo("""
                {"id":1,"events":[{"ok":true,"realized":"0","matched":[]}],\
                "lots":[{"lot":"L1","quantity":"1","cost":"3","side":"SHORT"}],"quantity":"1","realized":"0"}""");
    }

    @Test
    void aNamedSelectionFindsItsLot() {
        assertThat(batch.line("""
                {"id":"s","method":"STRICT","events":[
                 {"op":"buy","quantity":5,"price":1,"lot":"A","time":"2026-01-28T10:00:00-05:00"},
                 {"op":"buy","quantity":5,"price":2},
                 {"op":"sell","quantity":1,"price":2,"select":{"time":"2026-01-28T15:00:00Z","cost":"1.00"}},
                 {"op":"sell","quantity":1,"price":2}]}"""))
                .contains(
                        "{\"ok\":true,\"realized\":\"1\",\"matched\":[{\"lot\":\"A\",\"quantity\":\"1\",\"cost\":\"1\"}]}")
                .contains("\"code\":\"AMBIGUOUS\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":7,"method":"FIFO","events":[{"op":"buy","quantity":"NaN","price":1}]}        | {"id":7,"error":{"code":"INVALID","field":"events[0].quantity"
            {"id":7,"method":"FIFO","events":[{"op":"buy","quantity":1e300000000,"price":1}]}  | {"id":7,"error":{"code":"INVALID","field":"events[0].quantity"
            {"id":7,"method":"FIFO","events":[{"op":"buy","price":1}]}                         | {"id":7,"error":{"code":"MISSING","field":"events[0].quantity"
            {"id":7,"method":"FIFO","events":[{"op":"gift","quantity":1}]}                     | {"id":7,"error":{"code":"INVALID","field":"events[0].op"
            {"id":7,"method":"BEST","events":[]}                                               | {"id":7,"error":{"code":"INVALID","field":"method"
            {"id":7,"multiplier":0,"events":[]}                                                | {"id":7,"error":{"code":"INVALID","field":"multiplier"
            {"id":7}                                                                           | {"id":7,"error":{"code":"MISSING","field":"events"
            {"id":7,"events":3}                                                                | {"id":7,"error":{"code":"INVALID","field":"events"
            {"id":7,"events":[3]}                                                              | {"id":7,"error":{"code":"INVALID","field":"events[0]"
            {"id":7,"events":[{"op":"buy","quantity":1,"price":1,"time":"today"}]}             | {"id":7,"error":{"code":"INVALID","field":"events[0].time"
            {"id":7,                                                                           | {"id":null,"error":{"code":"BAD_JSON"
            [1]                                                                                | {"id":null,"error":{"code":"INVALID"
            """)
    void aLineThatIsNotUnderstoodSaysWhy(String line, String answer) {
        assertThat(batch.line(line)).startsWith(answer);
    }
}
