package org.wickbench.verification.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;
import org.wickbench.symbolic.operator.OperatorException;

/**
 * Reads a relation as a linear evolution equation. Every derivative is carried out first, so that {@code diff(b(x)*u(x,t), x)}
 * is {@code b u_x + b_x u}; then the relation is linear in the derivatives of the state, or the term that is not is named.
 * Nothing is left out: the coefficients that were read make up the whole relation, as the normal form decides.
 *
 * <p>One term may be cubic: a number times {@code |f|^2 f}, written with a modulus or a conjugate, or as {@code f^3} where f is
 * declared real. As polynomials of f and its conjugate c these are {@code c f^2} and {@code f^3}.
 */
final class EquationReader {
    private static final Sym STATE = Sym.internal("state", 0);
    /** The conjugate of the state. */
    private static final Sym CONJUGATE = Sym.internal("conjugate", 0);

    private static final Sym UNIT = Sym.internal("unit", 0);

    private final Relation equation;
    private final Setting setting;
    private final NormalForm form = new NormalForm(Assumptions.NONE);
    private final Apply state;
    private final List<Expr> variables;

    /** The relation as {@code left - right} with its derivatives carried out. */
    private final Expr difference;

    /** The derivatives of the state that occur, by their orders in each variable, and a symbol for each. */
    private final Map<List<Integer>, Sym> symbols = new LinkedHashMap<>();

    EquationReader(Relation equation, Setting setting) {
        this.equation = equation;
        this.setting = setting;
        if (equation.op() != Relation.Op.EQ) {
            throw setting.error(equation + " is no equation");
        }
        this.state = state();
        this.variables = List.copyOf(Trees.freeSymbols(Expr.add(state.arguments())));
        this.difference = carriedOut(Expr.sub(equation.left(), equation.right()));
        collect(difference);
    }

    EvolutionEquation read() {
        int time = time();
        List<Integer> axes = axes(time);
        requireValues(time, axes);
        Map<List<Integer>, Expr> coefficients = coefficients();
        refuseMixed(coefficients);
        Cubic cubic = cubic(withSymbols(difference));
        Expr rate = coefficients.getOrDefault(orders(time, 1), Expr.ZERO);
        if (isZero(rate)) {
            throw setting.error("the terms with " + shown(orders(time, 1)) + " cancel: nothing evolves");
        }
        List<Parts> curvatures = axes.stream()
                .map(axis -> over(coefficients, orders(axis, 2), rate))
                .toList();
        for (int i = 1; i < axes.size(); i++) {
            if (!isZero(Expr.sub(curvatures.get(i).re(), curvatures.getFirst().re()))
                    || !isZero(Expr.sub(
                            curvatures.get(i).im(), curvatures.getFirst().im()))) {
                throw at(
                        "the coefficients of " + shown(orders(axes.getFirst(), 2)) + " and "
                                + shown(orders(axes.get(i), 2))
                                + " differ: the diffusion has to be the same along all axes",
                        orders(axes.get(i), 2));
            }
        }
        return typed(
                time,
                axes,
                curvatures.getFirst(),
                axes.stream()
                        .map(axis -> over(coefficients, orders(axis, 1), rate))
                        .toList(),
                over(coefficients, orders(time, 0), rate),
                over(cubic.total(), rate));
    }

