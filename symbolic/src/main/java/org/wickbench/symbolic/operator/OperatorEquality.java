package org.wickbench.symbolic.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;
import org.wickbench.symbolic.operator.DifferentialOperator.Orders;
import org.wickbench.symbolic.operator.FreeSeries.Word;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Whether two operator expressions are the same operator. Both are brought to normal order, or to series of words, and
 * the prover compares coefficient with coefficient. What the coefficients assume, such as a divisor that does not
 * vanish, comes with the verdict.
 */
public final class OperatorEquality {
    private static final Comparator<Orders> LOWEST_FIRST = Comparator.comparingInt(Orders::total)
            .thenComparing(orders -> orders.expr().toString());
    private static final Comparator<Word> SHORTEST_FIRST =
            Comparator.<Word>comparingInt(word -> word.letters().size()).thenComparing(Word::toString);

    private static final Sym TEST_FUNCTION = Sym.internal("f", 0);

    /** The series of a comparison: its step and the last power of it that counts. */
    public record Truncation(Sym step, int order) {}

    /** A part of the answer: what was compared, in words, and the verdict on it. */
    public record Finding(String what, Verdict verdict) {}

    private final Set<String> letters;
    private final Assumptions assumptions;
    private final Signs signs;
    private final Prover prover;

    /** @param letters the symbols that stand for any operators */
    public OperatorEquality(Set<String> letters, Assumptions assumptions, Prover prover) {
        this.letters = Set.copyOf(letters);
        this.assumptions = assumptions;
        this.signs = new Signs(assumptions);
        this.prover = prover;
    }

    /**
     * The findings on {@code left == right}; with a truncation on {@code left == right + O(step^(order + 1))}.
     *
     * @throws OperatorException if a side is no operator that can be computed
     */
    public List<Finding> compare(Relation statement, Optional<Truncation> truncation) {
        try {
            List<Finding> findings = usesLetters(statement)
                    ? compareSeries(statement, truncation)
                    : compareDerivatives(statement, truncation);
            if (findings.stream().allMatch(finding -> finding.verdict() instanceof Verdict.Proved)) {
                return crossChecked(findings, statement, truncation);
            }
            return findings;
        } catch (CalculusException e) {
            throw new OperatorException(String.valueOf(e.getMessage()));
        }
    }

    private boolean usesLetters(Relation statement) {
        return Trees.freeSymbols(statement).stream().anyMatch(symbol -> letters.contains(symbol.name()));
    }

    /** Remembers the scalars that were read, whose conditions belong to the verdict. */
    private <T> T read(Expr side, OperatorAlgebra<T> algebra, Set<Expr> scalars) {
        collectScalars(side, algebra, scalars);
        return new Interpretation<>(algebra).of(side);
    }

    private static <T> void collectScalars(Expr expr, OperatorAlgebra<T> algebra, Set<Expr> scalars) {
        if (algebra.isScalar(expr)) {
            scalars.add(expr);
        } else if (OperatorForm.of(expr).filter(OperatorForm.DERIVATIVE::equals).isEmpty()) {
            Trees.children(expr).forEach(child -> collectScalars(child, algebra, scalars));
        }
    }

    private List<Finding> compareDerivatives(Relation statement, Optional<Truncation> truncation) {
        if (truncation.isPresent()) {
            throw new OperatorException("a series in " + truncation.get().step()
                    + " is one of declared letters; differential operators are compared exactly");
        }
        Set<Expr> scalars = new LinkedHashSet<>();
        OperatorAlgebra<DifferentialOperator> algebra = new Algebras.Differential(signs);
        DifferentialOperator left = read(statement.left(), algebra, scalars);
        DifferentialOperator right = read(statement.right(), algebra, scalars);
        Set<Orders> all = new LinkedHashSet<>(left.terms().keySet());
        all.addAll(right.terms().keySet());
        Tally tally = new Tally();
        for (Orders orders : all.stream().sorted(LOWEST_FIRST).toList()) {
            Verdict verdict = tally.compare(left.coefficient(orders), right.coefficient(orders));
            if (!(verdict instanceof Verdict.Proved)) {
                return List.of(new Finding("the coefficients of " + orders.expr(), withTestFunction(verdict, orders)));
            }
        }
        List<String> conditions = new ArrayList<>(tally.conditions);
        conditions.addAll(conditionsOf(scalars));
        if (OperatorForm.ADJOINT.isPartOf(statement)) {
            Set<Sym> coordinates = new LinkedHashSet<>();
            coordinates(statement, coordinates);
            for (Sym coordinate : coordinates) {
                conditions.add("the functions vanish with their derivatives at both ends of " + coordinate);
            }
        }
        return List.of(new Finding(
                "the coefficients of " + all.size() + " derivatives agree",
                new Verdict.Proved("normal order, exact normal form", distinct(conditions), onAnyFunction(statement))));
    }

