package org.wickbench.symbolic.coq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * The script that proves a lemma: derivatives are carried out, premises put in, roots and exponentials taken down to a few
 * that are independent, sums to sums of products; what is left is an identity of fractions. Each way is an assertion that
 * Coq has to prove; a wrong one makes the lemma fail and nothing else.
 */
final class ProofWriter {
    private static final int MOST_USES = 60;
    private static final int MOST_SUMS = 60;
    private static final Sym INDEX = Sym.internal("j", 0);

    private final CoqPrinter printer;
    private final Fresh fresh;
    private final DerivativeProof derivatives;
    private final List<Rule> rules = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private final Map<Expr, String> squares = new LinkedHashMap<>();
    private final List<Expr> seen = new ArrayList<>();
    private Groups groups = new Groups(Set.of());

    /** A solved equation with the name of its assertion and what a value has to satisfy. */
    private static final class Rule {
        private final Solved solved;
        private final String name;
        private final List<Relation> guards;
        private final Map<List<Sym>, String> derived = new HashMap<>();

        Rule(Solved solved, String name, List<Relation> guards) {
            this.solved = solved;
            this.name = name;
            this.guards = guards;
        }
    }

    ProofWriter(CoqPrinter printer, Fresh fresh, List<Relation> facts) {
        this(printer, fresh, new DerivativeProof(printer, fresh, facts));
    }

    private ProofWriter(CoqPrinter printer, Fresh fresh, DerivativeProof derivatives) {
        this.printer = printer;
        this.fresh = fresh;
        this.derivatives = derivatives;
    }

    String text() {
        return out.toString();
    }

    /** The same proof at one of several goals. */
    ProofWriter branch() {
        ProofWriter branch = new ProofWriter(printer, fresh, derivatives);
        rules.forEach(rule -> branch.rules.add(new Rule(rule.solved, rule.name, rule.guards)));
        return branch;
    }

    /** Adds what was written at one of several goals. */
    void take(ProofWriter branch) {
        out.append(branch.out);
        seen.addAll(branch.seen);
    }

    /** The formulas that are given and those that occur in the proof. */
    List<Expr> seen(List<? extends Expr> given) {
        List<Expr> all = new ArrayList<>(given);
        all.addAll(seen);
        return all;
    }

    void line(String text) {
        out.append("  ").append(text).append('\n');
    }

    // premises

    /** A premise with its derivatives carried out, solved for an unknown if that is possible. */
    void premise(Premise premise) {
        if (premise.relation().op() != Relation.Op.EQ) {
            return;
        }
        Relation explicit = (Relation) DerivativeProof.carriedOut(premise.relation());
        seen.add(explicit);
        String name = fresh.name("E");
        String intro = intros(premise.general(), premise.guards());
        line("assert (" + name + " : " + stated(premise.general(), premise.guards(), printer.relation(explicit))
                + ").");
        String mine = fresh.name("H");
        line("{ " + intro + "pose proof (" + applied(premise.name(), premise.general(), premise.guards()) + ") as "
                + mine + ".");
        for (Diff diff : DerivativeProof.outermost(premise.relation())) {
            String derivative = fresh.name("D");
            derivatives.write(diff, derivative, "    ", out);
            line("  rewrite (is_derive_unique _ _ _ " + derivative + ") in " + mine + ".");
        }
        line("  exact " + mine + ". }");
        Solved.of(premise.general(), explicit).ifPresent(solved -> {
            String own = fresh.name("F");
            line("assert (" + own + " : " + stated(premise.general(), premise.guards(), equation(solved)) + ").");
            line("{ " + intro + "apply (wick_solved " + printer.print(explicit.left()) + " "
                    + printer.print(explicit.right()) + " " + printer.print(solved.factor()) + ").");
            line("  - " + "exact (" + applied(name, premise.general(), premise.guards()) + ").");
            line("  - wick_sign.");
            line("  - wick_value. }");
            rules.add(new Rule(solved, own, premise.guards()));
        });
    }

    private String equation(Solved solved) {
        return printer.print(solved.unknown()) + " = " + printer.print(solved.value());
    }

