package org.wickbench.workbench.bench;

import java.util.List;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param name what was measured
 * @param ours our figure
 * @param unit its unit
 * @param peer the peer's figure in the same unit
 * @param ratios peer / ours of each round in increasing order; above 1 we are faster
 * @param target what is aimed at: the least ratio, or the largest figure where {@code targetIsFigure}
 * @param note what else there is to say, such as why there is no peer
 */
public record Outcome(
        String name,
        double ours,
        String unit,
        Optional<Double> peer,
        List<Double> ratios,
        Optional<Double> target,
        boolean targetIsFigure,
        String note) {
    public Outcome {
        ratios = List.copyOf(ratios);
    }

    static Outcome figure(String name, double value, String unit, String note) {
        return new Outcome(name, value, unit, Optional.empty(), List.of(), Optional.empty(), true, note);
    }

    static Outcome atMost(String name, double value, String unit, double target, String note) {
        return new Outcome(name, value, unit, Optional.empty(), List.of(), Optional.of(target), true, note);
    }

    /** The median of the ratios. */
    public Optional<Double> ratio() {
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Rounds.median(ratios));
    }

    /** {@code met}, {@code missed by 12 %}, or nothing where there is no target or no figure to hold against it. */
    public String verdict() {
        if (target.isEmpty() || (!targetIsFigure && ratios.isEmpty())) {
            return "";
        }
        double miss = targetIsFigure ? ours / target.get() - 1 : 1 - ratio().orElseThrow() / target.get();
        return miss <= 0 ? "met" : "missed by %.0f %%".formatted(100 * miss);
    }
}
