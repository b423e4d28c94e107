package org.wickbench.symbolic.cas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * How a foreign system writes formulas.
 *
 * <p>Every name gets an ending, so that it is never one of the system's own: the symbol {@code beta} is {@code beta_}, the
 * function {@code psi(x,t)} of two arguments {@code psi_f2(x_, t_)}, the member {@code E[n]} of a family {@code E_i1}
 * of {@code n_}.
 */
public enum Dialect {
    /** Maxima; bound variables get names of their own, because its substitution does not know them. */
    MAXIMA("mac") {
        @Override
        String number(Num number) {
            return number.isInteger() && number.signum() >= 0
                    ? number.toString()
                    : "(" + number.numerator() + "/" + number.denominator() + ")";
        }

        @Override
        String constant(Constant constant) {
            return switch (constant) {
                case PI -> "%pi";
                case I -> "%i";
                case INFINITY -> "inf";
            };
        }

        @Override
        String power(String base, String exponent) {
            return "(" + base + "^" + exponent + ")";
        }

        @Override
        String function(Fn function) {
            return switch (function) {
                case CONJ -> "conjugate";
                case RE -> "realpart";
                case IM -> "imagpart";
                case SIGN -> "signum";
                case STEP -> "wick_step";
                case KRONECKER -> "kron_delta";
                case LGAMMA -> "log_gamma";
                case DIRAC -> "wick_dirac";
                default -> function.syntax();
            };
        }

        @Override
        String member(String family, String indices) {
            return family + "(" + indices + ")";
        }

        @Override
        String compound(Expr expr) {
            return switch (expr) {
                case Diff diff
                when diff.isPlain() && !diff.variable().indices().isEmpty() ->
                    throw new UnsupportedOperationException("a derivative by the member of a family");
                case Diff diff -> {
                    String variable = print(diff.variable());
                    String there = "'diff(" + print(diff.body()) + ", " + variable + ", " + diff.order() + ")";
                    yield diff.isPlain() ? there : "'at(" + there + ", " + variable + " = " + print(diff.point()) + ")";
                }
                case Partial partial -> {
                    List<String> slots = slots(partial);
                    StringBuilder text =
                            new StringBuilder("'at('diff(").append(head(partial.function(), String.join(", ", slots)));
                    StringBuilder places = new StringBuilder();
                    for (int slot = 0; slot < slots.size(); slot++) {
                        if (partial.orders().get(slot) > 0) {
                            text.append(", ")
                                    .append(slots.get(slot))
                                    .append(", ")
                                    .append(partial.orders().get(slot));
                        }
                        places.append(slot == 0 ? "" : ", ")
                                .append(slots.get(slot))
                                .append(" = ")
                                .append(print(partial.function().arguments().get(slot)));
                    }
                    yield text + "), [" + places + "])";
                }
                case Integral integral -> bound("wick_integral", integral, integral.lower(), integral.upper());
                case Sum sum -> bound("wick_sum", sum, sum.lower(), sum.upper());
                case Product product -> bound("wick_product", product, product.lower(), product.upper());
                case Piecewise piecewise -> {
                    StringBuilder text = new StringBuilder("(");
                    for (Piecewise.Branch branch : piecewise.branches()) {
                        text.append("if ")
                                .append(print(branch.condition()))
                                .append(" then ")
                                .append(print(branch.value()))
                                .append(" else ");
                    }
                    yield text.append(print(piecewise.otherwise())).append(")").toString();
                }
                default -> throw new UnsupportedOperationException("no word for " + expr);
            };
        }

        private String bound(String word, Binder binder, Expr lower, Expr upper) {
            Sym own = ownName(binder);
            String body = print(binder.scope().open(own));
            String start = lower.equals(Expr.neg(Expr.INFINITY)) ? "minf" : print(lower);
            return word + "(" + body + ", " + print(own) + ", " + start + ", " + print(upper) + ")";
        }

        private static Sym ownName(Binder binder) {
            for (int i = Trees.size(binder.scope().body()); ; i++) {
                Sym own = Expr.sym(binder.scope().hint() + "_b" + i);
                if (!Trees.dependsOn(binder, own)) {
                    return own;
                }
            }
        }

        @Override
        String relation(Relation.Op op) {
            return switch (op) {
                case EQ -> "=";
                case NE -> "#";
                default -> op.syntax();
            };
        }
    },