    /** From {@code f_t = D lap f + B . grad f + c f + k |f|^2 f}, in real or imaginary time. */
    private EvolutionEquation typed(
            int time, List<Integer> axes, Parts second, List<Parts> first, Parts zeroth, Parts cubic) {
        List<Sym> space = axes.stream().map(axis -> (Sym) variables.get(axis)).toList();
        Sym clock = (Sym) variables.get(time);
        boolean real = second.isReal() && first.stream().allMatch(Parts::isReal) && zeroth.isReal();
        requireCubic(real, first, cubic, clock, space);
        if (real) {
            return checked(
                    new EvolutionEquation(
                            Flow.IMAGINARY_TIME,
                            second.re(),
                            first.stream().map(Parts::re).toList(),
                            simple(Expr.neg(zeroth.re())),
                            simple(Expr.neg(cubic.re())),
                            clock,
                            space),
                    axes);
        }
        for (int i = 0; i < axes.size(); i++) {
            if (!first.get(i).re().equals(Expr.ZERO) || !first.get(i).isReal()) {
                throw at(
                        "a drift has no place in an equation in real time or with complex coefficients",
                        orders(axes.get(i), 1));
            }
        }
        // i f_t = -D lap f + zeta f is f_t = i D lap f - i zeta f
        if (second.re().equals(Expr.ZERO) && zeroth.re().equals(Expr.ZERO)) {
            return checked(
                    new EvolutionEquation(
                            Flow.REAL_TIME,
                            second.im(),
                            Collections.nCopies(axes.size(), Expr.ZERO),
                            simple(Expr.neg(zeroth.im())),
                            simple(Expr.neg(cubic.im())),
                            clock,
                            space),
                    axes);
        }
        throw setting.error("the equation " + equation + " is neither a real-time nor an imaginary-time evolution");
    }

    /** The coefficients of {@code |f|^2 f} and of {@code f^3}. */
    private record Cubic(Expr modulus, Expr power) {
        Expr total() {
            return Expr.add(modulus, power);
        }
    }

    private void requireCubic(boolean real, List<Parts> drift, Parts cubic, Sym clock, List<Sym> space) {
        if (cubic.re().equals(Expr.ZERO) && cubic.isReal()) {
            return;
        }
        if (!(real ? cubic.im() : cubic.re()).equals(Expr.ZERO)) {
            throw atCubic("the cubic term has to stand beside H = " + (real ? "D lap - zeta" : "-D lap + zeta")
                    + " with a real coefficient");
        }
        if (!real && !isZero(cubic(withSymbols(difference)).power())) {
            throw atCubic(
                    "in real time a state is complex, and the cubic term is one of its modulus: write abs(u)^2*u");
        }
        if (drift.stream().anyMatch(part -> !part.re().equals(Expr.ZERO) || !part.isReal())) {
            throw atCubic("an equation with a drift is solved for without a cubic term");
        }
        Set<Sym> free = Trees.freeSymbols(Expr.add(cubic.re(), cubic.im()));
        for (Sym symbol : space) {
            if (free.contains(symbol)) {
                throw atCubic("the coefficient of the cubic term depends on " + symbol + ", and has to be a number");
            }
        }
        if (free.contains(clock)) {
            throw atCubic("the coefficient of the cubic term depends on " + clock + ", and has to be a number");
        }
    }

    private RuntimeException atCubic(String reason) {
        Expr named = term(term -> !isZero(cubic(withSymbols(carriedOut(term))).total()));
        return setting.error(reason + "; it stands in the term " + named, named);
    }

    /** A coefficient {@code re + I*im}. */
    private record Parts(Expr re, Expr im) {
        boolean isReal() {
            return im.equals(Expr.ZERO);
        }
    }

    /** Takes a coefficient apart as it is written, so that sines stay sines; or in normal form. */
    private Parts parts(Expr expr) {
        Expr re = expr;
        Expr im = Expr.ZERO;
        if (containsI(expr)) {
            Expr open = Trees.replace(expr, Map.<Expr, Expr>of(Expr.I, UNIT));
            im = Derivative.once(open, UNIT);
            re = Trees.substitute(open, UNIT, Expr.ZERO);
            if (Trees.dependsOn(im, UNIT)) {
                Expr normal = normalized(expr);
                Expr turned = normalized(Expr.mul(Expr.MINUS_ONE, Expr.I, expr));
                re = containsI(normal) ? Expr.ZERO : normal;
                im = containsI(normal) ? turned : Expr.ZERO;
            }
        }
        Signs signs = new Signs(Assumptions.NONE);
        if (containsI(re) || containsI(im) || !signs.isReal(re) || !signs.isReal(im)) {
            throw setting.error("the equation " + equation + " is neither a real-time nor an imaginary-time evolution: "
                    + expr + " is not seen to be real or imaginary");
        }
        return new Parts(simple(re), simple(im));
    }