    private String stated(List<Sym> general, List<Relation> guards, String conclusion) {
        StringBuilder text = new StringBuilder();
        general.forEach(
                symbol -> text.append("forall ").append(printer.bound(symbol)).append(", "));
        guards.forEach(guard -> text.append(printer.relation(guard)).append(" -> "));
        return text + conclusion;
    }

    private String intros(List<Sym> general, List<Relation> guards) {
        if (general.isEmpty() && guards.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("intros");
        general.forEach(symbol -> text.append(' ').append(CoqNames.symbol(symbol)));
        for (int i = 1; i <= guards.size(); i++) {
            text.append(" G").append(i);
        }
        return text + ". ";
    }

    private static String applied(String name, List<Sym> general, List<Relation> guards) {
        StringBuilder text = new StringBuilder(name);
        general.forEach(symbol -> text.append(' ').append(CoqNames.symbol(symbol)));
        for (int i = 1; i <= guards.size(); i++) {
            text.append(" G").append(i);
        }
        return text.toString();
    }

    /** The name of a rule that is differentiated by some of its symbols; it is proved when it is needed first. */
    private String derived(Rule rule, List<Sym> by) {
        if (by.isEmpty()) {
            return rule.name;
        }
        String known = rule.derived.get(by);
        if (known != null) {
            return known;
        }
        List<Sym> before = by.subList(0, by.size() - 1);
        String earlier = derived(rule, before);
        Solved from = rule.solved;
        for (Sym symbol : before) {
            from = from.by(symbol);
        }
        Sym variable = by.getLast();
        Solved to = from.by(variable);
        seen.add(to.unknown());
        seen.add(to.value());
        Sym moving = fresh.next(variable.name());
        List<Sym> general = rule.solved.general();
        String name = fresh.name("F");
        line("assert (" + name + " : " + stated(general, rule.guards, equation(to)) + ").");
        line("{ " + intros(general, rule.guards) + "apply (wick_both " + function(moving, variable, from.unknown())
                + " " + function(moving, variable, from.value()) + " " + CoqNames.symbol(variable) + ").");
        List<Relation> guards = rule.guards.stream()
                .map(guard -> (Relation) Trees.substitute(guard, variable, moving))
                .toList();
        String conjunction =
                guards.stream().map(guard -> printer.relation(guard) + " /\\ ").collect(Collectors.joining());
        line("  - apply (filter_imp (fun " + CoqNames.symbol(moving) + " : R => " + conjunction + "True)).");
        StringBuilder pattern = new StringBuilder();
        guards.forEach(_ -> pattern.append('[').append(fresh.name("N")).append(' '));
        line("    + intros " + CoqNames.symbol(moving) + " " + pattern + "_" + "]".repeat(guards.size()) + ".");
        line("      apply " + earlier + "; assumption.");
        line("    + wick_near.");
        line("  - eapply wick_d_value; [wick_derive | cbv beta; wick_value].");
        line("  - eapply wick_d_value; [wick_derive | cbv beta; wick_value]. }");
        rule.derived.put(List.copyOf(by), name);
        return name;
    }

    private String function(Sym moving, Sym variable, Expr expr) {
        return "(fun " + CoqNames.symbol(moving) + " : R => " + printer.print(Trees.substitute(expr, variable, moving))
                + ")";
    }

    // the goal

    /** Asserts what has to hold for a goal to be read as it is meant. */
    void condition(Conditions.Condition condition, String name) {
        ProofWriter branch = branch();
        if (condition.indices().isEmpty()) {
            branch.premises(condition.relation());
        }
        line("assert (" + name + " : " + condition.text(printer) + ").");
        line("{");
        take(branch);
        line("  wick_sign. }");
    }

    /** Names for the derivatives of the goals, asserted one after another. */
    Map<Diff, String> derivatives(List<Relation> goals) {
        Map<Diff, String> names = new LinkedHashMap<>();
        for (Relation goal : goals) {
            for (Diff diff : DerivativeProof.outermost(goal)) {
                if (!names.containsKey(diff)) {
                    String name = fresh.name("D");
                    derivatives.write(diff, name, "  ", out);
                    names.put(diff, name);
                }
            }
        }
        return names;
    }

    String function(Diff diff) {
        return derivatives.function(diff);
    }

    /** Proves one relation, the current goal. */
    void goal(Relation relation, Map<Diff, String> names) {
        for (Diff diff : DerivativeProof.outermost(relation)) {
            line("rewrite (is_derive_unique _ _ _ " + names.get(diff) + ").");
        }
        Relation current = (Relation) DerivativeProof.carriedOut(relation);
        current = premises(current);
        current = trigonometric(current);
        current = roots(current);
        current = hyperbolic(current);
        current = roots(current);
        current = exponentials(current);
        current = logarithms(current);
        finish(sums(current));
    }

    private Relation premises(Relation relation) {
        Rewritten outside = rewritten(relation, printer);
        outside.lines.forEach(this::line);
        Relation current = (Relation) outside.expr;
        for (Sum sum : sumsOf(current)) {
            Sym index = fresh.next(sum.scope().hint());
            CoqPrinter with = printer.and(index);
            Rewritten inside = rewritten(sum.scope().open(index), with);
            if (!inside.lines.isEmpty()) {
                Sum value = new Sum(Scope.close(index, inside.expr), sum.lower(), sum.upper());
                String name = fresh.name("S");
                line("assert (" + name + " : " + printer.print(sum) + " = " + printer.print(value) + ").");
                line("{ apply wick_sum_ext; intro " + CoqNames.symbol(index) + "; cbv beta.");
                inside.lines.forEach(each -> line("  " + each));
                line("  wick_value. }");
                line("wick_rewrite " + name + ".");
                current = (Relation) Trees.replace(current, Map.of(sum, value));
            }
        }
        return current;
    }

    /** A formula after premises were put in, with the sentences that do it. */
    private record Rewritten(Expr expr, List<String> lines) {}

    /** Premises put in wherever they fit outside of sums; what they need to be derived is asserted at once. */
    private Rewritten rewritten(Expr expr, CoqPrinter printer) {
        Expr current = expr;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < MOST_USES; i++) {
            boolean found = false;
            for (Rule rule : rules) {
                Optional<Solved.Use> use = rule.solved.use(current);
                if (use.isEmpty()) {
                    continue;
                }
                Solved.Use place = use.get();
                Solved solved = rule.solved;
                for (Sym symbol : place.by()) {
                    solved = solved.by(symbol);
                }
                String name = derived(rule, place.by());
                StringBuilder arguments = new StringBuilder(name);
                for (Sym symbol : solved.general()) {
                    Expr value = Objects.requireNonNull(place.values().get(symbol));
                    String text = printer.isInteger(symbol) ? "(" + printer.whole(value) + ")%Z" : printer.print(value);
                    arguments.append(' ').append(text);
                }
                lines.add("rewrite (" + arguments + ") by wick_sign.");
                current =
                        Trees.replace(current, Map.of(place.place(), Trees.substitute(solved.value(), place.values())));
                found = true;
                break;
            }
            if (!found) {
                return new Rewritten(current, lines);
            }
        }
        throw new OutsideException("premises that lead back to themselves");
    }

