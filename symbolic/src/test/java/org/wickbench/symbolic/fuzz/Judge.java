package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apfloat.Apcomplex;
import org.apfloat.Apfloat;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.fuzz.Finding.Kind;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/** Holds answers against the values of both sides at points. */
final class Judge {
    private static final long PRECISION = 40;
    private static final long CERTAIN = 90;
    private static final int DRAWS = 160;

    /** Both sides differ in more than what any noise of theirs could be, and less than what a wrong law makes. */
    private static final double CLEAR = 1e-6;

    private static final double SAME = 1e-9;

    /** Digits that roundings may have taken from values which are zero. */
    private static final int NOISE = 8;

    private static final List<String> REAL = List.of(
            "0", "1", "-1", "2", "-2", "1/2", "-1/2", "3", "-3", "3/2", "0.7319", "-1.4372", "2.9131", "-3.7713",
            "0.0431", "-0.2617", "5.1377", "pi", "-pi", "pi/2", "1/3", "10");
    private static final List<String> INTEGER = List.of("0", "1", "-1", "2", "-2", "3", "4", "-3", "5", "7");
    private static final List<String> COMPLEX = List.of(
            "0.7319 + 1.2113*I",
            "-1.4372 + 0.8117*I",
            "-0.6173 - 2.0931*I",
            "1.3177 - 0.4919*I",
            "-2",
            "-0.5713",
            "I",
            "-I",
            "2*I",
            "-3*I",
            "0",
            "1",
            "-1",
            "2",
            "0.2131 + 4.1917*I",
            "-0.3719 - 5.0233*I",
            "1 + I",
            "-1 + I",
            "-1 - I",
            "pi*I");

    /** What can be said of a relation at a point. */
    private enum At {
        HOLDS,
        FAILS,
        ONE_WITHOUT_VALUE,
        UNSURE
    }

    private final int points;

    /** @param points at how many points a proof is looked at */
    Judge(int points) {
        this.points = points;
    }