    /** The theorem that both sides do the same to any complex function, if the kernel finds it. */
    private Optional<Theorem> onAnyFunction(Relation statement) {
        Set<String> taken = new LinkedHashSet<>();
        Trees.freeSymbols(statement).forEach(symbol -> taken.add(symbol.name()));
        Trees.unknownFunctions(statement).keySet().forEach(head -> taken.add(head.name()));
        String name = "u";
        while (taken.contains(name)) {
            name += "u";
        }
        Statement applied = applied(statement, Expr.sym(name));
        return prover.theorem(
                Expr.equation(applied.left(), applied.right()),
                assumptions.declare(name, Assumptions.Domain.COMPLEX),
                List.of());
    }

    /** What a statement says of an unknown function of its coordinates. */
    private Statement applied(Relation statement, Sym head) {
        Set<Sym> coordinates = new LinkedHashSet<>();
        coordinates(statement, coordinates);
        Apply function = new Apply(head, coordinates.isEmpty() ? List.of(Expr.ZERO) : List.copyOf(coordinates));
        var action = new Interpretation<>(new Algebras.Action(signs, true));
        return new Statement(
                action.of(statement.left()).forward().apply(function),
                action.of(statement.right()).forward().apply(function),
                assumptions);
    }

    private static void coordinates(Expr expr, Set<Sym> found) {
        if (OperatorForm.of(expr).filter(OperatorForm.DERIVATIVE::equals).isPresent()
                && Trees.children(expr).getFirst() instanceof Sym coordinate) {
            found.add(coordinate);
        }
        Trees.children(expr).forEach(child -> coordinates(child, found));
    }

    /**
     * Two operators whose coefficients of {@code d^alpha} differ at a point differ there on the function
     * {@code (x - x0)^alpha/alpha!}, of which {@code d^alpha} alone sees anything.
     */
    private static Verdict withTestFunction(Verdict verdict, Orders orders) {
        if (!(verdict instanceof Verdict.Refuted refuted)) {
            return verdict;
        }
        Map<String, String> point = new LinkedHashMap<>();
        Map<String, String> found = refuted.counterexample().point();
        List<String> factors = new ArrayList<>();
        orders.byCoordinate().forEach((coordinate, order) -> {
            String at = found.getOrDefault(coordinate.toString(), "0");
            String base = at.equals("0") ? coordinate.toString() : "(" + coordinate + " - (" + at + "))";
            long factorial = 1;
            for (int i = 2; i <= order; i++) {
                factorial *= i;
            }
            factors.add(order == 1 ? base : base + "^" + order + "/" + factorial);
        });
        point.put("term", orders.expr().toString());
        point.put("test function", factors.isEmpty() ? "1" : String.join("*", factors));
        orders.byCoordinate().keySet().forEach(coordinate -> point.put(coordinate.toString(), "0"));
        point.putAll(found);
        return refuted(refuted, point);
    }

    private static Verdict refuted(Verdict.Refuted verdict, Map<String, String> point) {
        Counterexample known = verdict.counterexample();
        return new Verdict.Refuted(
                new Counterexample(point, known.left(), known.right(), known.difference(), known.ratio()),
                Optional.empty());
    }

    private List<Finding> compareSeries(Relation statement, Optional<Truncation> truncation) {
        Set<Expr> scalars = new LinkedHashSet<>();
        int order = truncation.map(Truncation::order).orElse(0);
        Set<String> step = truncation.map(t -> Set.of(t.step().name())).orElse(Set.of());
        if (truncation.isPresent()
                && OperatorForm.ADJOINT.isPartOf(statement)
                && !signs.isReal(truncation.get().step())) {
            throw new OperatorException("the step has to be real where adjoints are taken");
        }
        OperatorAlgebra<FreeSeries> algebra = new Algebras.Free(letters, step, order, signs);
        FreeSeries left = read(statement.left(), algebra, scalars);
        FreeSeries right = read(statement.right(), algebra, scalars);
        Tally tally = new Tally();
        int words = 0;
        for (int power = 0; power <= order; power++) {
            Set<Word> all = new LinkedHashSet<>(left.terms(power).keySet());
            all.addAll(right.terms(power).keySet());
            words += all.size();
            for (Word word : all.stream().sorted(SHORTEST_FIRST).toList()) {
                Verdict verdict = tally.compare(
                        left.terms(power).getOrDefault(word, Scalar.ZERO),
                        right.terms(power).getOrDefault(word, Scalar.ZERO));
                if (!(verdict instanceof Verdict.Proved)) {
                    String name = truncation.isEmpty() || power == 0
                            ? word.toString()
                            : truncation.get().step() + (power == 1 ? "" : "^" + power) + "*" + word;
                    return List.of(new Finding("the coefficients of " + name, withWord(verdict, name)));
                }
            }
        }
        List<String> conditions = new ArrayList<>(tally.conditions);
        conditions.addAll(conditionsOf(scalars));
        String by = truncation
                .map(t -> "free algebra, formal series up to " + t.step() + "^" + t.order())
                .orElse("free algebra");
        return List.of(new Finding(
                "the coefficients of " + words + " words agree", new Verdict.Proved(by, distinct(conditions))));
    }