    private static boolean containsI(Expr expr) {
        return expr == Expr.I || Trees.children(expr).stream().anyMatch(EquationReader::containsI);
    }

    private Expr simple(Expr expr) {
        try {
            return simplified(form, expr);
        } catch (NormalFormException e) {
            throw setting.error("the equation " + equation + " is not understood: " + e.getMessage());
        }
    }

    /** In normal form, unless that writes something real with imaginary exponentials. */
    static Expr simplified(NormalForm form, Expr expr) {
        Expr normal = form.normalize(expr);
        return form.isZero(expr) ? Expr.ZERO : containsI(normal) && !containsI(expr) ? expr : normal;
    }

    private EvolutionEquation checked(EvolutionEquation read, List<Integer> axes) {
        List<Integer> second = orders(axes.getFirst(), 2);
        Set<Sym> free = Trees.freeSymbols(read.diffusion());
        for (Sym axis : read.axes()) {
            if (free.contains(axis)) {
                throw at("the diffusion coefficient " + read.diffusion() + " depends on " + axis, second);
            }
            if (!axis.indices().isEmpty()) {
                throw setting.error("the axis " + axis + " has an index; axes are plain names");
            }
        }
        if (read.axes().contains(Problem.TIME)) {
            throw setting.error("the name t is the time's, and here it is an axis: call the axis otherwise");
        }
        if (read.axes().size() > 3) {
            throw setting.error("a solver has one to three axes, and here there are " + read.axes());
        }
        if (free.isEmpty() && !new Signs(Assumptions.NONE).isPositive(read.diffusion())) {
            String reason =
                    switch (read.flow()) {
                        case REAL_TIME -> "it has to be positive";
                        case IMAGINARY_TIME, NORMALISED_IMAGINARY_TIME ->
                            "the equation is ill-posed unless it is positive, since short waves would grow without bound";
                    };
            throw at("the diffusion coefficient D is " + read.diffusion() + ": " + reason, second);
        }
        return read;
    }

    /** The function that is differentiated by two variables or more and is not given itself. */
    private Apply state() {
        Set<Apply> found = new LinkedHashSet<>();
        candidates(equation, Optional.empty(), found);
        Set<Apply> open = new LinkedHashSet<>(found);
        if (found.size() > 1) {
            open.removeIf(candidate -> !expanded(candidate).equals(candidate));
        }
        if (open.size() == 1) {
            return open.iterator().next();
        }
        throw setting.error(
                found.isEmpty()
                        ? "the equation " + equation + " has no first derivative in time of a state: of a function"
                                + " of space and time, such as u(x,t)"
                        : "the equation " + equation + " is one for several functions, " + found);
    }

    private static void candidates(Expr expr, Optional<Sym> differentiated, Set<Apply> found) {
        if (expr instanceof Apply apply) {
            Set<Sym> free = Trees.freeSymbols(Expr.add(apply.arguments()));
            if (free.size() > 1 && differentiated.filter(free::contains).isPresent()) {
                found.add(apply);
            }
        }
        if (expr instanceof Diff diff && diff.isPlain()) {
            candidates(diff.body(), Optional.of(diff.variable()), found);
        } else {
            Trees.children(expr).forEach(child -> candidates(child, differentiated, found));
        }
    }

    /** An expression with the state as a function of nothing but the variables, and derivatives carried out. */
    private Expr carriedOut(Expr expr) {
        try {
            Expr written = Trees.writeIn(expr, Map.<Expr, Expr>of(state, unknown()));
            // definitions may mention the state as well
            Expr expanded = Trees.writeIn(setting.expand(written), Map.<Expr, Expr>of(state, unknown()));
            return withConjugate(Derivative.carryOut(expanded));
        } catch (CalculusException | OperatorException | RuleException e) {
            throw setting.error("the equation " + equation + " is not understood: " + e.getMessage());
        }
    }

