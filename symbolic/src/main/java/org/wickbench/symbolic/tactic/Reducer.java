package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Choice;
import org.wickbench.symbolic.theorem.Differentiation;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Gathers, for everything in an expression that is no arithmetic, the laws that write it in few generators: roots,
 * exponentials, logarithms, moduli, and functions of which no more is known. With those theorems as parents a true equation
 * is an identity of the field of fractions.
 *
 * <p>Each law is put on the list as it is found, and what stands on its right side is looked at in turn.
 */
final class Reducer {
    /** A statement that needs more laws has lost its way. */
    private static final int MOST_THEOREMS = 3_000;

    final Bench bench;
    final Generators generators;
    private final Canonical canonical = new Canonical(new Budget(Budget.USUAL));
    private final List<Theorem> theorems = new ArrayList<>();
    private final Set<Proposition> stated = new HashSet<>();
    private final Set<Expr> done = new HashSet<>();
    private final PowerLaws powers;
    private final ConjugateLaws conjugates;
    private final BinderTactic binders;
    private int depth;

    Reducer(Bench bench, Generators generators) {
        this.bench = bench;
        this.generators = generators;
        this.powers = new PowerLaws(this);
        this.conjugates = new ConjugateLaws(this);
        this.binders = new BinderTactic(this);
    }

    /** One for the body of a binder, whose variable is another one at each depth. */
    Reducer inside(Binder binder, Sym variable) {
        Reducer inside = new Reducer(bench.inScope(binder, variable), generators);
        inside.depth = depth + 1;
        return inside;
    }

    /** The number of binders around what is looked at. */
    int depth() {
        return depth;
    }

    /** What was gathered, in the order in which it was found. */
    List<Theorem> theorems() {
        return theorems;
    }

    /** The value of an expression that was looked at. */
    Quotient value(Expr expr) {
        return canonical.reduced(canonical.of(expr));
    }

    Expr expr(Quotient value) {
        return canonical.expr(value);
    }

    Pieces pieces(Quotient value) {
        return Pieces.of(value, canonical);
    }

    Canonical canonical() {
        return canonical;
    }

    /** Puts a theorem on the list. */
    void add(Theorem theorem) {
        if (stated.add(theorem.conclusion())) {
            if (theorems.size() > MOST_THEOREMS) {
                throw new NoProofException("more laws are needed than a proof may have");
            }
            theorems.add(theorem);
            canonical.use(theorem.conclusion());
        }
    }

    /** Puts the instance of a law on the list and looks at its right side; false if its conditions cannot be shown. */
    boolean apply(String law, Expr... terms) {
        Optional<Theorem> theorem = bench.law(law, terms);
        theorem.ifPresent(this::rewrite);
        return theorem.isPresent();
    }

    /** Puts the instance of a law on the list, given some of its conditions. */
    boolean apply(String law, List<Theorem> known, Expr... terms) {
        Optional<Theorem> theorem = bench.law(law, known, terms);
        theorem.ifPresent(this::rewrite);
        return theorem.isPresent();
    }

    /** What is known to be in canonical form already. */
    void markDone(Expr expr) {
        done.add(expr);
    }

    void rewrite(Theorem equation) {
        // the right side first: the theorem then meets it in its final form
        if (equation.conclusion() instanceof Proposition.Equation(Expr left, Expr right)) {
            done.add(left);
            reduce(right);
        }
        add(equation);
    }

    /** The theorem that an expression does not vanish; where nothing shows it, it is taken for granted and says so. */
    Theorem nonZero(Expr expr) {
        Optional<Theorem> shown = bench.show(Proposition.nonZero(expr));
        if (shown.isPresent()) {
            return shown.get();
        }
        if (value(expr).numerator().isZero()) {
            boolean inScope = Trees.freeSymbols(expr).stream().anyMatch(Sym::isInternal);
            throw new NoProofException("a division by " + (inScope ? "what" : expr + ", which") + " is zero");
        }
        Optional<Theorem> ofParts =
                switch (expr) {
                    case Mul product -> {
                        Expr first = product.factors().getFirst();
                        Expr rest = mul(
                                product.factors().subList(1, product.factors().size()));
                        yield bench.law("nonzero-product", List.of(nonZero(first), nonZero(rest)), first, rest);
                    }
                    case Pow(Expr base, Num n)
                    when n.isInteger() -> bench.law("nonzero-power", List.of(nonZero(base)), base, n);
                    case Pow(Expr base, Expr exponent) ->
                        bench.law("root-nonzero", List.of(nonZero(base)), base, exponent);
                    default -> Optional.empty();
                };
        return ofParts.filter(theorem -> theorem.conclusion().equals(Proposition.nonZero(expr)))
                .orElseGet(() -> expr instanceof Apply value
                        ? bench.assumeNonZero(value)
                        : bench.assume(Proposition.nonZero(expr)));
    }

