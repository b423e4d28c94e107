package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/**
 * Evolves with steps that follow the local error: every step is taken once and again in two halves, the halves are kept, and
 * a method of order {@code p} leaves {@code |psi_h - psi_(h/2)| / (2^p - 1)} as their error (Richardson). Steps end at the
 * times of observation and stay below the stability limit.
 */
final class AdaptiveRun {
    /** An observer is told how much of the time is done in so many parts. */
    private static final long PROGRESS = 1000;

    private static final double FIRST_SHARE = 0.01;
    /** A step below this share of the whole time means that no step is good enough. */
    private static final double SMALLEST_SHARE = 1e-9;

    private final Stepper whole;
    private final Stepper halves;
    private final Field initial;
    private final AdaptiveSpan span;
    private final Observer observer;
    private final int order;
    private final StepController controller;
    private final double longest;
    private final List<Observables> observed = new ArrayList<>();
    private double[] sizes = new double[64];
    private int accepted;
    private long rejected;
    private Field now;
    /** The size of the next step, without its sign. */
    private double wanted;

    AdaptiveRun(
            Evolver evolver,
            Problem problem,
            Grid grid,
            Field initial,
            AdaptiveSpan span,
            Method method,
            Observer observer) {
        this.initial = initial;
        this.span = span;
        this.observer = observer;
        this.order = method.timeOrder();
        // the error of a step falls with the order plus one, and what a step is allowed with the step itself
        this.controller = new StepController(order);
        // the size of the first step, zero, is stable for every method
        this.whole = evolver.stepper(problem, grid, initial, 0, method);
        this.halves = evolver.stepper(problem, grid, initial, 0, method);
        this.now = halves.state().copy();
        // a hair below the limit: the shares of a stretch of time are rounded
        this.longest = whole.longestStep() * (1 - 1e-9);
        this.wanted = Math.min(longest, Math.abs(span.until()) * FIRST_SHARE);
    }

    /** To the end; the error statement has no parts. */
    AdaptiveEvolution run() {
        observe(0, 0);
        for (int i = 1; i <= span.observations(); i++) {
            stepTo(span.timeOf(i - 1), span.timeOf(i));
            observe(i, span.timeOf(i));
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double size : sizes()) {
            smallest = Math.min(smallest, Math.abs(size));
            largest = Math.max(largest, Math.abs(size));
        }
        ErrorStatement none = new ErrorStatement("L2 distance of the state", 0, 0, 0, 0, List.of("not measured"));
        return new AdaptiveEvolution(
                new Evolution(now, observed, 2L * accepted, span.until() / (2.0 * accepted), none),
                span.tolerance(),
                accepted,
                rejected,
                smallest,
                largest);
    }

    /** The sizes of the accepted steps [T]. */
    double[] sizes() {
        return Arrays.copyOf(sizes, accepted);
    }

    private void observe(int i, double time) {
        // the halves hold the state of the last accepted step
        double overlap = Math.sqrt(Math.min(1, Quadrature.overlap(initial, now)));
        observed.add(halves.observe(time).withOverlap(overlap));
        observer.at(Math.round(PROGRESS * (time / span.until())), PROGRESS, observed.get(i));
    }

    /** Takes what is left to the target in equal steps of about the wanted size, anew whenever that size changes. */
    private void stepTo(double start, double target) {
        double time = start;
        while (time != target) {
            double left = target - time;
            // a step that would be a rounding error longer than wanted is no reason for one more
            double steps = Math.max(1, Math.ceil(Math.abs(left) / wanted * (1 - 1e-12)));
            time = equalSteps(time, left / steps, (long) steps, target);
        }
    }

    /** The time to which that many steps came before the wanted size changed: the target if it did not. */
    private double equalSteps(double start, double size, long steps, double target) {
        if (Math.abs(size) < SMALLEST_SHARE * Math.abs(span.until())) {
            throw new ProblemException("no step is small enough for the tolerance " + span.tolerance() + ": at time "
                    + start + " the steps fell below " + Math.abs(size)
                    + "; take a larger tolerance or a finer grid");
        }
        for (long done = 0; done < steps; done++) {
            double time = start + done * size;
            double ratio = attempt(time, size);
            if (!(ratio <= 1)) {
                rejected++;
                wanted = Math.abs(size) * controller.afterRejected(ratio);
                return time;
            }
            now = halves.state().copy();
            keep(size);
            observer.progress(time / span.until());
            double before = wanted;
            resize(Math.abs(size), controller.afterAccepted(ratio));
            if (wanted != before && done + 1 < steps) {
                return start + (done + 1) * size;
            }
        }
        return target;
    }

    private void resize(double size, double factor) {
        if (factor > 1) {
            // a step that was cut short by an observation says little about longer ones than itself
            wanted = Math.min(longest, Math.max(wanted, size * factor));
        } else if (factor < 1) {
            wanted = size * factor;
        }
    }

    /** The ratio of the halves' error to what the step is allowed. */
    private double attempt(double time, double size) {
        whole.restart(now, time, size);
        whole.advance(1);
        halves.restart(now, time, size / 2);
        halves.advance(2);
        double error = Quadrature.distance(whole.state(), halves.state()) / (Math.pow(2, order) - 1);
        return error / (span.tolerance() * Quadrature.norm(now) * (size / span.until()));
    }

    private void keep(double size) {
        if (accepted == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * sizes.length);
        }
        sizes[accepted++] = size;
    }
}