    /** The squares of cosines by those of sines, where both occur; radicands that become shorter are replaced. */
    private Relation trigonometric(Relation relation) {
        Relation current = relation;
        Map<Expr, Expr> values = new LinkedHashMap<>();
        Set<Expr> cosines = new LinkedHashSet<>();
        calls(current, Set.of(Fn.COS)).forEach(call -> cosines.add(call.argument()));
        for (Call sine : calls(current, Set.of(Fn.SIN))) {
            if (cosines.contains(sine.argument())) {
                Expr square = Expr.pow(Expr.call(Fn.COS, sine.argument()), 2);
                String name = fresh.name("T");
                line("pose proof (wick_cos_square " + printer.print(sine.argument()) + ") as " + name + ".");
                squares.put(square, name);
                values.put(square, Expr.sub(Expr.ONE, Expr.pow(sine, 2)));
            }
        }
        Set<Expr> radicands = new LinkedHashSet<>();
        radicands(current, radicands);
        for (Expr radicand : radicands) {
            Expr shorter = Monomials.of(Trees.replace(radicand, values)).expr();
            if (!values.isEmpty() && Trees.size(shorter) < Trees.size(radicand)) {
                String name = fresh.name("R");
                line("assert (" + name + " : " + printer.print(radicand) + " = " + printer.print(shorter) + ").");
                line("{ " + field() + ". }");
                line("rewrite ?" + name + ".");
                current = (Relation) Trees.replace(current, Map.of(radicand, shorter));
            }
        }
        return current;
    }