    /** With the conjugate of the state, and the square of its modulus, as products with a symbol. */
    private Expr withConjugate(Expr expr) {
        return switch (expr) {
            case Call(Fn function, List<Expr> arguments)
            when function == Fn.CONJ && arguments.getFirst().equals(unknown()) -> CONJUGATE;
            case Pow(Call(Fn function, List<Expr> arguments), Num exponent)
            when function == Fn.ABS && arguments.getFirst().equals(unknown()) && exponent.equals(Expr.num(2)) ->
                Expr.mul(CONJUGATE, unknown());
            case Partial _ -> expr;
            default -> Trees.mapChildren(expr, this::withConjugate);
        };
    }

    private Expr expanded(Expr expr) {
        try {
            return setting.expand(expr);
        } catch (OperatorException | RuleException e) {
            throw setting.error("the equation " + equation + " is not understood: " + e.getMessage());
        }
    }

    private Apply unknown() {
        return new Apply(STATE, variables);
    }

    /** Notes every derivative of the state, and refuses what is done to the state beyond that. */
    private void collect(Expr expr) {
        switch (expr) {
            case Apply apply when apply.equals(unknown()) -> symbol(Collections.nCopies(variables.size(), 0));
            case Partial partial when partial.function().equals(unknown()) -> symbol(partial.orders());
            case Apply apply when speaks(apply) -> throw elsewhere(apply);
            case Partial partial when speaks(partial) -> throw elsewhere(partial.function());
            case Binder _, Call _, Piecewise _
            when speaks(expr) -> {
                Expr named = term(term -> bindsState(carriedOut(term)));
                throw setting.error(
                        "the term " + named + " is none of the state and its derivatives with a coefficient:"
                                + " no solver is generated for it",
                        named);
            }
            default -> Trees.children(expr).forEach(this::collect);
        }
    }

    private boolean bindsState(Expr expr) {
        boolean here = (expr instanceof Binder || expr instanceof Call || expr instanceof Piecewise) && speaks(expr);
        return here
                || !(expr instanceof Partial) && Trees.children(expr).stream().anyMatch(this::bindsState);
    }

    private RuntimeException elsewhere(Apply apply) {
        Expr named = term(term -> isElsewhere(carriedOut(term)));
        return setting.error(
                "the term " + named + " has the state at another place than " + state
                        + ": no solver is generated for it",
                apply.head().equals(STATE) ? equation : named);
    }

    private boolean isElsewhere(Expr expr) {
        return switch (expr) {
            case Apply apply -> !apply.equals(unknown()) && speaks(apply);
            case Partial partial -> !partial.function().equals(unknown()) && speaks(partial);
            default -> Trees.children(expr).stream().anyMatch(this::isElsewhere);
        };
    }

    private boolean speaks(Expr expr) {
        boolean here = expr instanceof Apply apply
                && (apply.head().equals(STATE) || apply.head().equals(state.head()));
        return here || Trees.children(expr).stream().anyMatch(this::speaks);
    }

    private Sym symbol(List<Integer> orders) {
        return symbols.computeIfAbsent(List.copyOf(orders), _ -> Sym.internal("derivative", symbols.size()));
    }

    /** The variable in which the equation is of first order. */
    private int time() {
        for (List<Integer> orders : symbols.keySet()) {
            int total = orders.stream().mapToInt(order -> order).sum();
            if (total > 2) {
                throw at("the derivative " + shown(orders) + " is of an order above two", orders);
            }
        }
        List<Integer> first = IntStream.range(0, variables.size())
                .filter(slot -> highest(slot) == 1)
                .boxed()
                .toList();
        if (first.size() == 1) {
            return first.getFirst();
        }
        if (!first.isEmpty()) {
            throw setting.error("the equation " + equation + " has no second derivative of its state by "
                    + variables.get(first.getFirst()) + " or " + variables.get(first.get(1))
                    + ": one of them would be an axis without diffusion");
        }
        List<Integer> second = symbols.keySet().stream()
                .filter(orders -> orders.contains(2))
                .max(java.util.Comparator.comparing(orders -> isTimely((Sym) variables.get(orders.indexOf(2)))))
                .orElseThrow(() -> setting.error("the equation " + equation + " has no derivative of its state"));
        throw at(
                "the equation is of first order in none of its variables, so that none is a time: there is "
                        + shown(second) + ", of second order",
                second);
    }