    /** States of each irreducible factor of a divisor that it does not vanish, so that equal quotients look the same. */
    private void divisor(Expr base) {
        Theorem whole = nonZero(base);
        Pieces pieces = pieces(value(base));
        boolean any = false;
        for (Pieces.Piece piece : pieces.others()) {
            if (piece.exponent() < 0) {
                continue;
            }
            Expr factor = piece.base();
            Optional<Theorem> shown = bench.show(Proposition.nonZero(factor));
            if (shown.isEmpty()) {
                Expr rest = pieces.without(piece);
                shown = bench.moved(whole, base, mul(factor, rest), theorems)
                        .flatMap(theorem -> bench.law("factor-nonzero", List.of(theorem), factor, rest));
            }
            shown.ifPresent(this::add);
            if (shown.isPresent() && factor instanceof Pow(Expr radicand, Num n) && !n.isInteger()) {
                // quotients by a root are written with the radicand below
                bench.show(Proposition.nonZero(radicand)).ifPresent(this::add);
            }
            any |= shown.isPresent();
        }
        if (!any) {
            add(whole);
        }
    }

    /** Gathers what is needed for an expression and its parts. */
    void reduce(Expr expr) {
        if (!done.add(expr)) {
            return;
        }
        Optional<Theorem> given = bench.byPremise(expr);
        if (given.isPresent()) {
            rewrite(given.get());
            return;
        }
        switch (expr) {
            case Num _, Constant _, Sym _ -> {}
            case Pow(Expr base, Num n)
            when n.isInteger() -> {
                reduce(base);
                if (n.signum() < 0) {
                    divisor(base);
                }
            }
            case Pow(Expr base, Num q) -> {
                reduce(base);
                powers.root(base, q);
            }
            case Pow(Expr base, Expr exponent) -> {
                reduce(base);
                reduce(exponent);
                Quotient value = value(exponent);
                Optional<Num> number = value.isPolynomial() ? value.numerator().number() : Optional.empty();
                if (number.isPresent()) {
                    reduce(pow(base, number.get()));
                } else if (!powers.whole(base, exponent)) {
                    apply("power-exp", List.of(nonZero(base)), base, exponent);
                }
            }
            case Call call -> {
                call.arguments().forEach(this::reduce);
                call(call);
            }
            case Diff diff -> derivative(diff);
            case Piecewise piecewise -> choice(piecewise);
            case Binder binder -> binders.reduce(binder);
            default -> Trees.children(expr).forEach(this::reduce);
        }
    }

    /** The value of the first condition that holds, or what is left without one that does not. */
    private void choice(Piecewise piecewise) {
        Proposition first = Proposition.of(piecewise.branches().getFirst().condition());
        Optional<Theorem> decided =
                decide(first).or(() -> Choice.negation(first).flatMap(this::decide));
        if (decided.isPresent()) {
            rewrite(bench.infer(Schemas.CHOICE, Instance.of(piecewise), decided.get()));
        } else {
            Trees.children(piecewise).stream()
                    .filter(part -> !(part instanceof Relation))
                    .forEach(this::reduce);
            idle(piecewise);
        }
    }

    /** All values are the same. */
    private void idle(Piecewise piecewise) {
        Quotient value = value(piecewise.otherwise());
        if (piecewise.branches().stream()
                .allMatch(branch -> value(branch.value()).equals(value))) {
            Expr same = expr(value);
            List<Piecewise.Branch> branches = piecewise.branches().stream()
                    .map(branch -> new Piecewise.Branch(branch.condition(), same))
                    .toList();
            add(bench.infer(Schemas.CHOICE, Instance.named("idle", List.of(new Piecewise(branches, same)))));
        }
    }

    private Optional<Theorem> decide(Proposition proposition) {
        if (proposition instanceof Proposition.Equation(Expr left, Expr right)) {
            reduce(left);
            reduce(right);
            return bench.field(left, right, theorems);
        }
        return bench.show(proposition).or(() -> switch (proposition) {
            case Proposition.Less(Expr left, Expr right) -> ordered("less-from-difference", left, right);
            case Proposition.AtMost(Expr left, Expr right) -> ordered("atmost-from-difference", left, right);
            default -> Optional.empty();
        });
    }