    /** Hyperbolic functions by exponentials. */
    private Relation hyperbolic(Relation relation) {
        Relation current = relation;
        for (Call call : calls(current, Set.of(Fn.SINH, Fn.COSH, Fn.TANH))) {
            Expr up = Expr.exp(call.argument());
            Expr down = Expr.exp(Monomials.of(Expr.neg(call.argument())).expr());
            Expr value =
                    switch (call.function()) {
                        case SINH -> Expr.mul(Expr.HALF, Expr.sub(up, down));
                        case COSH -> Expr.mul(Expr.HALF, Expr.add(up, down));
                        default -> Expr.div(Expr.sub(up, down), Expr.add(up, down));
                    };
            String name = fresh.name("Y");
            String u = printer.print(call.argument());
            line("assert (" + name + " : " + printer.print(call) + " = " + printer.print(value) + ").");
            line("{ unfold tanh, sinh, cosh; replace (- " + u + ") with " + printer.print(((Call) down).argument())
                    + " by wick_value; wick_value. }");
            line("wick_rewrite " + name + ".");
            current = (Relation) Trees.replace(current, Map.of(call, value));
        }
        return current;
    }

    /** The calls of some functions outside of sums, the innermost first. */
    private static List<Call> calls(Expr expr, Set<Fn> functions) {
        Set<Call> found = new LinkedHashSet<>();
        collect(expr, functions, found);
        return found.stream().sorted(Comparator.comparing(Trees::size)).toList();
    }

    private static void collect(Expr expr, Set<Fn> functions, Set<Call> found) {
        if (expr instanceof Call call && functions.contains(call.function())) {
            found.add(call);
        }
        if (!(expr instanceof Binder)) {
            Trees.children(expr).forEach(child -> collect(child, functions, found));
        }
    }

    /** Every root by roots of what cannot be taken apart; their squares are known from then on. */
    private Relation roots(Relation relation) {
        Relation current = relation;
        for (int round = 0; round < 4; round++) {
            Set<Expr> radicands = new LinkedHashSet<>();
            radicands(current, radicands);
            radicands.removeIf(squares::containsKey);
            if (radicands.isEmpty()) {
                break;
            }
            Expr radicand =
                    radicands.stream().min(Comparator.comparing(Trees::size)).orElseThrow();
            Expr root = Expr.sqrt(radicand);
            Expr value = Monomials.of(root).expr();
            Set<Expr> parts = new LinkedHashSet<>();
            radicands(value, parts);
            for (Expr part : parts) {
                if (squares.putIfAbsent(part, "") == null) {
                    String name = fresh.name("Q");
                    line("assert (" + name + " : (sqrt " + printer.print(part) + ") ^ 2 = " + printer.print(part)
                            + ") by (apply wick_root_square; wick_sign).");
                    squares.put(part, name);
                    String positive = fresh.name("P");
                    line("assert (" + positive + " : 0 < sqrt " + printer.print(part) + ") by wick_sign.");
                }
            }
            if (!value.equals(root)) {
                String name = fresh.name("R");
                line("assert (" + name + " : " + printer.print(root) + " = " + printer.print(value) + ").");
                line("{ apply wick_root; [wick_sign | " + field() + "]. }");
                line("wick_rewrite " + name + ".");
                current = (Relation) Trees.replace(current, rootPowers(current, radicand, value));
                squares.putIfAbsent(radicand, "");
            }
            round = -1;
            if (squares.size() > 40) {
                break;
            }
        }
        return current;
    }

    private static Map<Expr, Expr> rootPowers(Expr expr, Expr radicand, Expr value) {
        Map<Expr, Expr> powers = new HashMap<>();
        powersOf(expr, radicand, value, powers);
        return powers;
    }