    private static boolean isTimely(Sym symbol) {
        return symbol.name().equals("t") || symbol.name().equals("tau");
    }

    private int highest(int slot) {
        return symbols.keySet().stream()
                .mapToInt(orders -> orders.get(slot))
                .max()
                .orElse(0);
    }

    private List<Integer> axes(int time) {
        List<Integer> axes = IntStream.range(0, variables.size())
                .filter(slot -> slot != time && highest(slot) == 2)
                .boxed()
                .toList();
        if (axes.isEmpty()) {
            throw setting.error("the equation has no second derivative of its state");
        }
        return axes;
    }

    private void requireValues(int time, List<Integer> axes) {
        Set<Sym> open = new LinkedHashSet<>(Trees.freeSymbols(withSymbols(difference)));
        open.removeAll(symbols.values());
        open.remove(CONJUGATE);
        open.remove(variables.get(time));
        axes.forEach(axis -> open.remove(variables.get(axis)));
        Set<Sym> functions = new LinkedHashSet<>(
                Trees.unknownFunctions(withSymbols(difference)).keySet());
        setting.requireValues(open, functions);
    }

    private Expr withSymbols(Expr expr) {
        Map<Expr, Expr> places = new LinkedHashMap<>();
        symbols.forEach((orders, symbol) -> places.put(derivative(orders), symbol));
        return Trees.replace(expr, places);
    }

    private Expr derivative(List<Integer> orders) {
        return orders.stream().allMatch(order -> order == 0) ? unknown() : new Partial(unknown(), orders);
    }

    /** The coefficient of each derivative of the state; with them, and the cubic term, the equation has no other part. */
    private Map<List<Integer>, Expr> coefficients() {
        Expr whole = withSymbols(difference);
        if (!isLinearButForCubic(whole)) {
            Expr named = term(term -> !isLinearButForCubic(withSymbols(carriedOut(term))));
            throw setting.error(
                    "the term " + named + " is not linear in the state and its derivatives, nor is it a number times"
                            + " the cube abs(u)^2*u of the state",
                    named);
        }
        Expr linear = withoutCubic(whole);
        if (!isZero(without(linear))) {
            Expr named = term(term -> !isZero(without(withSymbols(carriedOut(term)))));
            throw setting.error("the term " + named + " is a source: it does not contain the state", named);
        }
        Map<List<Integer>, Expr> coefficients = new LinkedHashMap<>();
        symbols.forEach((orders, symbol) -> coefficients.put(orders, Derivative.once(linear, symbol)));
        return coefficients;
    }

    /** What stands before {@code |f|^2 f} and before {@code f^3}, of which the latter counts only if f is real. */
    private Cubic cubic(Expr whole) {
        Expr power = setting.isComplex(state.head()) ? Expr.ZERO : leading(without(whole, CONJUGATE), 3);
        return new Cubic(without(leading(Derivative.once(whole, CONJUGATE), 2), CONJUGATE), power);
    }

    /** The coefficient of a power of the state in a polynomial of that degree, zero in what is none. */
    private Expr leading(Expr expr, int degree) {
        Sym value = symbol(Collections.nCopies(variables.size(), 0));
        Expr slope = Derivative.of(expr, value, degree);
        return isZero(Derivative.once(slope, value))
                ? without(Expr.div(slope, Expr.num(degree == 2 ? 2 : 6)))
                : Expr.ZERO;
    }

