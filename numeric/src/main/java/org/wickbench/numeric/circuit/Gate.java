package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.function.IntUnaryOperator;

/**
 * A gate on qubits that are numbered from 0; qubit {@code q} is digit {@code 2^q} of the number of a basis state. Sets of
 * qubits are numbers whose bits are the members.
 */
public sealed interface Gate {
    /** The set of qubits that it acts on. */
    int qubits();

    /** The same gate on other qubits. */
    Gate relabelled(IntUnaryOperator newQubit);

    /** The inverse gate. */
    Gate inverse();

    /** True if it is diagonal in the basis states. */
    default boolean isDiagonal() {
        return false;
    }

    /** {@code (|0><0| + |0><1| + |1><0| - |1><1|)/sqrt(2)}. */
    record Hadamard(int qubit) implements Gate {
        @Override
        public int qubits() {
            return 1 << qubit;
        }

        @Override
        public Gate relabelled(IntUnaryOperator newQubit) {
            return new Hadamard(newQubit.applyAsInt(qubit));
        }

        @Override
        public Gate inverse() {
            return this;
        }
    }

    /** Exchanges two qubits. */
    record Swap(int one, int other) implements Gate {
        @Override
        public int qubits() {
            return 1 << one | 1 << other;
        }

        @Override
        public Gate relabelled(IntUnaryOperator newQubit) {
            return new Swap(newQubit.applyAsInt(one), newQubit.applyAsInt(other));
        }

        @Override
        public Gate inverse() {
            return this;
        }
    }

    /** Flips the target where the control is 1. */
    record ControlledNot(int control, int target) implements Gate {
        @Override
        public int qubits() {
            return 1 << control | 1 << target;
        }

        @Override
        public Gate relabelled(IntUnaryOperator newQubit) {
            return new ControlledNot(newQubit.applyAsInt(control), newQubit.applyAsInt(target));
        }

        @Override
        public Gate inverse() {
            return this;
        }
    }

    /**
     * {@code exp(i angle)} where all of a set of qubits are 1: the global phase for no qubit, {@code p} for one, {@code cp}
     * for two, a multiply controlled phase for more.
     */
    record Phase(int qubits, BigDecimal angle) implements Gate {
        @Override
        public Gate relabelled(IntUnaryOperator newQubit) {
            return new Phase(relabel(qubits, newQubit), angle);
        }

        @Override
        public Gate inverse() {
            return new Phase(qubits, angle.negate());
        }

        @Override
        public boolean isDiagonal() {
            return true;
        }
    }

    /** {@code exp(i angle)} where an odd number of a set of qubits is 1. */
    record ParityPhase(int qubits, BigDecimal angle) implements Gate {
        @Override
        public Gate relabelled(IntUnaryOperator newQubit) {
            return new ParityPhase(relabel(qubits, newQubit), angle);
        }

        @Override
        public Gate inverse() {
            return new ParityPhase(qubits, angle.negate());
        }

        @Override
        public boolean isDiagonal() {
            return true;
        }
    }

    private static int relabel(int qubits, IntUnaryOperator newQubit) {
        int changed = 0;
        for (int rest = qubits; rest != 0; rest &= rest - 1) {
            changed |= 1 << newQubit.applyAsInt(Integer.numberOfTrailingZeros(rest));
        }
        return changed;
    }
}
