package org.wickbench.symbolic.cas;

import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/** How a foreign system writes formulas, and the program that asks it whether a difference vanishes. */
enum Dialect {
    MAXIMA {
        @Override
        String number(Num number) {
            return "(" + number.numerator() + "/" + number.denominator() + ")";
        }

        @Override
        String constant(Constant constant) {
            return constant == Constant.PI ? "%pi" : "%i";
        }

        @Override
        String power(String base, String exponent) {
            return "((" + base + ")^(" + exponent + "))";
        }

        @Override
        String function(Fn function) {
            return switch (function) {
                case CONJ -> "conjugate";
                case RE -> "realpart";
                case IM -> "imagpart";
                case SIGN -> "signum";
                case STEP -> "unit_step";
                default -> function.syntax();
            };
        }

        @Override
        String program(Question question) {
            StringBuilder program = new StringBuilder("display2d:false$ load(orthopoly)$\n");
            question.domains().forEach((name, domain) -> {
                switch (domain) {
                    case COMPLEX -> program.append("declare(").append(name).append(", complex)$\n");
                    case INTEGER -> program.append("declare(").append(name).append(", integer)$\n");
                    case REAL -> {}
                }
            });
            for (Relation fact : question.facts()) {
                String sign =
                        switch (fact.op()) {
                            case NE -> null;
                            case EQ -> null;
                            default -> fact.op().syntax();
                        };
                if (sign != null) {
                    program.append("assume(")
                            .append(print(fact.left()))
                            .append(sign)
                            .append(print(fact.right()))
                            .append(")$\n");
                }
            }
            program.append("e: ").append(print(question.difference())).append("$\n");
            program.append("z(x) := is(x = 0)$\n");
            program.append("r: z(ratsimp(e)) or z(ratsimp(exponentialize(e))) or z(radcan(exponentialize(e)))")
                    .append(" or z(ratsimp(rectform(e))) or z(trigsimp(e))$\n");
            program.append("printf(true, \"~%WICK ~a~%\", r)$\n");
            return program.toString();
        }
    },
    SYMPY {
        @Override
        String number(Num number) {
            return "Rational(" + number.numerator() + "," + number.denominator() + ")";
        }

        @Override
        String constant(Constant constant) {
            return constant == Constant.PI ? "pi" : "I";
        }

        @Override
        String power(String base, String exponent) {
            return "((" + base + ")**(" + exponent + "))";
        }

        @Override
        String function(Fn function) {
            return switch (function) {
                case CONJ -> "conjugate";
                case ABS -> "Abs";
                case STEP -> "Heaviside";
                case MIN -> "Min";
                case MAX -> "Max";
                default -> function.syntax();
            };
        }

        @Override
        String program(Question question) {
            StringBuilder program = new StringBuilder("from sympy import *\n");
            question.domains().forEach((name, domain) -> program.append(name)
                    .append(" = Symbol('")
                    .append(name)
                    .append("', ")
                    .append(attributes(name, domain, question))
                    .append(")\n"));
            program.append("e = ").append(print(question.difference())).append("\n");
            program.append("r = simplify(e) == 0 or simplify(expand(e.rewrite(exp))) == 0\n");
            program.append("print('WICK', 'true' if r else 'unknown')\n");
            return program.toString();
        }

        private String attributes(Sym name, Domain domain, Question question) {
            boolean positive = question.facts().stream()
                    .anyMatch(fact -> fact.op() == Relation.Op.GT
                            && fact.left().equals(name)
                            && fact.right() instanceof Num bound
                            && bound.signum() >= 0);
            return switch (domain) {
                case COMPLEX -> "complex=True";
                case INTEGER -> positive ? "integer=True, positive=True" : "integer=True";
                case REAL -> positive ? "positive=True" : "real=True";
            };
        }
    };

    abstract String number(Num number);

    abstract String constant(Constant constant);

    abstract String power(String base, String exponent);

    abstract String function(Fn function);

    /** The program; it prints a line {@code WICK true} when the difference vanishes. */
    abstract String program(Question question);

    /** A formula of a question, every part in brackets. */
    String print(Expr expr) {
        return switch (expr) {
            case Num number -> number(number);
            case Constant constant -> constant(constant);
            case Sym symbol -> symbol.name();
            case Add sum -> sum.terms().stream().map(this::print).collect(Collectors.joining(" + ", "(", ")"));
            case Mul product -> product.factors().stream().map(this::print).collect(Collectors.joining("*", "(", ")"));
            case Pow power -> power(print(power.base()), print(power.exponent()));
            case Call call ->
                function(call.function())
                        + call.arguments().stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
            default -> throw new IllegalArgumentException("a question holds no " + expr);
        };
    }
}
