package org.wickbench.workbench.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times two programs in turns, for the machine's speed drifts: a ratio is taken of two neighbouring measurements, and the
 * median of the ratios stands for all.
 *
 * @param rounds how many measurements of each
 * @param milliseconds how long one measurement takes, about
 */
record Rounds(int rounds, double milliseconds) {
    /** Points at which two states are compared. */
    private static final int SAMPLES = 97;
    /** Steps of one measurement: the first and the last step of a run cost more than those between. */
    private static final int FEWEST_STEPS = 16;

    /** Steps before states are compared: odd, and more than one sweep of several steps. */
    private static final int COMPARED_STEPS = 7;
    /** Code that is timed before has run for so long: the optimising compiler is done with it. */
    private static final double WARM_UP = 20;

    /**
     * What was measured.
     *
     * @param ours our median time of a step [ms]
     * @param peer the peer's median time of a step [ms], if there is a peer
     * @param ratios peer / ours of each round, in increasing order
     */
    record Times(double ours, Optional<Double> peer, List<Double> ratios) {}

    /** The largest difference of two states after the same steps, relative to the largest value. */
    static double difference(Contestant ours, Contestant peer, int size) {
        ours.run(COMPARED_STEPS);
        peer.run(COMPARED_STEPS);
        double largest = 0;
        double difference = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            // points near the middle, where the state is large, and all over the grid
            long spread = sample % 2 == 0 ? (long) size * sample / SAMPLES : size / 2 + sample;
            int point = (int) Math.min(spread, size - 1);
            double[] a = ours.value(point);
            double[] b = peer.value(point);
            largest = Math.max(largest, Math.hypot(b[0], b[1]));
            difference = Math.max(difference, Math.hypot(a[0] - b[0], a[1] - b[1]));
        }
        ours.reset();
        peer.reset();
        return largest > 0 ? difference / largest : Double.POSITIVE_INFINITY;
    }

    /** Measures in turns. */
    Times measure(Contestant ours, Optional<? extends Contestant> peer) {
        double warm = 0;
        double once = ours.run(8);
        while (warm < WARM_UP * milliseconds) {
            once = ours.run(8);
            warm += once;
        }
        int steps = (int) Math.clamp(Math.round(8 * milliseconds / Math.max(once, 1e-3)), FEWEST_STEPS, 100_000);
        List<Double> own = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.reset();
            peer.ifPresent(Contestant::reset);
            double mine = ours.run(steps) / steps;
            own.add(mine);
            if (peer.isPresent()) {
                double theirs = peer.get().run(steps) / steps;
                other.add(theirs);
                ratios.add(theirs / mine);
            }
        }
        return new Times(
                median(own),
                peer.isPresent() ? Optional.of(median(other)) : Optional.empty(),
                ratios.stream().sorted().toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