    private static void powersOf(Expr expr, Expr radicand, Expr value, Map<Expr, Expr> found) {
        if (expr instanceof Pow power && power.base().equals(radicand) && isHalf(power)) {
            Num times = ((Num) power.exponent()).times(Expr.num(2));
            found.put(power, times.isOne() ? value : Expr.pow(value, times));
        }
        Trees.children(expr).forEach(child -> powersOf(child, radicand, value, found));
    }

    private static boolean isHalf(Pow power) {
        return power.exponent() instanceof Num n && n.denominator().equals(java.math.BigInteger.TWO);
    }

    private static void radicands(Expr expr, Set<Expr> found) {
        if (expr instanceof Pow power && isHalf(power)) {
            found.add(power.base());
        }
        if (!(expr instanceof Binder)) {
            Trees.children(expr).forEach(child -> radicands(child, found));
        }
    }

    /** Every exponential by powers of a few, the inner ones first. */
    private Relation exponentials(Relation relation) {
        Relation current = relation;
        Set<Call> done = new LinkedHashSet<>();
        for (int round = 0; round < 5; round++) {
            Set<Expr> arguments = new LinkedHashSet<>();
            for (Call call : calls(current, Set.of(Fn.EXP))) {
                if (!done.contains(call)
                        && calls(call.argument(), Set.of(Fn.EXP)).stream().allMatch(done::contains)) {
                    arguments.add(call.argument());
                }
            }
            sumArguments(current, arguments);
            if (arguments.isEmpty()) {
                return current;
            }
            Groups groups = new Groups(arguments);
            for (Expr argument : arguments) {
                Expr value = groups.value(argument);
                parts(value).forEach(done::add);
                Call call = (Call) Expr.exp(argument);
                if (!value.equals(call) && occursOutside(current, call)) {
                    String name = fresh.name("X");
                    line("assert (" + name + " : " + printer.print(call) + " = " + printer.print(value) + ").");
                    line("{ " + exp(argument) + ". }");
                    line("wick_rewrite " + name + ".");
                    current = (Relation) Trees.replace(current, Map.of(call, value));
                }
                done.add(call);
            }
            this.groups = groups;
        }
        return current;
    }

    private String exp(Expr argument) {
        return Monomials.of(argument).terms().isEmpty()
                ? "replace " + printer.print(argument) + " with 0 by wick_value; apply exp_0"
                : "wick_exp_start; " + field();
    }

    private static Set<Call> parts(Expr value) {
        return new LinkedHashSet<>(calls(value, Set.of(Fn.EXP)));
    }

    private static boolean occursOutside(Expr expr, Call call) {
        return calls(expr, Set.of(call.function())).contains(call);
    }

    /** The arguments of exponentials in the bodies of sums, their index always the same. */
    private void sumArguments(Expr expr, Set<Expr> arguments) {
        for (Sum sum : sumsOf(expr)) {
            Expr body = sum.scope().open(INDEX);
            calls(body, Set.of(Fn.EXP)).forEach(call -> arguments.add(call.argument()));
            sumArguments(body, arguments);
        }
    }

    /** Exponents as sums of monomials, and for each monomial the largest number that all of its multiples are multiples of. */
    static final class Groups {
        private final Map<Map<Expr, Num>, Num> unit = new HashMap<>();
        private final boolean single;

        Groups(Set<Expr> arguments) {
            Map<Map<Expr, Num>, List<Num>> coefficients = new LinkedHashMap<>();
            for (Expr argument : arguments) {
                Monomials.of(argument).terms().forEach((monomial, number) -> coefficients
                        .computeIfAbsent(monomial, _ -> new ArrayList<>())
                        .add(number));
            }
            coefficients.forEach((monomial, numbers) -> unit.put(monomial, one(numbers)));
            single = arguments.size() == 1
                    && !Monomials.of(arguments.iterator().next()).terms().isEmpty();
        }

        private static Num one(List<Num> numbers) {
            Num divisor = Monomials.gcd(numbers);
            return numbers.stream().allMatch(number -> number.signum() < 0) ? divisor.negate() : divisor;
        }

