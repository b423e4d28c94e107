package org.wickbench.symbolic.theorem;

import java.util.List;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;

/** The only maker of theorems. */
public final class Kernel {
    private final Context context;

    public Kernel(Context context) {
        this.context = context;
    }

    public Context context() {
        return context;
    }

    /**
     * The theorem that follows by a schema.
     *
     * @throws RefusedException if none does
     */
    public Theorem infer(Schema schema, Instance instance, List<Theorem> parents) {
        if (!Schemas.ALL.contains(schema)) {
            throw new RefusedException("a schema that is not one of the kernel's");
        }
        for (Theorem parent : parents) {
            if (!parent.context().equals(context)) {
                throw new RefusedException("theorems from different contexts");
            }
        }
        try {
            return new Theorem(context, schema.infer(context, instance, parents), schema, instance, parents);
        } catch (ArithmeticLimitException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }
}