    /** SymPy. */
    SYMPY("py") {
        @Override
        String number(Num number) {
            return "Rational(" + number.numerator() + ", " + number.denominator() + ")";
        }

        @Override
        String constant(Constant constant) {
            return switch (constant) {
                case PI -> "pi";
                case I -> "I";
                case INFINITY -> "oo";
            };
        }

        @Override
        String power(String base, String exponent) {
            return "(" + base + "**" + exponent + ")";
        }

        @Override
        String function(Fn function) {
            return switch (function) {
                case CONJ -> "conjugate";
                case ABS -> "Abs";
                case STEP -> "Heaviside";
                case MIN -> "Min";
                case MAX -> "Max";
                case KRONECKER -> "KroneckerDelta";
                case LGAMMA -> "loggamma";
                case DIRAC -> "DiracDelta";
                default -> function.syntax();
            };
        }

        @Override
        String member(String family, String indices) {
            return family + "[" + indices + "]";
        }

        @Override
        String compound(Expr expr) {
            return switch (expr) {
                case Diff diff -> {
                    String variable = print(diff.variable());
                    String there = "Derivative(" + print(diff.body()) + ", (" + variable + ", " + diff.order() + "))";
                    yield diff.isPlain() ? there : "Subs(" + there + ", " + variable + ", " + print(diff.point()) + ")";
                }
                case Partial partial -> {
                    List<String> slots = slots(partial);
                    StringBuilder text = new StringBuilder("Subs(Derivative(")
                            .append(head(partial.function(), String.join(", ", slots)));
                    for (int slot = 0; slot < slots.size(); slot++) {
                        if (partial.orders().get(slot) > 0) {
                            text.append(", (")
                                    .append(slots.get(slot))
                                    .append(", ")
                                    .append(partial.orders().get(slot))
                                    .append(")");
                        }
                    }
                    yield text + "), (" + String.join(", ", slots) + ",), ("
                            + list(partial.function().arguments()) + ",))";
                }
                case Integral integral -> bound("Integral", integral);
                case Sum sum -> bound("Sum", sum);
                case Product product -> bound("Product", product);
                case Limit limit ->
                    "Limit(" + print(limit.body()) + ", " + print(limit.variable()) + ", " + print(limit.point())
                            + ", '" + side(limit) + "')";
                case Piecewise piecewise ->
                    piecewise.branches().stream()
                            .map(branch -> "(" + print(branch.value()) + ", " + print(branch.condition()) + ")")
                            .collect(Collectors.joining(
                                    ", ", "Piecewise(", ", (" + print(piecewise.otherwise()) + ", True))"));
                default -> throw new UnsupportedOperationException("no word for " + expr);
            };
        }

        private String side(Limit limit) {
            return switch (limit.side()) {
                case ABOVE -> "+";
                case BELOW -> "-";
                case BOTH -> limit.point().equals(Constant.INFINITY) ? "-" : "+-";
            };
        }

        private String bound(String word, Binder binder) {
            return word + "(" + print(binder.body()) + ", (" + print(binder.variable()) + ", " + list(binder.operands())
                    + "))";
        }

        @Override
        String relation(Relation.Op op) {
            return op.syntax();
        }
    };

    private final String extension;

    Dialect(String extension) {
        this.extension = extension;
    }

    /** The ending of the name of a file with such a program. */
    public String extension() {
        return extension;
    }

    abstract String number(Num number);

    abstract String constant(Constant constant);

    abstract String power(String base, String exponent);

    abstract String function(Fn function);

    /** The member of a family of values. */
    abstract String member(String family, String indices);

    /** A derivative, integral, sum, limit or case distinction. */
    abstract String compound(Expr expr);

    abstract String relation(Relation.Op op);

    /**
     * A formula, every part in brackets.
     *
     * @throws UnsupportedOperationException if this system has no word for some part
     */
    String print(Expr expr) {
        return switch (expr) {
            case Num number -> number(number);
            case Constant constant -> constant(constant);
            case Sym symbol when symbol.indices().isEmpty() -> symbol(symbol);
            case Sym symbol -> member(family(symbol), list(symbol.indices()));
            case Add sum -> sum.terms().stream().map(this::print).collect(Collectors.joining(" + ", "(", ")"));
            case Mul product -> product.factors().stream().map(this::print).collect(Collectors.joining("*", "(", ")"));
            case Pow power -> power(print(power.base()), "(" + print(power.exponent()) + ")");
            case Call call
            when Calls.spelledOut(call).isPresent() ->
                print(Calls.spelledOut(call).get());
            case Call call -> function(call.function()) + "(" + list(call.arguments()) + ")";
            case Apply apply -> head(apply, list(apply.arguments()));
            case Relation relation ->
                "(" + print(relation.left()) + " " + relation(relation.op()) + " " + print(relation.right()) + ")";
            case Binder _, Partial _, Piecewise _ -> compound(expr);
            case Bound _ -> throw new IllegalStateException("a bound variable outside its scope");
        };
    }

    final String list(List<Expr> parts) {
        return parts.stream().map(this::print).collect(Collectors.joining(", "));
    }

    /** The name of a plain symbol. */
    static String symbol(Sym symbol) {
        return safe(symbol.name()) + "_";
    }

    /** The name of the family that a symbol with indices belongs to. */
    static String family(Sym symbol) {
        return safe(symbol.name()) + "_i" + symbol.indices().size();
    }

    /** The name of an unknown function; its indices are its first arguments. */
    static String functionName(Apply apply) {
        String indices = apply.head().indices().isEmpty()
                ? ""
                : "i" + apply.head().indices().size();
        return safe(apply.head().name()) + "_" + indices + "f"
                + apply.arguments().size();
    }

    final String head(Apply apply, String arguments) {
        String indices =
                apply.head().indices().isEmpty() ? "" : list(apply.head().indices()) + ", ";
        return functionName(apply) + "(" + indices + arguments + ")";
    }

    /** Names for the argument slots of a derivative. */
    static List<String> slots(Partial partial) {
        List<String> slots = new ArrayList<>();
        for (int slot = 1; slot <= partial.orders().size(); slot++) {
            slots.add("slot" + slot);
        }
        return slots;
    }

    /** A name of the syntax is letters, digits and underlines; anything else would be a hole in the reader. */
    private static String safe(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("no name to write into a program: " + name);
        }
        return name;
    }

    /** Whether the name of a symbol or function stands for real numbers. */
    static boolean isReal(String name, Assumptions assumptions) {
        return assumptions.domainOf(name) != Assumptions.Domain.COMPLEX;
    }

    /** The variables that formulas bind, which a program has to declare as well. */
    static Set<Sym> boundIn(Expr expr) {
        Set<Sym> found = new HashSet<>();
        if (expr instanceof Binder binder) {
            found.add(binder.variable());
            found.addAll(boundIn(binder.body()));
            binder.operands().forEach(operand -> found.addAll(boundIn(operand)));
        } else {
            Trees.children(expr).forEach(child -> found.addAll(boundIn(child)));
        }
        return found;
    }
}