        /** The exponential of an argument as a product of powers of the units' exponentials. */
        Expr value(Expr argument) {
            if (single) {
                return Expr.exp(argument);
            }
            Map<String, Expr> factors = new TreeMap<>();
            Monomials.of(argument).terms().forEach((monomial, number) -> {
                Num one = unit.getOrDefault(monomial, Expr.ONE);
                Num times = number.times(one.reciprocal());
                Expr factor = Expr.exp(Expr.mul(one, Monomials.product(monomial)));
                factors.put(factor.toString(), times.isOne() ? factor : Expr.pow(factor, times));
            });
            return Expr.mul(List.copyOf(factors.values()));
        }
    }

    /** Logarithms of products and powers of what is positive. */
    private Relation logarithms(Relation relation) {
        Relation current = relation;
        for (Call call : calls(current, Set.of(Fn.LOG))) {
            Monomials inside = Monomials.of(call.argument());
            if (inside.terms().size() != 1) {
                continue;
            }
            Map.Entry<Map<Expr, Num>, Num> term =
                    inside.terms().entrySet().iterator().next();
            List<Expr> logs = new ArrayList<>();
            if (!term.getValue().isOne()) {
                logs.add(Expr.call(Fn.LOG, term.getValue()));
            }
            term.getKey()
                    .forEach((base, exponent) -> logs.add(Expr.mul(
                            exponent,
                            base instanceof Call inner && inner.function() == Fn.EXP
                                    ? inner.argument()
                                    : Expr.call(Fn.LOG, base))));
            Expr value = Monomials.of(Expr.add(logs)).expr();
            if (value.equals(call)) {
                continue;
            }
            String name = fresh.name("L");
            line("assert (" + name + " : " + printer.print(call) + " = " + printer.print(value) + ") by wick_ln.");
            line("wick_rewrite " + name + ".");
            current = (Relation) Trees.replace(current, Map.of(call, value));
        }
        return current;
    }

    // sums

    /** The sums of a formula, those that stand in others and do not depend on their indices among them. */
    private static Set<Sum> sumsOf(Expr expr) {
        Set<Sum> found = new LinkedHashSet<>();
        collectSums(expr, Set.of(), found);
        return found;
    }

    private static void collectSums(Expr expr, Set<Sym> bound, Set<Sum> found) {
        if (expr instanceof Sum sum) {
            if (bound.stream().noneMatch(symbol -> Trees.dependsOn(sum, symbol))) {
                found.add(sum);
            }
            Sym index = sum.scope().fresh();
            Set<Sym> more = new LinkedHashSet<>(bound);
            more.add(index);
            collectSums(sum.scope().open(index), more, found);
        } else {
            Trees.children(expr).forEach(child -> collectSums(child, bound, found));
        }
    }

    /** Every sum as a combination of sums of products in which all depends on the index, the inner ones first. */
    private Relation sums(Relation relation) {
        Relation current = relation;
        Set<Sum> done = new LinkedHashSet<>();
        while (true) {
            Optional<Sum> next =
                    sumsOf(current).stream().filter(sum -> !done.contains(sum)).min(Comparator.comparing(Trees::size));
            if (next.isEmpty() || done.size() > MOST_SUMS) {
                return current;
            }
            done.add(next.get());
            Expr value = sum(next.get(), done);
            if (!value.equals(next.get())) {
                current = (Relation) Trees.replace(current, Map.of(next.get(), value));
            }
        }
    }