    private static Verdict withWord(Verdict verdict, String word) {
        if (!(verdict instanceof Verdict.Refuted refuted)) {
            return verdict;
        }
        Map<String, String> point = new LinkedHashMap<>();
        point.put("term", word);
        point.putAll(refuted.counterexample().point());
        return refuted(refuted, point);
    }

    private List<String> conditionsOf(Set<Expr> scalars) {
        NormalForm form = new NormalForm(assumptions);
        for (Expr scalar : scalars) {
            try {
                form.normalize(scalar);
            } catch (NormalFormException e) {
                throw new OperatorException("the coefficient " + scalar + " has no normal form: " + e.getMessage());
            }
        }
        return form.conditions();
    }

    private static List<String> distinct(List<String> conditions) {
        return conditions.stream().distinct().toList();
    }

    /** Compares coefficients one by one and gathers the conditions of the proofs. */
    private final class Tally {
        private final List<String> conditions = new ArrayList<>();

        Verdict compare(Scalar left, Scalar right) {
            if (left.equals(right)) {
                return new Verdict.Proved("equal as they stand", List.of());
            }
            if (left.expr() instanceof Num first && right.expr() instanceof Num second) {
                return new Verdict.Refuted(exactly(first, second), Optional.empty());
            }
            Verdict verdict = prover.prove(new Statement(left.expr(), right.expr(), assumptions));
            conditions.addAll(verdict.stated());
            return verdict;
        }
    }

    private static Counterexample exactly(Num left, Num right) {
        Num difference = left.plus(right.negate());
        String ratio =
                right.isZero() ? "undefined" : left.times(right.reciprocal()).toString();
        return new Counterexample(Map.of(), left.toString(), right.toString(), difference.toString(), ratio);
    }

    /**
     * What a second way of computing says of an equation, by samples alone: differential operators act on an unknown
     * function one after the other, letters are matrices. No word and no normal order is looked at.
     *
     * @throws OperatorException if a side is no operator that can be computed
     */
    public Verdict sample(Relation statement, Optional<Truncation> truncation) {
        return Verdict.weakest(numericStatements(statement, truncation).stream()
                .map(prover::sample)
                .toList());
    }

    /** The findings, unless the second way of computing contradicts a proof: then there is an error of ours. */
    private List<Finding> crossChecked(List<Finding> findings, Relation statement, Optional<Truncation> truncation) {
        for (Statement numeric : numericStatements(statement, truncation)) {
            Optional<Counterexample> contradiction = prover.contradiction(numeric);
            if (contradiction.isPresent()) {
                return List.of(new Finding(
                        "a second look",
                        new Verdict.Undecided(Prover.CONTRADICTED + "the operator algebra proves " + statement
                                + " and samples refute it " + contradiction.get())));
            }
        }
        return findings;
    }

    /** Equations between numbers that say together what the operators do on an example. */
    private List<Statement> numericStatements(Relation statement, Optional<Truncation> truncation) {
        List<Statement> statements = new ArrayList<>();
        if (!usesLetters(statement)) {
            statements.add(applied(statement, TEST_FUNCTION));
            return statements;
        }
        int order = truncation.map(Truncation::order).orElse(0);
        Set<String> step = truncation.map(t -> Set.of(t.step().name())).orElse(Set.of());
        var matrices = new Interpretation<>(new Algebras.Matrices(letters, step, order, signs));
        List<Scalar> left = matrices.of(statement.left()).entries();
        List<Scalar> right = matrices.of(statement.right()).entries();
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).equals(right.get(i))) {
                statements.add(new Statement(left.get(i).expr(), right.get(i).expr(), assumptions));
            }
        }
        if (statements.isEmpty()) {
            statements.add(new Statement(Expr.ZERO, Expr.ZERO, assumptions));
        }
        return statements;
    }

    /**
     * An operator applied to a function, as a formula with derivatives that are written and not carried out.
     *
     * @throws OperatorException if the operator has a letter, an adjoint or a series in it
     */
    public static Expr apply(Expr operator, Expr function) {
        return new Interpretation<>(new Algebras.Action(new Signs(Assumptions.NONE), false))
                .of(operator)
                .forward()
                .apply(function);
    }
}