    Optional<Finding> judge(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Proved(List<String> conditions) -> proof(question, conditions);
            case Answer.Refuted(Map<String, String> point) -> refutation(question, point);
            case Answer.Contradicted(String how) -> Optional.of(new Finding(question, Kind.CONTRADICTION, how));
            case Answer.Failed(String how) -> Optional.of(new Finding(question, Kind.ERROR, how));
            case Answer.Open _ -> Optional.empty();
        };
    }

    private Optional<Finding> proof(Question question, List<String> conditions) {
        Optional<Finding> withoutValue = Optional.empty();
        for (Map<Sym, Expr> point : points(question)) {
            if (!allowed(question, conditions, point)) {
                continue;
            }
            At at = at(question, point, PRECISION);
            if (at == At.FAILS && at(question, point, CERTAIN) == At.FAILS) {
                return Optional.of(new Finding(question, Kind.FALSE_PROOF, shown(question, conditions, point)));
            }
            if (at == At.ONE_WITHOUT_VALUE
                    && withoutValue.isEmpty()
                    && at(question, point, CERTAIN) == At.ONE_WITHOUT_VALUE) {
                withoutValue = Optional.of(
                        new Finding(question, Kind.PROOF_WITHOUT_VALUE, shown(question, conditions, point)));
            }
        }
        return withoutValue;
    }

    private Optional<Finding> refutation(Question question, Map<String, String> given) {
        if (!given.isEmpty()) {
            Map<Sym, Expr> point = new LinkedHashMap<>();
            for (Sym symbol : Trees.freeSymbols(question.relation())) {
                Optional<Expr> value =
                        Optional.ofNullable(given.get(symbol.toString())).flatMap(Judge::read);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                point.put(symbol, value.get());
            }
            At at = at(question, point, PRECISION);
            return at == At.HOLDS || at != At.UNSURE && isOutside(question, point)
                    ? Optional.of(new Finding(question, Kind.FALSE_REFUTATION, shown(question, List.of(), point)))
                    : Optional.empty();
        }
        int holds = 0;
        for (Map<Sym, Expr> point : points(question)) {
            At at = allowed(question, List.of(), point) ? at(question, point, PRECISION) : At.UNSURE;
            if (at == At.FAILS || at == At.ONE_WITHOUT_VALUE) {
                return Optional.empty();
            }
            holds += at == At.HOLDS ? 1 : 0;
        }
        return holds > points / 2 || holds > 0 && symbols(question).isEmpty()
                ? Optional.of(new Finding(question, Kind.FALSE_REFUTATION, "holds at " + holds + " points"))
                : Optional.empty();
    }

    private static Optional<Expr> read(String text) {
        try {
            return Optional.of(Parser.parseValue(text, Names.STRICT));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private static Set<Sym> symbols(Question question) {
        Set<Sym> symbols = new LinkedHashSet<>(Trees.freeSymbols(question.relation()));
        question.assumptions().facts().forEach(fact -> symbols.addAll(Trees.freeSymbols(fact)));
        return symbols;
    }

    /** Points where the assumptions hold, the same ones for the same question. */
    private List<Map<Sym, Expr>> points(Question question) {
        List<Sym> symbols = new ArrayList<>(symbols(question));
        Random random = new Random(question.toString().hashCode());
        Set<List<String>> seen = new LinkedHashSet<>();
        List<Map<Sym, Expr>> points = new ArrayList<>();
        for (int draw = 0; draw < DRAWS && points.size() < this.points; draw++) {
            List<String> values = new ArrayList<>();
            String tie = REAL.get(random.nextInt(REAL.size()));
            boolean tied = symbols.size() > 1 && draw % 7 == 3;
            for (Sym symbol : symbols) {
                List<String> pool = pool(question.assumptions().domainOf(symbol.name()));
                values.add(tied && pool != INTEGER ? tie : pool.get(random.nextInt(pool.size())));
            }
            if (!seen.add(values)) {
                continue;
            }
            Map<Sym, Expr> point = new LinkedHashMap<>();
            for (int i = 0; i < symbols.size(); i++) {
                point.put(symbols.get(i), read(values.get(i)).orElseThrow());
            }
            if (allowed(question, List.of(), point)) {
                points.add(point);
            }
        }
        return points;
    }

    private static List<String> pool(Domain domain) {
        return switch (domain) {
            case REAL -> REAL;
            case INTEGER -> INTEGER;
            case COMPLEX -> COMPLEX;
        };
    }

    /** Whether the point surely breaks something that is assumed of its symbols alone. */
    private static boolean isOutside(Question question, Map<Sym, Expr> point) {
        Oracle oracle = oracle(question, PRECISION);
        Map<Sym, Apcomplex> values = values(oracle, point);
        for (Relation fact : question.assumptions().facts()) {
            try {
                if (point.keySet().containsAll(Trees.freeSymbols(fact)) && !oracle.holds(fact, values)) {
                    return true;
                }
            } catch (UnsureException | NoValueException e) {
                // not surely
            }
        }
        return false;
    }

    /** Whether the point surely satisfies all that is assumed. */
    private static boolean allowed(Question question, List<String> conditions, Map<Sym, Expr> point) {
        Oracle oracle = oracle(question, PRECISION);
        try {
            Map<Sym, Apcomplex> values = values(oracle, point);
            for (Relation fact : question.assumptions().facts()) {
                if (Assumptions.isGeneral(fact) || !oracle.holds(fact, values)) {
                    return false;
                }
            }
            for (String condition : conditions) {
                if (!holds(condition, oracle, values)) {
                    return false;
                }
            }
            return true;
        } catch (UnsureException | NoValueException e) {
            return false;
        }
    }

    private static boolean holds(String condition, Oracle oracle, Map<Sym, Apcomplex> values) {
        for (String domain : List.of("slit", "real", "integer", "complex")) {
            if (condition.endsWith(" " + domain)) {
                Apcomplex value = oracle.value(
                        read(condition.substring(0, condition.length() - domain.length()))
                                .orElseThrow(() -> new UnsureException(condition)),
                        values);
                return switch (domain) {
                    case "slit" -> !Functions.isReal(value) || value.real().signum() > 0;
                    case "real" -> Functions.isReal(value);
                    case "integer" -> Functions.isReal(value) && value.real().isInteger();
                    default -> true;
                };
            }
        }
        try {
            return oracle.holds(Parser.parseRelation(condition, Names.STRICT), values);
        } catch (SyntaxException e) {
            // that something converges, say
            throw new UnsureException(condition);
        }
    }

    private static Oracle oracle(Question question, long precision) {
        Set<String> complex = new TreeSet<>();
        question.assumptions().domains().forEach((name, domain) -> {
            if (domain == Domain.COMPLEX) {
                complex.add(name);
            }
        });
        return new Oracle(precision, complex);
    }

    private static Map<Sym, Apcomplex> values(Oracle oracle, Map<Sym, Expr> point) {
        Map<Sym, Apcomplex> values = new LinkedHashMap<>();
        point.forEach((symbol, value) -> values.put(symbol, oracle.value(value, Map.of())));
        return values;
    }

    private static Optional<Apcomplex> side(Oracle oracle, Expr side, Map<Sym, Apcomplex> values) {
        try {
            return Optional.of(oracle.value(side, values));
        } catch (NoValueException e) {
            return Optional.empty();
        }
    }

    private static At at(Question question, Map<Sym, Expr> point, long precision) {
        Oracle oracle = oracle(question, precision);
        try {
            Map<Sym, Apcomplex> values = values(oracle, point);
            Relation relation = question.relation();
            Optional<Apcomplex> left = side(oracle, relation.left(), values);
            Optional<Apcomplex> right = side(oracle, relation.right(), values);
            if (left.isEmpty() && right.isEmpty()) {
                return At.UNSURE;
            }
            if (left.isEmpty() || right.isEmpty()) {
                return At.ONE_WITHOUT_VALUE;
            }
            return compared(relation.op(), left.get(), right.get(), oracle.digits());
        } catch (UnsureException e) {
            return At.UNSURE;
        }
    }

    private static At compared(Relation.Op op, Apcomplex left, Apcomplex right, double digits) {
        double gap = Approach.abs(left.subtract(right));
        double scale = 1 + Approach.abs(left) + Approach.abs(right);
        boolean different = digits >= 9 && gap > CLEAR * scale && gap < Double.MAX_VALUE;
        // small values may differ by a factor
        boolean same = gap < SAME * (scale - 1) || gap < Math.pow(10, NOISE - digits);
        switch (op) {
            case EQ -> {
                return different ? At.FAILS : same ? At.HOLDS : At.UNSURE;
            }
            case NE -> {
                return different ? At.HOLDS : isExact(left, right) ? At.FAILS : At.UNSURE;
            }
            default -> {}
        }
        if (!Functions.isReal(left) || !Functions.isReal(right)) {
            // an imaginary part that is noise would be no reason
            double imaginary = Approach.abs(left.imag()) + Approach.abs(right.imag());
            return imaginary > CLEAR * scale ? At.FAILS : At.UNSURE;
        }
        if (!different) {
            boolean strict = op == Relation.Op.LT || op == Relation.Op.GT;
            return strict && isExact(left, right) ? At.FAILS : At.UNSURE;
        }
        Apfloat difference = left.real().subtract(right.real());
        boolean below = difference.signum() < 0;
        return below == (op == Relation.Op.LT || op == Relation.Op.LE) ? At.HOLDS : At.FAILS;
    }

    /** The difference is zero without any rounding: both are whole numbers of a few digits. */
    private static boolean isExact(Apcomplex left, Apcomplex right) {
        return Functions.isReal(left)
                && Functions.isReal(right)
                && left.real().isInteger()
                && left.real().equals(right.real());
    }

    private static String shown(Question question, List<String> conditions, Map<Sym, Expr> point) {
        Oracle oracle = oracle(question, PRECISION);
        Map<Sym, Apcomplex> values = values(oracle, point);
        return "at " + point + (conditions.isEmpty() ? "" : ", where " + conditions) + ": left "
                + text(oracle, question.relation().left(), values) + ", right "
                + text(oracle, question.relation().right(), values);
    }

    private static String text(Oracle oracle, Expr side, Map<Sym, Apcomplex> values) {
        try {
            return oracle.value(side, values).precision(15).toString(true);
        } catch (NoValueException | UnsureException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