    /** An order relation by the value of the difference, where the laws at hand say what that is. */
    private Optional<Theorem> ordered(String law, Expr left, Expr right) {
        reduce(left);
        reduce(right);
        Expr difference = bench.difference(law, left, right);
        Expr value = expr(value(difference));
        if (value.equals(difference)) {
            return Optional.empty();
        }
        return bench.show(law.startsWith("less") ? Proposition.positive(value) : Proposition.nonNegative(value))
                .flatMap(theorem -> bench.moved(theorem, value, difference, theorems))
                .flatMap(theorem -> bench.law(law, List.of(theorem), left, right));
    }

    /** A derivative that is carried out; what it asks for is shown or taken for granted. */
    private void derivative(Diff diff) {
        Differentiation.Result result;
        try {
            result = Differentiation.of(diff, bench.kernel().context());
        } catch (RefusedException e) {
            if (!binders.simplify(diff)) {
                throw e;
            }
            return;
        }
        List<Theorem> conditions = new ArrayList<>();
        for (Proposition condition : result.conditions()) {
            boolean ofIndex = condition.parts().stream()
                    .flatMap(part -> Trees.freeSymbols(part).stream())
                    .anyMatch(result.indices()::contains);
            if (ofIndex) {
                conditions.add(bench.show(condition)
                        .orElseThrow(() -> new NoProofException("the derivative exists where " + condition)));
            } else if (condition instanceof Proposition.NotEqual(Expr left, Num zero) && zero.isZero()) {
                reduce(left);
                conditions.add(nonZero(left));
            } else {
                conditions.add(bench.show(condition).orElseGet(() -> bench.assume(condition)));
            }
        }
        List<Expr> terms = new ArrayList<>(List.of((Expr) diff));
        terms.addAll(result.indices());
        rewrite(bench.kernel().infer(Schemas.DIFFERENTIATION, Instance.of(terms.toArray(new Expr[0])), conditions));
    }

    private void call(Call call) {
        Expr u = call.arguments().getFirst();
        switch (call.function()) {
            case EXP -> powers.exponential(u);
            case LOG -> powers.logarithm(u);
            case SIN -> apply("sin-exp", u);
            case COS -> apply("cos-exp", u);
            case SINH -> apply("sinh-exp", u);
            case COSH -> apply("cosh-exp", u);
            case TAN -> quotient("tan-quotient", Fn.COS, u);
            case COT -> quotient("cot-quotient", Fn.SIN, u);
            case TANH -> quotient("tanh-quotient", Fn.COSH, u);
            case COTH -> quotient("coth-quotient", Fn.SINH, u);
            case ERFC -> apply("erfc-erf", u);
            case ACOS -> apply("acos-asin", u);
            case ERF -> odd(Fn.ERF, u);
            case ASIN -> odd(Fn.ASIN, u);
            case ATAN -> odd(Fn.ATAN, u);
            case ASINH -> odd(Fn.ASINH, u);
            case ATANH -> odd(Fn.ATANH, u);
            case ABS -> powers.modulus(u);
            case SIGN -> sign(u);
            case STEP -> apply("step-sign", List.of(nonZero(u)), u);
            case MIN, MAX -> extreme(call);
            case SOFTPLUS -> apply("softplus-log", u);
            case LOG1P -> apply("log1p-log", u);
            case EXPM1 -> apply("expm1-exp", u);
            case FACTORIAL -> apply("factorial-gamma", u);
            case GAMMA -> gamma("gamma", u);
            case LGAMMA -> gamma("lgamma", u);
            case BINOMIAL -> binomial(u, call.arguments().getLast());
            case CONJ -> conjugate(u);
            case RE -> real(u);
            case IM -> apply("im-conj", u);
            case KRONECKER -> kronecker(u, call.arguments().getLast());
            case ACOSH -> {
                if (value(u).equals(Quotient.ONE)) {
                    apply("acosh-one");
                }
            }
            case DIRAC -> {}
        }
    }

    /** A premise about what is conjugated, or the value of a derivative, is one about the conjugate. */
    private void conjugate(Expr u) {
        Expr value = u instanceof Diff ? expr(value(u)) : u;
        Optional<Theorem> known = value.equals(u) ? bench.byPremise(u) : bench.field(u, value, theorems);
        Optional<Theorem> given = known.flatMap(theorem ->
                bench.law("conj-equal", List.of(theorem), u, theorem.equation().right()));
        given.ifPresentOrElse(this::rewrite, () -> conjugates.conjugate(u));
    }

