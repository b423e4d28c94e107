package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.SplittingCoefficients;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.OnGrid;

/**
 * The circuit of a splitting of {@code i psi_t = (-D lap + zeta) psi} on a periodic grid of {@code 2^n} points an axis, with
 * the matrix that the numeric solver applies: Zalka, Proc. R. Soc. A 454 (1998) 313; Wiesner, arXiv:quant-ph/9603028.
 *
 * <p>The amplitude of a point is that of the basis state with its number {@code j}, so a coordinate is
 * {@code x_j = a + h sum 2^k b_k} in the digits of {@code j}, and a polynomial objective is a polynomial in digits: each
 * of its terms is a phase where some digits are all 1. Likewise the square of a wavenumber
 * {@code 2 pi m/L} in the digits of a frequency {@code m}, whose highest digit has the weight {@code -2^(n-1)}: frequencies are
 * in two's complement, {@code -2^(n-1) <= m < 2^(n-1)}.
 */
final class SplitStepCircuit {
    private static final int MOST_QUBITS = 24;
    private static final int LARGEST_DENOMINATOR = 12;

    private final Grid grid;
    private final List<Register> registers;
    private final SplittingCoefficients coefficients;
    private final BigDecimal step;
    private final double diffusion;
    private final Polynomial objective;
    private final Polynomial corrected;
    private final Map<String, Subroutine.Gates> parts = new LinkedHashMap<>();

    private SplitStepCircuit(
            Problem problem, Grid grid, Polynomial objective, Method.Splitting splitting, double step) {
        this.grid = grid;
        this.registers = Register.of(grid);
        this.coefficients = SplittingCoefficients.of(splitting);
        this.step = new BigDecimal(step);
        this.diffusion = OnGrid.diffusion(problem);
        this.objective = objective;
        this.corrected = objective.plus(objective
                .gradientSquared()
                .scaled(new BigDecimal(SplittingCoefficients.correction(Flow.REAL_TIME, step, diffusion))));
    }

    /**
     * Builds the circuit.
     *
     * @param objective the problem's objective
     * @throws ProblemException if the problem, the grid or the method has no circuit here; each message says why
     */
    static EvolutionCircuit build(
            Problem problem, Grid grid, Polynomial objective, TimeSpan span, Method.Splitting splitting) {
        return new SplitStepCircuit(problem, grid, objective, splitting, span.stepSize())
                .build(splitting, span.steps());
    }

    /** Refuses what no circuit is written for. */
    static void require(Problem problem, Grid grid) {
        if (problem.flow() != Flow.REAL_TIME) {
            throw new ProblemException("a circuit is unitary and runs in real time: imaginary time has none here");
        }
        if (problem.isTimeDependent()) {
            throw new ProblemException(
                    "a circuit repeats one step: an objective or D that changes with the time t has none");
        }
        int qubits = 0;
        for (Axis axis : grid.axes()) {
            if (axis.boundary() != Boundary.PERIODIC) {
                throw new ProblemException("the Fourier transform of a circuit is that of periodic axes, and axis "
                        + axis.name() + " has " + axis.boundary().name().toLowerCase(Locale.ROOT)
                        + " ends: leave --boundary out");
            }
            int points = axis.points();
            if (Integer.bitCount(points) != 1) {
                int below = Integer.highestOneBit(points);
                throw new ProblemException("a register of n qubits has 2^n points, and axis " + axis.name() + " has "
                        + points + ": take " + below + " or " + 2L * below);
            }
            qubits += Integer.numberOfTrailingZeros(points);
        }
        if (qubits > MOST_QUBITS) {
            throw new ProblemException("the grid takes " + qubits + " qubits, and circuits are written for at most "
                    + MOST_QUBITS + ": take fewer points");
        }
        OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective");
    }

    private EvolutionCircuit build(Method.Splitting splitting, int steps) {
        int flows = coefficients.kinetic().size();
        double open = coefficients.potential().getFirst();
        double close = coefficients.potential().get(flows);
        List<Subroutine.Gates> first = List.of(potential(open, false));
        List<Subroutine.Gates> step = new ArrayList<>();
        for (int i = 1; i <= flows; i++) {
            step.add(kinetic(coefficients.kinetic().get(i - 1)));
            if (i < flows) {
                step.add(potential(
                        coefficients.potential().get(i),
                        coefficients.corrected().get(i)));
            }
        }
        List<Subroutine.Gates> last = new ArrayList<>(step);
        last.add(potential(close, false));
        if (steps > 1) {
            step.add(potential(open + close, false));
        } else {
            step.addFirst(first.getFirst());
            step.add(last.getLast());
        }
        String name = splitting == Method.Splitting.STRANG ? "strang" : "suzuki_chin";
        return new EvolutionCircuit(
                registers,
                List.copyOf(parts.values()),
                new Subroutine.Calls(name + "_first", "the potential flow that begins the first step", first),
                new Subroutine.Calls(
                        name + "_step",
                        "a step but for that, its last potential flow merged with the next one's first",
                        step),
                new Subroutine.Calls(name + "_last", "the last step", last),
                steps);
    }

