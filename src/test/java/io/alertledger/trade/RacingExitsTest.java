package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Alert;
import io.alertledger.model.Instruction;
import io.alertledger.model.OrderSide;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Take-profit, stop-loss and three rooms shout at once: what is held is sold once. */
class RacingExitsTest {
    private static final int CALLERS = 8;
    private static final int ROUNDS = 25;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(CALLERS);

    @TempDir
    Path folder;

    @AfterAll
    static void home() {
        POOL.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptedBroker.Sending.class,
            names = {"ACCEPTED", "FILLED_AT_ONCE", "ANSWER_LOST"})
    void ofAnyNumberOfExitsOneWins(ScriptedBroker.Sending sending) throws Exception {
        try (Floor floor = new Floor(folder, new ScriptedBroker().on(sending))) {
            for (int round = 1; round <= ROUNDS; round++) {
                floor.held(SPY, "5");
                BigDecimal soldBefore = floor.broker.sold();
                List<Handled> answers = race(() -> floor.handle(Floor.exit("SPY")));

                List<Handled> winners = answers.stream()
                        .filter(h -> Floor.outcome(h).equals("RESOLVED"))
                        .toList();
                assertThat(winners).as("round %s", round).hasSize(1);
                assertThat(answers.stream()
                                .filter(h -> !winners.contains(h))
                                .map(Floor::outcome)
                                .collect(Collectors.toSet()))
                        .isSubsetOf(Set.of("LOCKED", "NO_POSITION", "CLOSED"));
                floor.broker.working().forEach(id -> floor.broker.fill(id, "5"));
                floor.tick();
                assertThat(floor.broker.sold().subtract(soldBefore)).isEqualByComparingTo("5");
                assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            }
            assertThat(floor.broker.arrived()).isEqualTo(ROUNDS);
            floor.isSound();
        }
    }

    @Test
    void trimsAndExitsTogetherNeverSellMoreThanIsHeld() throws Exception {
        try (Floor floor = new Floor(folder)) {
            for (int round = 1; round <= ROUNDS; round++) {
                floor.held(SPY, "5");
                BigDecimal soldBefore = floor.broker.sold();
                List<Instruction> said =
                        List.of(Floor.exit("SPY"), Floor.trim("SPY"), Floor.exit("SPY", "2"), Floor.trim("SPY"));
                int[] next = {0};
                race(() -> {
                    Instruction mine;
                    synchronized (next) {
                        mine = said.get(next[0]++ % said.size());
                    }
                    return floor.handle(mine);
                });
                assertThat(floor.broker.soldAtWorst().subtract(soldBefore))
                        .as("what the market could have sold in round %s", round)
                        .isLessThanOrEqualTo(new BigDecimal("5"));
                floor.broker
                        .working()
                        .forEach(id ->
                                floor.broker.fill(id, floor.order(id).quantity().toPlainString()));
                floor.tick().tick();
                assertThat(floor.broker.sold().subtract(soldBefore).add(floor.quantity(SPY)))
                        .as("sold and held in round %s", round)
                        .isEqualByComparingTo("5");
                floor.tell(
                        "rest-" + round,
                        SPY,
                        OrderSide.SELL,
                        floor.quantity(SPY).signum() == 0
                                ? "1"
                                : floor.quantity(SPY).toPlainString(),
                        "1");
            }
            floor.isSound();
        }
    }

    @Test
    void theSameAlertFromAllSidesIsOneOrder() throws Exception {
        try (Floor floor = new Floor(folder)) {
            for (int round = 1; round <= ROUNDS; round++) {
                floor.held(SPY, "5");
                Alert alert = floor.alert(Floor.trim("SPY"));
                List<Handled> answers = race(() -> floor.handle(alert));

                assertThat(answers.stream().map(Handled::decisionId).distinct()).hasSize(1);
                assertThat(answers.stream().map(Handled::decision).distinct()).hasSize(1);
                assertThat(answers.stream().filter(h -> !h.repeated())).hasSize(1);
                assertThat(floor.broker.arrived()).isEqualTo(round);
                floor.broker
                        .working()
                        .forEach(id ->
                                floor.broker.fill(id, floor.order(id).quantity().toPlainString()));
                floor.tick();
                floor.tell(
                        "rest-" + round,
                        SPY,
                        OrderSide.SELL,
                        floor.quantity(SPY).toPlainString(),
                        "1");
            }
            floor.isSound();
        }
    }

    /** A mark that comes in looks after the same order that its own caller is just sending. */
    @Test
    void anOrderIsSentOnceHoweverManyLookAfterIt() throws Exception {
        try (Floor floor = new Floor(folder)) {
            for (int round = 1; round <= ROUNDS; round++) {
                floor.held(SPY, "5");
                int[] next = {0};
                race(() -> {
                    boolean seller;
                    synchronized (next) {
                        seller = next[0]++ == 0;
                    }
                    if (seller) {
                        floor.handle(Floor.exit("SPY"));
                    } else {
                        for (int i = 0; i < 5; i++) {
                            floor.tick();
                        }
                    }
                    return seller;
                });
                assertThat(floor.broker.arrived()).as("orders that arrived").isEqualTo(round);
                floor.broker.working().forEach(id -> floor.broker.fill(id, "5"));
                floor.tick();
            }
            floor.isSound();
        }
    }

    private static <T> List<T> race(Callable<T> caller) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(POOL.submit(() -> {
                start.await();
                return caller.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> one : running) {
            answers.add(one.get());
        }
        return answers;
    }
}
