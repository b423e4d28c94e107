package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/** Complex conjugation moved inwards by laws, as far as it commutes with what it meets. */
final class ConjugateLaws {
    private final Reducer reducer;

    ConjugateLaws(Reducer reducer) {
        this.reducer = reducer;
    }

    /** conj(u). */
    void conjugate(Expr u) {
        if (reducer.apply("conj-real", u)) {
            return;
        }
        switch (u) {
            case Constant constant when constant == I -> reducer.apply("conj-unit");
            case Add(List<Expr> terms) ->
                reducer.apply("conj-sum", terms.getFirst(), Expr.add(terms.subList(1, terms.size())));
            case Mul(List<Expr> factors) ->
                reducer.apply("conj-product", factors.getFirst(), mul(factors.subList(1, factors.size())));
            case Pow(Expr base, Num n) when n.isInteger() -> reducer.apply("conj-whole-power", base, n);
            case Pow(Expr base, Expr exponent) -> {
                if (!reducer.apply("conj-power", base, exponent)
                        && !reducer.apply("conj-slit-power", base, exponent)
                        && reducer.bench.signs().isReal(exponent)) {
                    reducer.apply("conj-real-power", List.of(reducer.nonZero(base)), base, exponent);
                }
            }
            case Call call
            when call.function() == Fn.LOG && !reducer.apply("conj-log", call.argument()) ->
                reducer.apply("conj-log-modulus", List.of(reducer.nonZero(call.argument())), call.argument());
            case Call call -> law(call.function()).ifPresent(law -> reducer.apply(law, call.argument()));
            default -> {}
        }
    }

    private static Optional<String> law(Fn function) {
        return switch (function) {
            case CONJ -> Optional.of("conj-conj");
            case LOG -> Optional.of("conj-log");
            case EXP, SIN, COS, TAN, COT, SINH, COSH, TANH, COTH, ERF, ERFC -> Optional.of("conj-" + function.syntax());
            default -> Optional.empty();
        };
    }
}