    private Subroutine.Gates potential(double share, boolean isCorrected) {
        String zeta = isCorrected ? "(zeta - dt^2 D (grad zeta)^2/24)" : "zeta";
        return part("potential", "exp(-i " + time(share) + " " + zeta + ")", () -> {
            List<BitPolynomial> coordinates = new ArrayList<>();
            for (Register register : registers.reversed()) {
                coordinates.add(coordinate(register));
            }
            return phases(BitPolynomial.substitute(isCorrected ? corrected : objective, coordinates), share);
        });
    }

    private Subroutine.Gates kinetic(double share) {
        return part("kinetic", "exp(-i " + time(share) + " D k^2)", () -> {
            List<Gate> gates = new ArrayList<>();
            for (Register register : registers) {
                BitPolynomial k = wavenumber(register);
                gates.addAll(FourierTransform.inverse(register.first(), register.size()));
                gates.addAll(phases(k.times(k).scaled(new BigDecimal(diffusion)), share));
                gates.addAll(FourierTransform.gates(register.first(), register.size()));
            }
            return gates;
        });
    }

    /** A share of a step as a fraction where it is one with a small denominator: {@code 2 dt/3}. */
    private static String time(double share) {
        for (int below = 1; below <= LARGEST_DENOMINATOR; below++) {
            long above = Math.round(share * below);
            if ((double) above / below == share) {
                return (above == 1 ? "" : above + " ") + "dt" + (below == 1 ? "" : "/" + below);
            }
        }
        return share + " dt";
    }

    private Subroutine.Gates part(String name, String remark, Supplier<List<Gate>> gates) {
        Subroutine.Gates known = parts.get(remark);
        if (known != null) {
            return known;
        }
        long alike = parts.values().stream()
                .filter(other -> other.name().startsWith(name))
                .count();
        Subroutine.Gates made = Subroutine.Gates.compiled(name + "_" + (alike + 1), remark, gates.get());
        parts.put(remark, made);
        return made;
    }

    /** {@code exp(-i share dt f)}. */
    private List<Gate> phases(BitPolynomial f, double share) {
        List<Gate> gates = new ArrayList<>();
        BigDecimal scale =
                step.multiply(new BigDecimal(share), Polynomial.DIGITS).negate();
        f.scaled(scale).terms().forEach((digits, angle) -> gates.add(new Gate.Phase(digits, angle)));
        return gates;
    }

    /** {@code x_j = a + h j}. */
    private static BitPolynomial coordinate(Register register) {
        BigDecimal lower = new BigDecimal(register.axis().lower());
        // exact: the number of points is a power of two
        BigDecimal spacing = new BigDecimal(register.axis().upper())
                .subtract(lower)
                .divide(BigDecimal.valueOf(register.axis().points()), Polynomial.DIGITS);
        BitPolynomial x = BitPolynomial.constant(lower);
        for (int k = 0; k < register.size(); k++) {
            x = x.plus(BitPolynomial.digit(
                    register.first() + k, spacing.multiply(BigDecimal.TWO.pow(k), Polynomial.DIGITS)));
        }
        return x;
    }

    /** {@code 2 pi m/L}, the highest digit of {@code m} being negative. */
    private static BitPolynomial wavenumber(Register register) {
        BigDecimal length = new BigDecimal(register.axis().upper())
                .subtract(new BigDecimal(register.axis().lower()));
        BigDecimal unit = Angle.PI.multiply(BigDecimal.TWO).divide(length, Polynomial.DIGITS);
        BitPolynomial k = BitPolynomial.ZERO;
        for (int digit = 0; digit < register.size(); digit++) {
            BigDecimal weight = unit.multiply(BigDecimal.TWO.pow(digit), Polynomial.DIGITS);
            boolean highest = digit + 1 == register.size();
            k = k.plus(BitPolynomial.digit(register.first() + digit, highest ? weight.negate() : weight));
        }
        return k;
    }
}
