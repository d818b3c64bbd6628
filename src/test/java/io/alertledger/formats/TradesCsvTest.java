package io.alertledger.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trades CSV says, and what of it can not be used. */
class TradesCsvTest {
    private static final String HEADER = "Date,Symbol,Trader,Asset,Type,Price,Qty,STC-Qty,STC-Price,STC-Date\n";
    private static final Symbols SYMBOLS = ((CompileResult.Compiled) RuleCompiler.compile(RuleSources.packed()))
            .ruleSet()
            .tables()
            .symbols();

    private final List<TradeRow> trades = new ArrayList<>();
    private final List<TradesCsv.Problem> problems = new ArrayList<>();

    private void read(String text) throws IOException {
        TradesCsv.read(new StringReader(text), SYMBOLS, new TradesCsv.Sink() {
            @Override
            public void trade(TradeRow row) {
                trades.add(row);
            }

            @Override
            public void leftOut(TradesCsv.Problem problem) {
                problems.add(problem);
            }
        });
    }

    @Test
    void aRowIsATradeFromOpeningToClosing() throws IOException {
        read(HEADER
                + "2026-01-28 10:05:00.250000,SPXW_012826C6950,ann,option,BTO,1.5,4,4.0,2.25,2026-01-28 11:00:00\n"
                + "2026-07-01 10:00:00,AAPL,bob,stock,STO,210,10,,,\n");
        assertThat(problems).isEmpty();
        TradeRow contract = trades.get(0);
        assertThat(contract.instrument().id()).isEqualTo("SPX_20260128_6950_C");
        assertThat(contract.openedAt()).isEqualTo("2026-01-28T15:05:00.250Z");
        assertThat(contract.closedAt()).isEqualTo("2026-01-28T16:00:00Z");
        assertThat(contract.closePrice()).isEqualByComparingTo("2.25");
        assertThat(contract.side()).isEqualTo(Side.LONG);
        TradeRow stock = trades.get(1);
        assertThat(stock.line()).isEqualTo(3);
        assertThat(stock.openedAt()).as("summer time").isEqualTo("2026-07-01T14:00:00Z");
        assertThat(stock.side()).isEqualTo(Side.SHORT);
        assertThat(stock.closedAt()).isNull();
    }

    @Test
    void aZoneThatIsWrittenHolds() throws IOException {
        read(HEADER
                + "2026-01-28T10:05:00,QQQ_012826C600,ann,option,BTO,1,1,1,0,2026-01-29T00:00:00+0000\n"
                + "2026-01-28 10:06:00,QQQ_012826C600,ann,option,BTO,1,1,1,0,2026-01-29T00:00:00Z\n");
        assertThat(trades)
                .extracting(TradeRow::closedAt)
                .allMatch(at -> at != null && at.toString().equals("2026-01-29T00:00:00Z"));
    }

    @Test
    void whatCanNotBeUsedIsSaidRowByRow() throws IOException {
        read(HEADER
                + "soon,SPY_012826C690,ann,option,BTO,1,1,,,\n"
                + "2026-01-28 10:00:00,SPY_023026C690,ann,option,BTO,1,1,,,\n"
                + "2026-01-28 10:00:00,SPX,ann,stock,BTO,6900,1,,,\n"
                + "2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,x,1,,,\n"
                + "2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,0,,,\n"
                + "2026-01-28 10:00:00,SPY_012826C690,ann,option,ROLL,1,1,,,\n"
                + "2026-01-28 10:00:00,SPY_012826C690,ann\n"
                + "2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,,,\n"
                + "2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,2,1,,,\n");
        assertThat(trades).hasSize(1);
        assertThat(problems).extracting(TradesCsv.Problem::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 10L);
        assertThat(problems)
                .extracting(TradesCsv.Problem::reason)
                .containsExactly(
                        TradesCsv.Reason.UNREADABLE,
                        TradesCsv.Reason.UNREADABLE,
                        TradesCsv.Reason.INDEX_AS_STOCK,
                        TradesCsv.Reason.UNREADABLE,
                        TradesCsv.Reason.UNREADABLE,
                        TradesCsv.Reason.UNREADABLE,
                        TradesCsv.Reason.UNREADABLE,
                        TradesCsv.Reason.DUPLICATE);
        assertThat(problems.get(3).message()).startsWith("Price: ").contains("'x'");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> read("Date,Symbol\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Trader");
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class);
    }
}
