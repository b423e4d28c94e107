package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * The qubits of one axis: qubit {@code first + k} is digit {@code 2^k} of the number of the point. The registers of a grid
 * follow one another from its last axis to its first, so that the number of a basis state is the index of its point.
 *
 * @param axis the axis
 * @param name a name for it in any dialect, one that no axis can spoil
 * @param first its least significant qubit
 * @param size its number of qubits {@code n}, for {@code 2^n} points
 */
public record Register(Axis axis, String name, int first, int size) {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,30}");

    /** The registers of a grid whose axes have {@code 2^n} points, the last axis first. */
    static List<Register> of(Grid grid) {
        List<Register> registers = new ArrayList<>();
        int first = 0;
        for (int i = grid.dimension() - 1; i >= 0; i--) {
            Axis axis = grid.axis(i);
            int size = Integer.numberOfTrailingZeros(axis.points());
            // the prefix keeps x, y, z, h, p and every keyword apart from the gates and words of the language
            String name = HARMLESS.matcher(axis.name()).matches() ? "q_" + axis.name() : "q" + i;
            registers.add(new Register(axis, name, first, size));
            first += size;
        }
        return List.copyOf(registers);
    }
}
