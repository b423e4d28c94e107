package org.wickbench.verification.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wickbench.derivations.Catalog;
import org.wickbench.numeric.circuit.SplittingError;
import org.wickbench.numeric.evolve.Method.Splitting;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.expr.Expr;

/** The error that the generated circuits state is the one that the document on splittings proves. */
class SplittingTheoremsTest {
    private static Map<String, Double> proved(String label) {
        Document document = new Catalog().find("splittings").orElseThrow();
        Entry.Step step = (Entry.Step) document.find(label).orElseThrow();
        Map<String, Double> terms = new TreeMap<>();
        collect(step.relation().right(), 1, terms);
        return terms;
    }

    /** Sums up the coefficients of the nested commutators in an expression; the step stands for 1. */
    private static void collect(Expr expr, double factor, Map<String, Double> terms) {
        switch (expr) {
            case Expr.Add sum -> sum.terms().forEach(term -> collect(term, factor, terms));
            case Expr.Mul product -> {
                double numbers = factor;
                Expr rest = Expr.sym("h");
                for (Expr part : product.factors()) {
                    if (part instanceof Expr.Num number) {
                        numbers *= number.toDouble();
                    } else if (!isStep(part)) {
                        rest = part;
                    }
                }
                collect(rest, numbers, terms);
            }
            case Expr.Apply nest -> terms.merge(letters(nest), factor, Double::sum);
            // T and V themselves, which are no error
            case Expr.Sym _ -> {}
            default -> throw new AssertionError("not part of such a theorem: " + expr);
        }
    }

    private static boolean isStep(Expr expr) {
        Expr base = expr instanceof Expr.Pow power ? power.base() : expr;
        return base.equals(Expr.sym("h"));
    }

    /** {@code comm(T, comm(T, V))} as TTV; the document calls {@code comm(T, V)} also C. */
    private static String letters(Expr expr) {
        return expr instanceof Expr.Apply nest
                ? nest.arguments().stream().map(SplittingTheoremsTest::letters).collect(Collectors.joining())
                : expr.toString().replace("C", "TV");
    }

    private static Map<String, Double> stated(Splitting splitting) {
        return new TreeMap<>(SplittingError.terms(splitting).stream()
                .collect(Collectors.toMap(SplittingError.Term::letters, SplittingError.Term::coefficient)));
    }

    private static boolean agree(Map<String, Double> proved, Map<String, Double> stated) {
        return proved.keySet().equals(stated.keySet())
                && proved.keySet().stream()
                        .allMatch(nest -> Math.abs(Math.abs(Objects.requireNonNull(proved.get(nest)))
                                        - Objects.requireNonNull(stated.get(nest)))
                                < 1e-15);
    }

    @Test
    void theStatedErrorsAreTheProvedOnes() {
        assertThat(agree(proved("strang_error"), stated(Splitting.STRANG))).isTrue();
        assertThat(agree(proved("forward_error"), stated(Splitting.SUZUKI_CHIN_4)))
                .isTrue();
        assertThat(proved("forward_error")).hasSize(6);
    }

    @Test
    void anotherTheoremIsNoticed() {
        assertThat(agree(proved("lie_error"), stated(Splitting.STRANG))).isFalse();
        assertThat(agree(proved("plain_error"), stated(Splitting.STRANG))).isFalse();
        assertThat(agree(proved("strang_error"), stated(Splitting.SUZUKI_CHIN_4)))
                .isFalse();
        Map<String, Double> changed = stated(Splitting.STRANG);
        changed.put("VTV", 1.0 / 12);
        assertThat(agree(proved("strang_error"), changed)).isFalse();
    }
}
