package org.wickbench.workbench.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every benchmark by its name. */
public final class Benchmarks {
    /** Two states that are compared may differ by so much of their largest value. */
    private static final double SAME = 1e-10;

    private Benchmarks() {}

    /**
     * How benchmarks are run.
     *
     * @param threads 1 or 2
     * @param rounds measurements of each program
     * @param milliseconds of one measurement, about
     * @param patient whether FFTW plans with PATIENT, which takes minutes
     * @param folder where peers are compiled
     */
    public record Settings(int threads, int rounds, double milliseconds, boolean patient, Path folder) {}

    /** A benchmark. */
    public interface Benchmark {
        /** Runs it; some have several figures. */
        List<Outcome> run(Settings settings);
    }

    /** All benchmarks, in the order of the table. */
    public static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        step(all, "strang-complex", Step.Kind.COMPLEX, new Target(2.1, 2.0), 1024, 1024);
        step(all, "strang-complex", Step.Kind.COMPLEX, new Target(2.5, 2.4), 1 << 20);
        step(all, "strang-complex", Step.Kind.COMPLEX, new Target(2.0, 1.8), 128, 128, 128);
        step(all, "strang-real", Step.Kind.REAL, new Target(1.9, 1.8), 1024, 1024);
        step(all, "strang-real", Step.Kind.REAL, new Target(2.0, 1.8), 128, 128, 128);
        step(all, "strang-sine", Step.Kind.SINE, new Target(2.0, 2.0), 1023, 1023);
        step(all, "differences-2", Step.Kind.DIFFERENCES_2, new Target(1.8, 1.8), 4096, 4096);
        step(all, "differences-8", Step.Kind.DIFFERENCES_8, new Target(0.95, 0.95), 4096, 4096);
        step(all, "differences-2", Step.Kind.DIFFERENCES_2, new Target(0.9, 0.9), 256, 256, 256);
        step(all, "differences-8", Step.Kind.DIFFERENCES_8, new Target(0.9, 0.9), 256, 256, 256);
        all.put("ground-state", settings -> List.of(Whole.groundState(settings)));
        all.put("ground-process", settings -> List.of(WholeProcess.scipy(settings)));
        all.put("ground-process-xmds", settings -> List.of(WholeProcess.xmds(settings)));
        all.put("compilation", Whole::compilation);
        all.put("cost-per-point", settings -> List.of(Whole.costPerPoint(settings)));
        all.put("memory", _ -> Whole.memory());
        return all;
    }

    /** The ratio to reach with one thread, and with two. */
    private record Target(double oneThread, double twoThreads) {}

    private static void step(
            Map<String, Benchmark> all, String kind, Step.Kind what, Target target, Integer... points) {
        Step step = new Step(what, List.of(points));
        String size = step.points().stream().map(String::valueOf).collect(Collectors.joining("x"));
        String name = kind + "-" + size;
        all.put(name, settings -> List.of(run(name, step, target, settings)));
    }

    private static Outcome run(String name, Step step, Target target, Settings settings) {
        int threads = settings.threads();
        Optional<Double> aim = Optional.of(threads == 1 ? target.oneThread() : target.twoThreads());
        Contestant ours = step.ours(threads);
        Rounds rounds = new Rounds(settings.rounds(), settings.milliseconds());
        try (Peer peer = Peer.start(
                Peer.compile(settings.folder(), step.program(), libraries(step)),
                step.peerArguments(settings.patient(), threads),
                threads)) {
            double difference = Rounds.difference(ours, peer, step.size());
            // not-a-number fails too
            if (!(difference <= SAME)) {
                return new Outcome(
                        name,
                        Double.NaN,
                        "ms/step",
                        Optional.empty(),
                        List.of(),
                        aim,
                        false,
                        "the states differ by %.1e: not timed".formatted(difference));
            }
            Rounds.Times times = rounds.measure(ours, Optional.of(peer));
            return new Outcome(
                    name,
                    times.ours(),
                    "ms/step",
                    times.peer(),
                    times.ratios(),
                    aim,
                    false,
                    "states agree to %.0e".formatted(Math.max(difference, 1e-16)));
        } catch (Peer.Missing missing) {
            Rounds.Times times = rounds.measure(ours, Optional.empty());
            return new Outcome(
                    name,
                    times.ours(),
                    "ms/step",
                    Optional.empty(),
                    List.of(),
                    aim,
                    false,
                    "no peer: " + missing.getMessage());
        }
    }

    private static List<String> libraries(Step step) {
        return step.program().equals("euler")
                ? List.of("-lm")
                : List.of("-lfftw3_threads", "-lfftw3", "-lpthread", "-lm");
    }
}
