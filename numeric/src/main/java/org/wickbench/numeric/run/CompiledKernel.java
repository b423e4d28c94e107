package org.wickbench.numeric.run;

import java.lang.invoke.MethodHandle;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.kernel.Program;

/** A compiled program; its routines are called by name or, in hot loops, by number. */
public final class CompiledKernel {
    private final Program program;
    private final MethodHandle run;

    CompiledKernel(Program program, MethodHandle run) {
        this.program = program;
        this.run = run;
    }

    /** The number of a routine, for {@link #call(int, double[][], int[], double[])}. */
    public int routine(String name) {
        return program.indexOf(name);
    }

    public void call(String routine, double[][] arrays, int[] integers, double... scalars) {
        call(routine(routine), arrays, integers, scalars);
    }

    /** Calls a routine: arrays are modified in place as the routine says. */
    public void call(int routine, double[][] arrays, int[] integers, double... scalars) {
        try {
            run.invokeExact(routine, arrays, integers, scalars);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new InternalException("generated code throws no checked exceptions", impossible);
        }
    }
}
