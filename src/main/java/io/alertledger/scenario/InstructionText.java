package io.alertledger.scenario;

import io.alertledger.model.ContractHint;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instruction;
import io.alertledger.model.LevelKind;
import io.alertledger.model.OptionType;
import io.alertledger.model.PriceHint;
import io.alertledger.model.Scope;
import io.alertledger.model.SizeHint;
import io.alertledger.model.StopHint;
import io.alertledger.model.TargetHint;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes instructions in the words that {@link InstructionWords} reads. Stateless. */
final class InstructionText {
    private InstructionText() {}

    static String of(Instruction said) {
        StringBuilder text = new StringBuilder(
                said.action().protects() ? "protect" : said.action().name().toLowerCase(Locale.ROOT));
        if (said.ticker() == null) {
            text.append(said.scope() == Scope.ALL ? " everything" : " something");
        } else {
            text.append(said.scope() == Scope.ALL ? " all " : " ").append(said.ticker());
        }
        contract(text, said.contract());
        size(text, said.size());
        price(text, said.price());
        return text.append(levels(said.stop(), said.targets())).toString();
    }

    private static void contract(StringBuilder text, ContractHint contract) {
        number(text, " strike ", contract.strike());
        if (contract.optionType() != null) {
            text.append(contract.optionType() == OptionType.CALL ? " calls" : " puts");
        }
        word(text, " expiring ", contract.expiration());
        word(text, " root ", contract.root());
        word(text, " side ", contract.side());
        word(text, " nickname ", contract.nickname());
        word(text, " lot ", contract.lot());
        word(text, " trade ", contract.tradeId());
    }

    private static void size(StringBuilder text, SizeHint size) {
        number(text, " quantity ", size.quantity());
        word(text, " fraction ", size.fraction());
        number(text, " leave ", size.leave());
        word(text, " size ", size.size());
    }

    private static void price(StringBuilder text, @Nullable PriceHint price) {
        if (price == null) {
            return;
        }
        switch (price.kind()) {
            case MARKET -> text.append(" at market");
            case BREAK_EVEN -> text.append(" at break-even");
            default -> {
                number(text, " at ", price.price());
                number(text, " to ", price.priceHigh());
            }
        }
    }

    /** Stop and targets with a blank before each. */
    static String levels(@Nullable StopHint stop, @Nullable TargetHint targets) {
        StringBuilder text = new StringBuilder();
        if (stop != null) {
            LevelKind kind = stop.kind();
            text.append(" stop ")
                    .append(stop.level() == null ? "break-even" : Decimals.plain(stop.level()))
                    .append(kind == null ? "" : kind(kind));
        }
        if (targets != null) {
            text.append(" targets ")
                    .append(targets.levels().stream().map(Decimals::plain).collect(Collectors.joining(" and ")))
                    .append(kind(targets.kind()));
        }
        return text.toString();
    }

    private static String kind(LevelKind kind) {
        return switch (kind) {
            case UNDERLYING -> " of the underlying";
            case PERCENT -> " of the entry";
            case PRICE, BREAK_EVEN -> "";
        };
    }

    private static void number(StringBuilder text, String before, @Nullable BigDecimal number) {
        if (number != null) {
            text.append(before).append(Decimals.plain(number));
        }
    }

    private static void word(StringBuilder text, String before, @Nullable Object word) {
        if (word != null) {
            text.append(before).append(word);
        }
    }
}
