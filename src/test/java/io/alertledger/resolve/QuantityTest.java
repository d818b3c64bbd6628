package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.Decimals;
import io.alertledger.model.Finding;
import io.alertledger.model.Fraction;
import io.alertledger.model.LegDraft;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.RuleRef;
import io.alertledger.rules.PriceProposal;
import io.alertledger.rules.SizeProposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules said of a leg, made a quantity that can be traded and a limit on the tick. */
class QuantityTest {
    private static LegDraft leg(String held, String said) {
        return new Resolver(Books.SHIPPED)
                .facts(Table.question(held, said, null)).stream()
                        .filter(LegDraft.class::isInstance)
                        .map(LegDraft.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    private static SizeProposal.Amount amount(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "all" -> new SizeProposal.All();
            case "exactly" -> new SizeProposal.Quantity(new BigDecimal(words[1]));
            case "part" ->
                new SizeProposal.Part(
                        Fraction.of(Long.parseLong(words[1].split("/")[0]), Long.parseLong(words[1].split("/")[1])));
            case "leave" -> new SizeProposal.Leave(new BigDecimal(words[1]));
            case "units" -> new SizeProposal.Units(new BigDecimal(words[1]));
            case "budget" -> new SizeProposal.Budget(new BigDecimal(words[1]));
            default -> new SizeProposal.None(RefusalCode.valueOf(words[0]));
        };
    }

    private static RuleRef rule(String id) {
        return new RuleRef(id, id, "", 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            all that is free              | SPY_20260130_595_C 5@2 1h locked=2 | exit SPY | all         |     | 3
            nothing is free               | SPY_20260130_595_C 5@2 1h free=0 | exit SPY | all           |     | NOTHING_TO_SELL: nothing of SPY_20260130_595_C is free to sell
            so many                       | SPY_20260130_595_C 5@2 1h | exit SPY | exactly 7            |     | 7
            half a contract               | SPY_20260130_595_C 5@2 1h | exit SPY | exactly 1.5          |     | UNCLEAR: 1.5 of SPY_20260130_595_C can not be traded, only whole contracts
            half a share                  | SPY 5@600 1h              | exit SPY | exactly 1.0000000001 |     | UNCLEAR: 1.0000000001 of SPY can not be traded, only steps of 0.00000001
            a third, rounded up           | SPY_20260130_595_C 10@2 1h | exit SPY | part 1/3            |     | 4
            a tenth of one is one         | SPY_20260130_595_C 1@2 1h | exit SPY | part 1/10            |     | 1
            of what is held, as it is free | SPY_20260130_595_C 6@2 1h locked=4 | exit SPY | part 1/2   |     | 2
            a part of what is not free    | SPY_20260130_595_C 6@2 1h free=0 | exit SPY | part 1/2 |     | NOTHING_TO_SELL: nothing of SPY_20260130_595_C is free to sell
            all but two                   | SPY_20260130_595_C 5@2 1h | exit SPY | leave 2              |     | 3
            all but one                   | SPY_20260130_595_C 5@2 1h | exit SPY | leave 1              |     | 4
            all but a third, rounded up   | SPY_20260130_595_C 4@2 1h | exit SPY | leave 0.3            |     | 2
            all but as many as are held   | SPY_20260130_595_C 5@2 1h | exit SPY | leave 5              |     | NOTHING_TO_SELL: leaving 5 of the 5 held of SPY_20260130_595_C sells nothing
            all but more than are held    | SPY_20260130_595_C 5@2 1h | exit SPY | leave 6              |     | NOTHING_TO_SELL: leaving 6 of the 5 held of SPY_20260130_595_C sells nothing
            all but a part of one         | SPY_20260130_595_C 1@2 1h | exit SPY | leave 0.3            |     | NOTHING_TO_SELL: leaving 1 of the 1 held of SPY_20260130_595_C sells nothing
            as it is free                 | SPY_20260130_595_C 5@2 1h locked=4 | exit SPY | leave 2     |     | 1
            four at full size             |  | buy SPY strike=595 type=CALL on=2026-01-30           | units 4    |     | 4
            four at half size             |  | buy SPY strike=595 type=CALL on=2026-01-30 size=HALF | units 4    |     | 2
            one at half size is one       |  | buy SPY strike=595 type=CALL on=2026-01-30 size=HALF | units 1    |     | 1
            a tenth of four is one        |  | buy SPY strike=595 type=CALL on=2026-01-30 size=LOTTO | units 4   |     | 1
            money for four                |  | buy SPY strike=595 type=CALL on=2026-01-30           | budget 1000 | 2.5 | 4
            a cent less buys three        |  | buy SPY strike=595 type=CALL on=2026-01-30           | budget 999.99 | 2.5 | 3
            just enough for one           |  | buy SPY strike=595 type=CALL on=2026-01-30           | budget 250 | 2.5 | 1
            a cent short of one           |  | buy SPY strike=595 type=CALL on=2026-01-30           | budget 249.99 | 2.5 | BUDGET: the budget of 249.99 at size 1 does not buy one SPY_20260130_595_C at 2.5
            half of it                    |  | buy SPY strike=595 type=CALL on=2026-01-30 size=HALF | budget 1000 | 2.5 | 2
            half of it is too little      |  | buy SPY strike=595 type=CALL on=2026-01-30 size=HALF | budget 499 | 2.5 | BUDGET: the budget of 499 at size 1/2 does not buy one SPY_20260130_595_C at 2.5
            money without a price         |  | buy SPY strike=595 type=CALL on=2026-01-30           | budget 1000 |     | PRICE_UNKNOWN: a budget buys nothing of SPY_20260130_595_C without a price
            money at a price of zero      |  | buy SPY strike=595 type=CALL on=2026-01-30           | budget 1000 | 0   | PRICE_UNKNOWN: a budget buys nothing of SPY_20260130_595_C without a price
            what a rule refuses           | SPY_20260130_595_C 5@2 1h | exit SPY | LIMIT                |     | LIMIT: said so
            """)
    void sizes(String why, String held, String said, String size, BigDecimal limit, String expected) {
        LegDraft leg = leg(held, said);
        LegDraft able = held != null && held.contains("free=0") ? leg.withFree(BigDecimal.ZERO) : leg;
        Quantity quantity = Quantity.of(new SizeProposal("x", amount(size), rule("r"), "said so"), able, limit);
        assertThat(
                        quantity.value() == null
                                ? quantity.code() + ": " + quantity.sentence()
                                : Decimals.plain(quantity.value()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a sale, rounded down          | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 2.49                  | 2.45
            a cover, rounded up           | XYZ_20260130_50_C:SHORT 5@2 1h | exit XYZ | REFERENCE 2.41                  | 2.45
            a purchase, rounded down      | XYZ_20260130_50_C 5@2 1h       | add XYZ  | REFERENCE 2.49                  | 2.45
            more of a short, down         | XYZ_20260130_50_C:SHORT 5@2 1h | add XYZ  | REFERENCE 2.49                  | 2.45
            on the tick it stays          | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 2.45                  | 2.45
            never below a tick            | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 0.01                  | 0.05
            a sale gives way downwards    | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 2.00; PADDING 0.05    | 1.9
            a purchase upwards            | XYZ_20260130_50_C 5@2 1h       | add XYZ  | REFERENCE 2.00; PADDING 0.05    | 2.1
            a cap above it                | XYZ_20260130_50_C 5@2 1h       | add XYZ  | REFERENCE 2.00; CAP 2.05        | 2
            a cap below it                | XYZ_20260130_50_C 5@2 1h       | add XYZ  | CAP 1.50; REFERENCE 2.00        | 1.5
            a cap after the padding       | XYZ_20260130_50_C 5@2 1h       | add XYZ  | REFERENCE 2.00; CAP 2.05; PADDING 0.05 | 2.05
            a floor above it              | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 2.00; FLOOR 2.50      | 2.5
            a floor below it              | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 2.00; FLOOR 1.50      | 2
            two that agree                | XYZ_20260130_50_C 5@2 1h       | exit XYZ | REFERENCE 2.0; REFERENCE 2.00   | 2
            none to start from            | XYZ_20260130_50_C 5@2 1h       | exit XYZ | CAP 2.00; PADDING 0.05          | none
            nothing said                  | XYZ_20260130_50_C 5@2 1h       | exit XYZ |                                 | none
            """)
    void limits(String why, String held, String said, String prices, String expected) {
        LegDraft leg = leg(held, said);
        List<PriceProposal> proposals = proposals(leg.name(), prices);
        proposals.add(
                new PriceProposal("ANOTHER", PriceProposal.Role.REFERENCE, "mark", BigDecimal.TEN, rule("x"), ""));
        List<Finding> findings = new ArrayList<>();
        var pricing =
                LimitPrice.of(leg, proposals, Books.SHIPPED.tables().ticks(), LocalDate.parse("2026-01-28"), findings);
        assertThat(pricing == null || pricing.limit() == null ? "none" : Decimals.plain(pricing.limit()))
                .isEqualTo(expected);
        assertThat(findings).as("each is written down").hasSize(proposals.size() - 1);
    }

    @Test
    void twoRulesThatDisagreeAboutThePriceAreNamed() {
        LegDraft leg = leg("XYZ_20260130_50_C 5@2 1h", "exit XYZ");
        assertThatThrownBy(() -> LimitPrice.of(
                        leg,
                        proposals(leg.name(), "REFERENCE 2.00; REFERENCE 2.01"),
                        Books.SHIPPED.tables().ticks(),
                        LocalDate.parse("2026-01-28"),
                        new ArrayList<>()))
                .isInstanceOf(Deliberation.RulesFailedException.class)
                .hasMessage("Two pricing rules disagree about XYZ_20260130_50_C: r0 and r1.");
    }

    private static List<PriceProposal> proposals(String leg, String text) {
        List<PriceProposal> proposals = new ArrayList<>();
        for (String each : text == null ? new String[0] : text.split("; ")) {
            String[] words = each.split(" ");
            proposals.add(new PriceProposal(
                    leg,
                    PriceProposal.Role.valueOf(words[0]),
                    "mark",
                    new BigDecimal(words[1]),
                    rule("r" + proposals.size()),
                    "said so"));
        }
        return proposals;
    }
}