    private Expr withoutCubic(Expr whole) {
        Sym value = symbol(Collections.nCopies(variables.size(), 0));
        Cubic cubic = cubic(whole);
        return isZero(cubic.modulus()) && isZero(cubic.power())
                ? whole
                : Expr.sub(
                        whole,
                        Expr.add(
                                Expr.mul(cubic.modulus(), CONJUGATE, Expr.pow(value, 2)),
                                Expr.mul(cubic.power(), Expr.pow(value, 3))));
    }

    private boolean isLinearButForCubic(Expr whole) {
        Expr rest = withoutCubic(whole);
        return isZero(Derivative.once(rest, CONJUGATE)) && isLinear(rest);
    }

    private boolean isLinear(Expr expr) {
        for (Sym first : symbols.values()) {
            Expr slope = Derivative.once(expr, first);
            for (Sym second : symbols.values()) {
                if (!isZero(Derivative.once(slope, second))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is left where the state is zero. */
    private Expr without(Expr linear) {
        Map<Sym, Expr> zeros = new LinkedHashMap<>();
        symbols.values().forEach(symbol -> zeros.put(symbol, Expr.ZERO));
        return Trees.substitute(linear, zeros);
    }

    private static Expr without(Expr expr, Sym symbol) {
        return Trees.substitute(expr, symbol, Expr.ZERO);
    }

    private void refuseMixed(Map<List<Integer>, Expr> coefficients) {
        coefficients.forEach((orders, coefficient) -> {
            if (orders.stream().filter(order -> order > 0).count() > 1 && !isZero(coefficient)) {
                throw at("the mixed derivative " + shown(orders) + " is not solved for", orders);
            }
        });
    }

    private Parts over(Map<List<Integer>, Expr> coefficients, List<Integer> orders, Expr rate) {
        return over(coefficients.getOrDefault(orders, Expr.ZERO), rate);
    }

    private Parts over(Expr coefficient, Expr rate) {
        Expr inverse = normalized(Expr.div(Expr.MINUS_ONE, rate));
        return parts(isZero(coefficient) ? Expr.ZERO : Expr.mul(inverse, coefficient));
    }

    private List<Integer> orders(int slot, int order) {
        List<Integer> orders = new ArrayList<>(Collections.nCopies(variables.size(), 0));
        orders.set(slot, order);
        return List.copyOf(orders);
    }

    /** A derivative of the state as one writes it. */
    private Expr shown(List<Integer> orders) {
        Expr shown = state;
        for (int slot = 0; slot < orders.size(); slot++) {
            if (orders.get(slot) > 0) {
                shown = new Diff(shown, (Sym) variables.get(slot), orders.get(slot));
            }
        }
        return shown;
    }

    /** An error at the term that has a derivative of the state. */
    private RuntimeException at(String reason, List<Integer> orders) {
        Expr named = term(term -> mentions(carriedOut(term), derivative(orders)));
        return setting.error(reason + "; it stands in the term " + named, named);
    }

    private static boolean mentions(Expr expr, Expr part) {
        return expr.equals(part)
                || !(expr instanceof Partial) && Trees.children(expr).stream().anyMatch(child -> mentions(child, part));
    }

    /** The first term as it is written that is to be blamed, or the whole equation if only several together are. */
    private Expr term(Predicate<Expr> blamed) {
        List<Expr> terms = new ArrayList<>();
        for (Expr side : List.of(equation.left(), equation.right())) {
            terms.addAll(side instanceof Add sum ? sum.terms() : List.of(side));
        }
        return terms.stream().filter(blamed).findFirst().orElse(equation);
    }

    private boolean isZero(Expr expr) {
        try {
            return form.isZero(expr);
        } catch (NormalFormException e) {
            throw setting.error("the equation " + equation + " is not understood: " + e.getMessage());
        }
    }

    private Expr normalized(Expr expr) {
        try {
            return form.normalize(expr);
        } catch (NormalFormException e) {
            throw setting.error("the equation " + equation + " is not understood: " + e.getMessage());
        }
    }
}
