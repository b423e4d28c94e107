package org.wickbench.symbolic.unit;

import java.util.HashMap;
import java.util.Map;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * What is known of the units of a document's quantities. Both sides of a relation, and all terms of a sum, have the same
 * unit; arguments of exponentials, logarithms and circular functions have none; a derivative divides by the unit of its
 * variable, an integral multiplies by it. A name keeps one unit throughout; one that was not declared gets it from the
 * formulas in which it stands. The number 0 has every unit.
 */
public final class Units {
    private final Map<String, Unit> solved;
    private int fresh;

    /** Nothing is known yet. */
    public Units() {
        this.solved = new HashMap<>();
    }

    private Units(Units other) {
        this.solved = new HashMap<>(other.solved);
        this.fresh = other.fresh;
    }

    /** An independent copy. */
    public Units copy() {
        return new Units(this);
    }

    /**
     * Declares the unit of a symbol, of a family, or of the values of a function, whose arguments are then quantities of
     * the units of their names.
     *
     * @throws UnitConflict if it has another one
     */
    public void declare(Expr quantity, Unit unit) throws UnitConflict {
        unify(quantity, of(quantity), "what is declared", unit);
    }

    /**
     * Takes a relation in: it has to make sense, and it may tell the unit of a name.
     *
     * @return the unit of both sides
     * @throws UnitConflict if it makes no sense; what was known before stays as it was
     */
    public Unit check(Relation relation) throws UnitConflict {
        Units attempt = copy();
        Unit left = attempt.of(relation.left());
        Unit right = attempt.of(relation.right());
        attempt.unify(relation.left(), left, relation.right(), right);
        solved.putAll(attempt.solved);
        fresh = attempt.fresh;
        return resolve(left);
    }

    private Unit of(Expr expr) throws UnitConflict {
        return switch (expr) {
            case Num number -> number.isZero() ? anything() : Unit.ONE;
            case Constant constant -> constant == Constant.INFINITY ? anything() : Unit.ONE;
            case Sym symbol -> resolve(Unit.of("?" + symbol.name()));
            case Add sum -> {
                Expr first = sum.terms().getFirst();
                Unit unit = of(first);
                for (Expr term : sum.terms().subList(1, sum.terms().size())) {
                    unify(first, unit, term, of(term));
                }
                yield resolve(unit);
            }
            case Mul product -> {
                Unit unit = Unit.ONE;
                for (Expr factor : product.factors()) {
                    unit = unit.times(of(factor));
                }
                yield resolve(unit);
            }
            case Pow power
            when power.exponent() instanceof Num exponent -> of(power.base()).power(exponent);
            case Pow power -> {
                pure(power.base());
                pure(power.exponent());
                yield Unit.ONE;
            }
            case Call call -> ofCall(call);
            case Apply apply -> {
                String name = "?" + apply.head().name();
                for (int slot = 0; slot < apply.arguments().size(); slot++) {
                    Expr argument = apply.arguments().get(slot);
                    unify(
                            argument,
                            of(argument),
                            "argument " + (slot + 1) + " of " + apply.head().name(),
                            slot(apply, slot));
                }
                yield resolve(Unit.of(name));
            }
            case Partial partial -> {
                Unit unit = of(partial.function());
                for (int slot = 0; slot < partial.orders().size(); slot++) {
                    unit = unit.over(slot(partial.function(), slot)
                            .power(Expr.num(partial.orders().get(slot))));
                }
                yield resolve(unit);
            }
            case Diff diff
            when diff.isPlain() -> of(diff.body()).over(of(diff.point()).power(Expr.num(diff.order())));
            case Diff diff -> {
                Sym variable = variableOf(diff);
                Unit body = of(diff.scope().open(variable));
                yield body.over(resolve(of(variable)).power(Expr.num(diff.order())));
            }
            case Integral integral -> {
                Sym variable = variableOf(integral);
                yield of(integral.scope().open(variable)).times(resolve(of(variable)));
            }
            case Sum sum -> {
                Sym index = variableOf(sum);
                pure(index);
                yield of(sum.scope().open(index));
            }
            case Product product -> {
                Sym index = variableOf(product);
                pure(index);
                pure(product.scope().open(index));
                yield Unit.ONE;
            }
            case Limit limit -> of(limit.scope().open(variableOf(limit)));
            case Bound _ -> throw new IllegalStateException("a bound variable outside its scope");
            case Piecewise piecewise -> {
                Unit unit = of(piecewise.otherwise());
                for (Piecewise.Branch branch : piecewise.branches()) {
                    of(branch.condition());
                    unify(piecewise.otherwise(), unit, branch.value(), of(branch.value()));
                }
                yield resolve(unit);
            }
            case Relation relation -> {
                unify(relation.left(), of(relation.left()), relation.right(), of(relation.right()));
                yield Unit.ONE;
            }
        };
    }

    /** The bound variable, of the unit of its name and of the bounds; one that had to be renamed gets it from the bounds. */
    private Sym variableOf(Binder binder) throws UnitConflict {
        Sym named = binder.variable();
        Sym variable = named.name().equals(binder.scope().hint())
                ? named
                : binder.scope().fresh();
        for (Expr operand : binder.operands()) {
            unify(variable, of(variable), operand, of(operand));
        }
        return variable;
    }

    private Unit ofCall(Call call) throws UnitConflict {
        Expr u = call.arguments().getFirst();
        return switch (call.function()) {
            case ABS, CONJ, RE, IM -> of(u);
            case MIN, MAX -> {
                Unit unit = of(u);
                for (Expr other : call.arguments().subList(1, call.arguments().size())) {
                    unify(u, unit, other, of(other));
                }
                yield resolve(unit);
            }
            case SIGN, STEP -> {
                of(u);
                yield Unit.ONE;
            }
            case DIRAC -> of(u).power(Expr.MINUS_ONE);
            case KRONECKER -> Unit.ONE;
            default -> {
                for (Expr argument : call.arguments()) {
                    pure(argument);
                }
                yield Unit.ONE;
            }
        };
    }

    private void pure(Expr expr) throws UnitConflict {
        unify(expr, of(expr), "a pure number", Unit.ONE);
    }

    /** The unit of an argument of a function, from 0. */
    private Unit slot(Apply apply, int slot) {
        return resolve(Unit.of("?" + apply.head().name() + "#" + (slot + 1)));
    }

    private Unit anything() {
        return Unit.of("?#" + ++fresh);
    }

    private Unit resolve(Unit unit) {
        Unit result = unit;
        while (result.exponents().keySet().stream().anyMatch(solved::containsKey)) {
            result = result.with(base -> {
                Unit known = solved.get(base);
                return known == null ? Unit.of(base) : known;
            });
        }
        return result;
    }

    private void unify(Expr left, Unit leftUnit, Expr right, Unit rightUnit) throws UnitConflict {
        unify(left, leftUnit, right.toString(), rightUnit);
    }

    private void unify(Expr left, Unit leftUnit, String right, Unit rightUnit) throws UnitConflict {
        Unit quotient = resolve(leftUnit).over(resolve(rightUnit));
        for (Map.Entry<String, Num> part : quotient.exponents().entrySet()) {
            if (part.getKey().startsWith("?")) {
                // name^e * rest is 1, so the name is rest^(-1/e)
                Unit rest = quotient.over(Unit.of(part.getKey()).power(part.getValue()));
                solved.put(
                        part.getKey(), rest.power(part.getValue().reciprocal().negate()));
                return;
            }
        }
        if (!quotient.isOne()) {
            throw new UnitConflict(left, resolve(leftUnit), right, resolve(rightUnit));
        }
    }
}
