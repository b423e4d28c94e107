package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /** How many numbers a snapshot carries before the sizes of the accepted steps. */
    private static final int CARRIED = 8;

    private final Stepper whole;
    private final Stepper halves;
    private final Field initial;
    private final AdaptiveSpan span;
    private final Observer observer;
    private final int order;
    private final StepController controller;
    private final double longest;
    private final List<Observables> observed;
    private double[] sizes = new double[64];
    private int accepted;
    private long rejected;
    private Field now;
    /** The size of the next step, without its sign. */
    private double wanted;
    /** Where the stretch of equal steps began that is being taken. */
    private double time;
    /** The size of its steps; there are {@code planned} of them, none of it if a new stretch is to be planned. */
    private double size;

    private double planned;
    private double done;

    /** @param from where an equal run stood, or its start */
    AdaptiveRun(
            Evolver evolver,
            Problem problem,
            Grid grid,
            Field initial,
            Snapshot from,
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
        this.observed = new ArrayList<>(from.observed());
        if (from.step() > 0) {
            goOnFrom(from);
        }
    }

    private void goOnFrom(Snapshot from) {
        double[] carried = from.carried().get();
        Field saved = from.state().get();
        if (carried.length != CARRIED + from.step()
                || observed.isEmpty()
                || observed.size() > span.observations()
                || !saved.grid().equals(now.grid())
                || saved.isReal() != now.isReal()) {
            throw new ProblemException("this run cannot stand after " + from.step() + " steps with " + observed.size()
                    + " observations and " + carried.length + " numbers carried on: it was saved by another run");
        }
        time = carried[0];
        size = carried[1];
        planned = carried[2];
        done = carried[3];
        wanted = carried[4];
        controller.restore(carried[5]);
        rejected = (long) carried[6];
        double reached = carried[7];
        accepted = (int) from.step();
        sizes = Arrays.copyOfRange(carried, CARRIED, carried.length);
        now = saved.copy();
        halves.restart(now, reached, 0);
    }

    private Snapshot snapshot(double reached) {
        return new Snapshot(
                accepted,
                Collections.unmodifiableList(observed),
                () -> now,
                () -> {
                    double[] carried = Arrays.copyOf(
                            new double[] {time, size, planned, done, wanted, controller.previous(), rejected, reached},
                            CARRIED + accepted);
                    System.arraycopy(sizes, 0, carried, CARRIED, accepted);
                    return carried;
                },
                reached == span.until());
    }

    /** To the end; the error statement has no parts. */
    AdaptiveEvolution run() {
        if (observed.isEmpty()) {
            observe(0, 0);
        }
        observer.pause(snapshot(time));
        for (int i = observed.size(); i <= span.observations(); i++) {
            stepTo(span.timeOf(i));
            observe(i, span.timeOf(i));
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double each : sizes()) {
            smallest = Math.min(smallest, Math.abs(each));
            largest = Math.max(largest, Math.abs(each));
        }
        ErrorStatement none = ErrorStatement.none("L2 distance of the state");
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

    private void observe(int i, double at) {
        // the halves hold the state of the last accepted step
        double overlap = Math.sqrt(Math.min(1, Quadrature.overlap(initial, now)));
        observed.add(halves.observe(at).withOverlap(overlap));
        observer.at(Math.round(PROGRESS * (at / span.until())), PROGRESS, observed.get(i));
    }

    /** Takes what is left to the target in equal steps of about the wanted size, anew whenever that size changes. */
    private void stepTo(double target) {
        while (time != target) {
            if (planned == 0) {
                plan(target);
            }
            double start = time + done * size;
            double ratio = attempt(start, size);
            if (!(ratio <= 1)) {
                rejected++;
                wanted = Math.abs(size) * controller.afterRejected(ratio);
                time = start;
                planned = 0;
                continue;
            }
            now = halves.state().copy();
            keep(size);
            observer.progress(start / span.until());
            double before = wanted;
            resize(Math.abs(size), controller.afterAccepted(ratio));
            done++;
            double reached = done == planned ? target : time + done * size;
            if (done == planned || wanted != before) {
                time = reached;
                planned = 0;
            }
            observer.pause(snapshot(reached));
        }
    }

    /** What is left to the target in equal steps, none of them longer than wanted. */
    private void plan(double target) {
        double left = target - time;
        // a step that would be a rounding error longer than wanted is no reason for one more
        planned = Math.max(1, Math.ceil(Math.abs(left) / wanted * (1 - 1e-12)));
        done = 0;
        size = left / planned;
        if (Math.abs(size) < SMALLEST_SHARE * Math.abs(span.until())) {
            throw new ProblemException("no step is small enough for the tolerance " + span.tolerance() + ": at time "
                    + time + " the steps fell below " + Math.abs(size)
                    + "; take a larger tolerance or a finer grid");
        }
    }

    private void resize(double taken, double factor) {
        if (factor > 1) {
            // a step that was cut short by an observation says little about longer ones than itself
            wanted = Math.min(longest, Math.max(wanted, taken * factor));
        } else if (factor < 1) {
            wanted = taken * factor;
        }
    }

    /** The ratio of the halves' error to what the step is allowed. */
    private double attempt(double start, double step) {
        whole.restart(now, start, step);
        whole.advance(1);
        halves.restart(now, start, step / 2);
        halves.advance(2);
        double error = Quadrature.distance(whole.state(), halves.state()) / (Math.pow(2, order) - 1);
        return error / (span.tolerance() * Quadrature.norm(now) * (step / span.until()));
    }

    private void keep(double taken) {
        if (accepted == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * accepted);
        }
        sizes[accepted++] = taken;
    }
}