    private Expr sum(Sum sum, Set<Sum> done) {
        Optional<Expr> picked = picked(sum);
        if (picked.isPresent()) {
            return picked.get();
        }
        Map<Expr, Expr> factors = new LinkedHashMap<>();
        Expr body = inSum(sum.scope().open(INDEX));
        for (Map.Entry<Map<Expr, Num>, Num> term : Monomials.of(body).terms().entrySet()) {
            Map<Expr, Num> inside = new HashMap<>();
            Map<Expr, Num> outside = new HashMap<>();
            term.getKey()
                    .forEach((base, exponent) -> (Trees.dependsOn(base, INDEX) ? inside : outside).put(base, exponent));
            factors.merge(
                    Monomials.product(inside),
                    Expr.mul(term.getValue(), Monomials.product(outside)),
                    (left, right) -> Expr.add(left, right));
        }
        Map<Expr, Expr> sorted = new LinkedHashMap<>();
        factors.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        List<Expr> terms = new ArrayList<>();
        sorted.forEach((core, factor) -> {
            Sum part = new Sum(Scope.close(INDEX, core), sum.lower(), sum.upper());
            done.add(part);
            terms.add(Expr.mul(factor, part));
        });
        Expr value = Expr.add(terms);
        if (value.equals(sum)) {
            return sum;
        }
        String bounds = "(" + printer.whole(sum.lower()) + ")%Z (" + printer.whole(sum.upper()) + ")%Z";
        Sym index = fresh.next(sum.scope().hint());
        CoqPrinter with = printer.and(index);
        String open = "(fun " + CoqNames.symbol(index) + " : Z => ";
        String combined = sorted.isEmpty()
                ? "0"
                : sorted.entrySet().stream()
                        .map(entry -> with.print(entry.getValue()) + " * "
                                + with.print(Trees.substitute(entry.getKey(), INDEX, index)))
                        .collect(Collectors.joining(" + "));
        String name = fresh.name("S");
        line("assert (" + name + " : " + printer.print(sum) + " = " + printer.print(value) + ").");
        line("{ transitivity (wick_sum " + open + combined + ") " + bounds + ").");
        line("  - apply wick_sum_ext; intro " + CoqNames.symbol(index) + "; cbv beta.");
        for (Call call : calls(sum.scope().open(INDEX), Set.of(Fn.EXP))) {
            Expr split = groups.value(call.argument());
            if (!split.equals(call)) {
                line("    replace " + with.print(Trees.substitute(call, INDEX, index)) + " with "
                        + with.print(Trees.substitute(split, INDEX, index)) + " by (symmetry; "
                        + exp(call.argument()) + ").");
            }
        }
        line("    wick_value.");
        line("  - rewrite ?wick_sum_plus, ?wick_sum_scal; wick_value. }");
        line("wick_everywhere " + name + ".");
        return value;
    }

    /** The one term that Kronecker's delta picks out of a sum of products. */
    private Optional<Expr> picked(Sum sum) {
        Map<Map<Expr, Num>, Num> terms =
                Monomials.of(inSum(sum.scope().open(INDEX))).terms();
        if (terms.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<Map<Expr, Num>, Num> term = terms.entrySet().iterator().next();
        for (Map.Entry<Expr, Num> power : term.getKey().entrySet()) {
            if (power.getKey() instanceof Call call
                    && call.function() == Fn.KRONECKER
                    && power.getValue().isOne()
                    && call.arguments().contains(INDEX)) {
                Expr other = call.arguments().getFirst().equals(INDEX)
                        ? call.arguments().getLast()
                        : call.arguments().getFirst();
                if (Trees.dependsOn(other, INDEX)) {
                    continue;
                }
                Map<Expr, Num> rest = new HashMap<>(term.getKey());
                rest.remove(call);
                Expr value = Expr.mul(term.getValue(), Monomials.product(rest));
                Sym index = fresh.next(sum.scope().hint());
                String name = fresh.name("S");
                Expr one = Trees.substitute(value, INDEX, other);
                line("assert (" + name + " : " + printer.print(sum) + " = " + printer.print(one) + ").");
                line("{ apply (wick_sum_pick (fun " + CoqNames.symbol(index) + " : Z => "
                        + printer.and(index).print(Trees.substitute(value, INDEX, index)) + ") _ _ _ ("
                        + printer.whole(other) + ")%Z); [lia | lia | intro; cbv beta; wick_value]. }");
                line("wick_everywhere " + name + ".");
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The body of a sum with its exponentials as powers of the units. */
    private Expr inSum(Expr body) {
        Map<Expr, Expr> values = new LinkedHashMap<>();
        calls(body, Set.of(Fn.EXP)).forEach(call -> values.put(call, groups.value(call.argument())));
        return Trees.replace(body, values);
    }

    private String field() {
        String known = squares.values().stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(" "));
        return known.isEmpty()
                ? "wick_value"
                : "first [ring [" + known + "] | field [" + known + "]; wick_sides | wick_value]";
    }

    private void finish(Relation relation) {
        line(relation.op() == Relation.Op.EQ ? field() + "." : "wick_order.");
    }
}
