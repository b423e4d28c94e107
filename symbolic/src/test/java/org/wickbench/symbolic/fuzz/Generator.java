package org.wickbench.symbolic.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/**
 * Questions from a seed: a rewrite of the list, right or wrong, filled with random expressions and put into a random
 * context; an expression and itself with a small change; two expressions that have nothing to do with each other.
 */
final class Generator {
    private static final Names NAMES = new Names(Set.of("F", "G", "H"), false, false);
    private static final List<Relation> REWRITES = rewrites();

    private static final List<Fn> ANALYTIC = List.of(Fn.EXP, Fn.SIN, Fn.COS, Fn.SINH, Fn.COSH, Fn.TANH, Fn.LOG);
    private static final List<Fn> PARTS = List.of(Fn.ABS, Fn.SIGN, Fn.CONJ, Fn.RE, Fn.IM);

    private final Random random;
    private final List<Sym> numbers = new ArrayList<>(List.of(Expr.sym("x"), Expr.sym("y")));
    private final Sym whole = Expr.sym("n");
    private final Sym complex = Expr.sym("z");

    private Generator(long seed) {
        // neighbouring seeds of Random begin alike
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** The question of a seed, always the same one. */
    static Question question(long seed) {
        Generator generator = new Generator(seed);
        while (true) {
            Optional<Question> question = Question.of(generator.relation().toString(), generator.assumptions());
            if (question.isPresent() && question.get().length() < 240) {
                return question.get();
            }
        }
    }

    private static List<Relation> rewrites() {
        try (InputStream in = Generator.class.getResourceAsStream("rewrites.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Parser.parseRelation(line, NAMES))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String assumptions() {
        List<String> all = new ArrayList<>(List.of("n integer", "z complex"));
        for (String name : List.of("x", "y", "n")) {
            switch (random.nextInt(7)) {
                case 0, 1 -> all.add(name + " > 0");
                case 2 -> all.add(name + " != 0");
                case 3 -> all.add(name + " >= 0");
                case 4 -> all.add(name + " < 0");
                default -> {}
            }
        }
        if (random.nextInt(6) == 0) {
            all.add(pick(List.of("x < 1", "y > x", "x <= y", "y > 1", "z != 0", "n >= 2")));
        }
        return String.join(", ", all);
    }

    private Relation relation() {
        int kind = random.nextInt(10);
        if (kind < 7) {
            return rewrite();
        }
        Expr left = value(2);
        Expr right = value(2);
        if (kind < 9) {
            List<Expr> variants = Surgery.variants(left, this::changed);
            right = variants.isEmpty() ? right : pick(variants);
        }
        return new Relation(random.nextInt(12) == 0 ? Relation.Op.NE : Relation.Op.EQ, left, right);
    }

    private Relation rewrite() {
        Relation chosen = pick(REWRITES);
        Map<Sym, Expr> values = new LinkedHashMap<>();
        for (String name : List.of("A", "B", "C")) {
            values.put(Expr.sym(name), value(random.nextInt(3)));
        }
        for (String name : List.of("R", "S")) {
            values.put(Expr.sym(name), real(random.nextInt(2)));
        }
        values.put(
                Expr.sym("P"),
                random.nextInt(3) == 0 ? Expr.num(1 + random.nextInt(3)) : Expr.add(Expr.ONE, Expr.pow(real(0), 2)));
        values.put(Expr.sym("N"), whole());
        values.put(Expr.sym("K"), whole());
        Sym hole = Expr.sym("hole");
        Map<String, Scope> functions =
                Map.of("F", function(hole), "G", function(hole), "H", Scope.close(hole, term(hole)));
        Expr left = Trees.substitute(filled(chosen.left(), functions), values);
        Expr right = Trees.substitute(filled(chosen.right(), functions), values);
        if (chosen.op() == Relation.Op.EQ && random.nextInt(3) == 0) {
            Scope context = context(hole);
            left = context.open(left);
            right = context.open(right);
        }
        return random.nextInt(10) == 0 && chosen.op() == Relation.Op.EQ
                ? Expr.equation(Expr.sub(left, right), Expr.ZERO)
                : new Relation(chosen.op(), left, right);
    }

    private static Expr filled(Expr expr, Map<String, Scope> functions) {
        if (expr instanceof Apply apply) {
            return Objects.requireNonNull(functions.get(apply.head().name()))
                    .open(filled(apply.arguments().getFirst(), functions));
        }
        return Trees.mapChildren(expr, child -> filled(child, functions));
    }

    private Scope function(Sym hole) {
        Expr body =
                switch (random.nextInt(9)) {
                    case 0 -> hole;
                    case 1 -> Expr.pow(hole, 2);
                    case 2 -> Expr.exp(Expr.neg(hole));
                    case 3 -> Expr.call(Fn.COS, hole);
                    case 4 -> Expr.call(Fn.ABS, Expr.sub(hole, real(0)));
                    case 5 -> Expr.div(Expr.ONE, Expr.add(Expr.pow(hole, 2), Expr.ONE));
                    case 6 -> Expr.div(Expr.ONE, Expr.add(hole, real(0)));
                    case 7 -> Expr.mul(real(0), hole);
                    default -> Expr.call(pick(List.of(Fn.LOG, Fn.SIGN, Fn.SIN, Fn.TANH)), Expr.add(hole, real(0)));
                };
        return Scope.close(hole, body);
    }

    private Expr term(Sym hole) {
        return switch (random.nextInt(6)) {
            case 0 -> hole;
            case 1 -> Expr.pow(hole, 2);
            case 2 -> Expr.mul(value(0), hole);
            case 3 -> Expr.pow(value(0), hole);
            case 4 -> Expr.div(Expr.ONE, hole);
            default -> Expr.call(Fn.FACTORIAL, hole);
        };
    }

    private Scope context(Sym hole) {
        Expr body =
                switch (random.nextInt(8)) {
                    case 0 -> Expr.add(hole, value(1));
                    case 1 -> Expr.mul(hole, value(1));
                    case 2 -> Expr.pow(hole, 2);
                    case 3 -> Expr.exp(hole);
                    case 4 -> Expr.call(pick(PARTS), hole);
                    case 5 -> Expr.div(Expr.ONE, Expr.add(hole, value(0)));
                    // the name that the bound variable has is one that occurs in what is put in
                    case 6 -> new Sum(Expr.mul(hole, Expr.sym("k")), Expr.sym("k"), Expr.ONE, whole());
                    default ->
                        new Piecewise(
                                List.of(new Piecewise.Branch(new Relation(Relation.Op.GT, real(0), Expr.ZERO), hole)),
                                value(0));
                };
        return Scope.close(hole, body);
    }

    private Expr whole() {
        return switch (random.nextInt(6)) {
            case 0 -> Expr.num(random.nextInt(5) - 2);
            case 1 -> Expr.add(whole, Expr.ONE);
            case 2 -> Expr.num(3);
            default -> whole;
        };
    }

    private Expr number() {
        return switch (random.nextInt(5)) {
            case 0 -> Expr.num(random.nextInt(7) - 3);
            case 1 -> Expr.num(random.nextInt(7) - 3, 2);
            default -> Expr.num(1 + random.nextInt(2));
        };
    }

    private Expr real(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> number();
                case 1 -> whole;
                case 2 -> random.nextInt(3) == 0 ? Expr.neg(pick(numbers)) : pick(numbers);
                default -> pick(numbers);
            };
        }
        return switch (random.nextInt(7)) {
            case 0 -> Expr.add(real(depth - 1), real(depth - 1));
            case 1 -> Expr.mul(real(depth - 1), real(depth - 1));
            case 2 -> Expr.call(pick(List.of(Fn.ABS, Fn.SIGN, Fn.EXP, Fn.SIN, Fn.TANH, Fn.ATAN)), real(depth - 1));
            case 3 -> Expr.call(pick(List.of(Fn.MIN, Fn.MAX)), real(depth - 1), real(0));
            case 4 -> Expr.pow(real(depth - 1), random.nextInt(5) - 1);
            case 5 -> Expr.neg(real(depth - 1));
            default -> Expr.call(pick(List.of(Fn.RE, Fn.IM, Fn.ABS)), complex);
        };
    }

    private Expr value(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(8)) {
                case 0, 1, 2 -> complex;
                case 3 -> random.nextInt(2) == 0 ? Expr.I : Expr.PI;
                default -> real(0);
            };
        }
        return switch (random.nextInt(11)) {
            case 0, 1 -> Expr.add(value(depth - 1), value(depth - 1));
            case 2, 3 -> Expr.mul(value(depth - 1), value(depth - 1));
            case 4 -> Expr.pow(value(depth - 1), random.nextInt(6) - 2);
            case 5 -> Expr.sqrt(value(depth - 1));
            case 6 -> Expr.call(pick(ANALYTIC), value(depth - 1));
            case 7 -> Expr.call(pick(PARTS), value(depth - 1));
            case 8 -> Expr.div(value(depth - 1), value(depth - 1));
            case 9 -> Expr.pow(value(depth - 1), value(0));
            default -> real(depth);
        };
    }

    /** The slips of a hurried hand. */
    private List<Expr> changed(Expr expr) {
        return switch (expr) {
            case Num number -> List.of(number.negate(), number.plus(Expr.ONE));
            case Sym symbol
            when symbol.equals(complex) -> List.of(Expr.call(Fn.CONJ, symbol), Expr.call(Fn.ABS, symbol));
            case Sym symbol -> List.of(Expr.call(Fn.ABS, symbol), Expr.neg(symbol));
            case Pow(Pow(Expr base, Expr inner), Expr outer) -> List.of(Expr.pow(base, Expr.mul(inner, outer)));
            case Pow(Mul(List<Expr> factors), Expr exponent) ->
                List.of(Expr.mul(factors.stream()
                        .map(factor -> Expr.pow(factor, exponent))
                        .toList()));
            case Call call
            when call.function() == Fn.LOG && call.argument() instanceof Mul(List<Expr> factors) ->
                List.of(Expr.add(factors.stream()
                        .map(factor -> Expr.call(Fn.LOG, factor))
                        .toList()));
            case Call call when PARTS.contains(call.function()) -> List.of(call.argument());
            case Call call when call.function() == Fn.MIN -> List.of(new Call(Fn.MAX, call.arguments()));
            default -> List.of();
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
