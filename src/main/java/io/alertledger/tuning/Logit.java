package io.alertledger.tuning;

import java.util.List;

/**
 * Conditional logit: the weights under which what was really sold is likeliest, given what else was
 * open, with a penalty on large weights (McFadden 1974; ridge).
 *
 * <p>The penalised likelihood is concave with one summit, which Newton's steps reach in a handful of
 * rounds. {@link StrictMath} and a fixed order of sums make the result the same on every machine.
 */
final class Logit {
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 40;
    private static final double SETTLED = 1e-10;

    private final List<Example> examples;
    private final int columns;
    private final double penalty;

    private Logit(List<Example> examples, int columns, double penalty) {
        this.examples = examples;
        this.columns = columns;
        this.penalty = penalty;
    }

    /**
     * The fitted weights.
     *
     * @param columns how many values an example's candidates have
     * @param penalty above zero; half of it times the sum of squared weights is taken off the log-likelihood
     */
    static double[] fit(List<Example> examples, int columns, double penalty) {
        return new Logit(examples, columns, penalty).summit();
    }

    private double[] summit() {
        double[] weights = new double[columns];
        double height = height(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = newton(weights);
            double length = 1;
            double[] next = moved(weights, direction, length);
            double nextHeight = height(next);
            for (int halving = 0; nextHeight < height && halving < MOST_HALVINGS; halving++) {
                length /= 2;
                next = moved(weights, direction, length);
                nextHeight = height(next);
            }
            double gained = nextHeight - height;
            if (gained < 0) {
                return weights;
            }
            weights = next;
            height = nextHeight;
            if (gained < SETTLED) {
                return weights;
            }
        }
        return weights;
    }

    /** The penalised log-likelihood. */
    private double height(double[] weights) {
        double sum = 0;
        for (Example example : examples) {
            sum += StrictMath.log(Math.max(Double.MIN_NORMAL, shares(example, weights)[example.right()]));
        }
        for (double weight : weights) {
            sum -= penalty * weight * weight / 2;
        }
        return sum;
    }

    /** The solution of (information + penalty) · step = gradient. */
    private double[] newton(double[] weights) {
        double[] gradient = new double[columns];
        double[][] information = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            gradient[i] = -penalty * weights[i];
            information[i][i] = penalty;
        }
        for (Example example : examples) {
            double[] shares = shares(example, weights);
            double[] mean = new double[columns];
            for (int c = 0; c < shares.length; c++) {
                for (int i = 0; i < columns; i++) {
                    mean[i] += shares[c] * example.values()[c][i];
                }
            }
            for (int i = 0; i < columns; i++) {
                gradient[i] += example.values()[example.right()][i] - mean[i];
            }
            for (int c = 0; c < shares.length; c++) {
                spread(information, example.values()[c], mean, shares[c]);
            }
        }
        return solved(information, gradient);
    }

    private void spread(double[][] information, double[] values, double[] mean, double share) {
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                information[i][j] += share * (values[i] - mean[i]) * (values[j] - mean[j]);
            }
        }
    }

    /** The probability of each candidate. */
    static double[] shares(Example example, double[] weights) {
        double[][] values = example.values();
        double[] shares = new double[values.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < values.length; c++) {
            for (int i = 0; i < weights.length; i++) {
                shares[c] += weights[i] * values[c][i];
            }
            best = Math.max(best, shares[c]);
        }
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = StrictMath.exp(shares[c] - best);
            sum += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] + length * direction[i];
        }
        return to;
    }

    /** Cholesky; the penalty keeps the matrix positive definite. */
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? StrictMath.sqrt(sum) : sum / root[j][j];
            }
        }
        double[] solution = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= root[i][k] * solution[k];
            }
            solution[i] /= root[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                solution[i] -= root[k][i] * solution[k];
            }
            solution[i] /= root[i][i];
        }
        return solution;
    }
}
