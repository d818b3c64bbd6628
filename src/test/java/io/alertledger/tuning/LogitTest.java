package io.alertledger.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Fitting finds what made the choices, and only leans on it as far as the cases go. */
class LogitTest {
    private static Example choice(double first, double second, int right) {
        return new Example(Instant.EPOCH, new double[][] {{first}, {second}}, right);
    }

    /** Three of four choices went to the larger value: odds of three, but for the penalty. */
    @Test
    void theWeightIsTheLogOdds() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            examples.add(choice(1, 0, i % 4 == 0 ? 1 : 0));
        }
        assertThat(Logit.fit(examples, 1, 1e-9)[0]).isCloseTo(StrictMath.log(3), within(1e-6));
        assertThat(Logit.fit(examples.subList(0, 4), 1, 1)[0]).isBetween(0.0, StrictMath.log(3) / 1.5);
    }

    @Test
    void whatNeverFailsStaysFinite() {
        double weight = Logit.fit(List.of(choice(1, 0, 0), choice(0, 1, 1)), 1, 1)[0];
        assertThat(weight).isBetween(0.3, 2.0);
    }

    @Property(tries = 60)
    void aSmallStepFromTheSummitIsNeverHigher(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int columns) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double[][] values = new double[2 + random.nextInt(3)][columns];
            for (double[] candidate : values) {
                for (int j = 0; j < columns; j++) {
                    candidate[j] = random.nextGaussian();
                }
            }
            examples.add(new Example(Instant.EPOCH, values, random.nextInt(values.length)));
        }
        double[] summit = Logit.fit(examples, columns, 1);
        double height = height(examples, summit);
        for (int j = 0; j < columns; j++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double[] aside = summit.clone();
                aside[j] += step;
                assertThat(height(examples, aside)).isLessThanOrEqualTo(height);
            }
        }
        assertThat(Logit.fit(examples, columns, 1)).containsExactly(summit);
    }

    private static double height(List<Example> examples, double[] weights) {
        double sum = 0;
        for (Example example : examples) {
            sum += StrictMath.log(Logit.shares(example, weights)[example.right()]);
        }
        for (double weight : weights) {
            sum -= weight * weight / 2;
        }
        return sum;
    }
}
