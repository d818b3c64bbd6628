package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTextTest {
    @Test
    void theTextIsMarkedWhereItGaveAField() {
        String text = "🔥 Trim SPY 595c @ 2.50";

        assertThat(MarkedText.of(text, Grammar.PARSER.parse(Grammar.message(text))))
                .isEqualTo("""
                        ORDER
                          🔥 Trim SPY 595c @ 2.50
                            ^^^^ ^^^ ^^^^ ^^^^^^
                            TRIM $SPY 595C @ 2.5
                              action      Trim
                              optionType  595c
                              price       @ 2.50
                              strike      595c
                              ticker      SPY
                          - said now, of what is named
                          - '595c' is the strike: call stands with it
                          - '@ 2.50' is the price
                        """);
    }

    @Test
    void aTerminalIsNotMoved() {
        String text = "gm\u001b[2J\nall";

        assertThat(MarkedText.of(text, Grammar.PARSER.parse(Grammar.message(text))))
                .startsWith("NOTE\n  gm [2J⏎all\n");
    }
}
