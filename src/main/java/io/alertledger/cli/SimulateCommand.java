package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.exits.BarsCsv;
import io.alertledger.exits.CandleOrder;
import io.alertledger.exits.PathOutcome;
import io.alertledger.exits.PricePoint;
import io.alertledger.exits.RuleTriggers;
import io.alertledger.exits.Simulation;
import io.alertledger.exits.Terms;
import io.alertledger.exits.TimeStops;
import io.alertledger.formats.Json;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.rules.RuleTables;
import io.alertledger.trade.Brain;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leads a position through past bars under the exit rules; no ledger is needed. */
@Command(
        name = "simulate",
        description = "Leads a position through a CSV of bars, and shows each trigger and a plot.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Mixin
    private LevelOptions levels = new LevelOptions();

    @Parameters(paramLabel = "BARS", description = "a CSV with time, open, high, low and close")
    private Path bars = Path.of("");

    @Option(names = "--instrument", paramLabel = "ID", description = "what it is of (default: ${DEFAULT-VALUE})")
    private String instrument = "X";

    @Option(names = "--short", description = "a short position")
    private boolean shorted;

    @Option(names = "--entry", paramLabel = "P", description = "its price (default: the first bar's open)")
    @Nullable
    private BigDecimal entry;

    @Option(names = "--opened", paramLabel = "T", description = "when it was opened (default: the first bar)")
    @Nullable
    private String opened;

    @Option(names = "--quantity", paramLabel = "Q", description = "how much (default: ${DEFAULT-VALUE})")
    private BigDecimal quantity = BigDecimal.TEN;

    @Option(
            names = "--favourable-first",
            description = "inside a bar, the better end came first (default: the worse one)")
    private boolean favourableFirst;

    @Override
    public Integer call() throws IOException {
        BarsCsv read = BarsFile.read(bars, spec.commandLine().getErr());
        Brain brain = global.brain();
        PricePoint.Candle first = read.bars().get(0);
        Instant at = opened == null ? first.at() : OffsetDateTime.parse(opened).toInstant();
        BigDecimal price = entry == null ? first.open() : entry;
        try (RuleTriggers triggers = new RuleTriggers(brain.rules())) {
            Simulation run = Simulation.of(
                    terms(brain.rules().tables(), price, at),
                    quantity,
                    new ArrayList<>(read.bars()),
                    favourableFirst ? CandleOrder.FAVOURABLE_FIRST : CandleOrder.ADVERSE_FIRST,
                    triggers);
            PrintWriter out = spec.commandLine().getOut();
            out.print(global.json ? Json.write(json(run)) + "\n" : run.text());
            out.flush();
            return Exit.DONE;
        }
    }

    private Terms terms(RuleTables tables, BigDecimal price, Instant at) {
        Instrument named = tables.symbols().instrument(instrument);
        OptionContract option = named instanceof OptionContract contract ? contract : null;
        Protection protection = levels.over(Protection.NONE);
        return new Terms(
                named.id(),
                named.ticker(),
                shorted ? Side.SHORT : Side.LONG,
                price,
                at,
                named.defaultMultiplier(),
                quantity.stripTrailingZeros().scale() <= 0 ? BigDecimal.ONE : named.defaultStep(),
                tables.ticks().tick(named, MarketCalendar.dayOf(at), price),
                option == null ? null : option.expiration(),
                option == null || protection.timeStopAt() == null
                        ? null
                        : TimeStops.of(option.expiration(), protection.timeStopAt(), tables.calendar()),
                protection);
    }

    private static ObjectNode json(Simulation run) {
        ObjectNode out = Json.object();
        out.put("exit", run.outcome().exit().isPresent());
        run.outcome().exit().ifPresent(exit -> {
            out.put("index", exit.index());
            out.put("at", run.path().get(exit.index()).at().toString());
            out.put("reason", exit.reason().name());
            Json.put(out, "price", exit.price());
            out.put("rule", exit.finding().rule().id());
            out.put("because", exit.finding().because());
        });
        ArrayNode trims = out.putArray("trims");
        for (PathOutcome.Trim trim : run.outcome().trims()) {
            ObjectNode one = trims.addObject().put("index", trim.index());
            one.put("at", run.path().get(trim.index()).at().toString());
            Json.put(one, "price", trim.price());
            Json.put(one, "fraction", trim.fraction().toDecimal());
            one.put("because", trim.finding().because());
        }
        ArrayNode stops = out.putArray("stops");
        List<@Nullable BigDecimal> levels = run.outcome().stops();
        levels.forEach(stop -> stops.add(stop == null ? null : Decimals.plain(stop)));
        Json.put(out, "profit", run.profit());
        return out;
    }
}