    /** The real part of a root that may lie across its cut is a root of real numbers. */
    private void real(Expr u) {
        if (u instanceof Pow(Expr base, Num n)
                && n.equals(HALF)
                && bench.show(new Proposition.Member(base, Domain.SLIT)).isEmpty()) {
            apply("re-root", base);
        } else {
            apply("re-conj", u);
        }
    }

    private void extreme(Call call) {
        String name = call.function().syntax();
        switch (call.arguments().size()) {
            case 2 -> apply(name + "-abs", call.arguments().toArray(new Expr[0]));
            case 3 -> apply(name + "-of-three", call.arguments().toArray(new Expr[0]));
            case 4 -> apply(name + "-of-four", call.arguments().toArray(new Expr[0]));
            default -> {}
        }
    }

    /** Known values, and arguments lowered to a constant part below 1. */
    private void gamma(String name, Expr u) {
        Quotient value = value(u);
        if (value.equals(Quotient.ONE)) {
            apply(name + "-one");
        } else if (value.equals(Quotient.of(Polynomial.of(HALF)))) {
            apply(name + "-half");
        } else if (value.isPolynomial()
                && value.numerator().terms().getOrDefault(Monomial.ONE, ZERO).compareTo(ONE) >= 0) {
            apply(name + "-recurrence", expr(value.minus(Quotient.ONE, new Budget(Budget.USUAL))));
        } else if (name.equals("gamma") && u instanceof Num number && number.signum() < 0 && !number.isInteger()) {
            // gamma(u) is gamma(u + 1)/u
            Expr above = div(Expr.call(Fn.GAMMA, number.plus(ONE)), number);
            bench.law("gamma-recurrence", number)
                    .flatMap(law -> bench.field(Expr.call(Fn.GAMMA, number), above, List.of(law)))
                    .ifPresent(this::rewrite);
        }
    }

    private void binomial(Expr a, Expr k) {
        Quotient value = value(k);
        if (value.numerator().isZero()) {
            apply("binomial-zero", a);
        } else if (apply("binomial-below", a, k)) {
            return;
        } else if (value.isPolynomial()
                && value.numerator().number().isPresent()
                && value.numerator().number().get().isInt()) {
            apply("binomial-recurrence", a, value.numerator().number().get());
        } else {
            apply("binomial-factorial", a, k);
        }
    }

    private void quotient(String law, Fn below, Expr u) {
        Expr divisor = Expr.call(below, u);
        reduce(divisor);
        apply(law, u);
    }

    /** The sign of the leading coefficient is taken out of the argument; some values are known. */
    private void odd(Fn function, Expr u) {
        Quotient value = value(u);
        if (value.numerator().isZero()) {
            apply(function.syntax() + "-zero");
        } else if (isTurned(value)) {
            apply(function.syntax() + "-odd", expr(value.negate()));
        } else {
            for (Map.Entry<String, Expr> known : VALUES.entrySet()) {
                if (known.getKey().startsWith(function.syntax() + "-")) {
                    reduce(known.getValue());
                    if (canonical.areEqual(u, known.getValue())) {
                        apply(known.getKey());
                        return;
                    }
                }
            }
        }
    }

    /** Arguments at which a law knows the value. */
    private static final Map<String, Expr> VALUES = new java.util.TreeMap<>(Map.of(
            "asin-half", HALF,
            "asin-root-half", mul(HALF, sqrt(num(2))),
            "asin-root-three", mul(HALF, sqrt(num(3))),
            "asin-one", ONE,
            "atan-one", ONE,
            "atan-root-three", sqrt(num(3)),
            "atan-root-third", mul(num(1, 3), sqrt(num(3)))));

    /** True if the first term, in the order of printing, has a negative coefficient. */
    boolean isTurned(Quotient value) {
        return value.numerator().leading().getValue().signum() < 0;
    }

    private void sign(Expr u) {
        if (value(u).numerator().isZero()) {
            apply("sign-zero");
        } else if (!apply("sign-positive", u) && !apply("sign-negative", u)) {
            apply("sign-quotient", List.of(nonZero(u)), u);
        }
    }

    private void kronecker(Expr a, Expr b) {
        if (canonical.areEqual(a, b)) {
            apply("kronecker-equal", a);
        } else if (!apply("kronecker-different", a, b)
                && expr(value(a)).toString().compareTo(expr(value(b)).toString()) > 0) {
            done.add(Expr.call(Fn.KRONECKER, b, a));
            apply("kronecker-symmetric", a, b);
        }
    }
}
