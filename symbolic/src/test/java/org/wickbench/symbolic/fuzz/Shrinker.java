package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** Makes a finding as short as it gets: the first shorter statement with the same failure is taken, again and again. */
final class Shrinker {
    private final Function<Question, Optional<Finding>> trial;
    private int patience;

    /** @param patience how many statements may be tried */
    Shrinker(Function<Question, Optional<Finding>> trial, int patience) {
        this.trial = trial;
        this.patience = patience;
    }

    Finding shrunk(Finding finding) {
        Finding best = finding;
        Set<Question> tried = new LinkedHashSet<>();
        boolean shorter = true;
        while (shorter && patience > 0) {
            shorter = false;
            for (Question candidate : candidates(best.question())) {
                if (!tried.add(candidate) || --patience < 0) {
                    continue;
                }
                Optional<Finding> found = trial.apply(candidate);
                if (found.isPresent() && found.get().kind() == best.kind()) {
                    best = found.get();
                    shorter = true;
                    break;
                }
            }
        }
        return best;
    }

    /** Shorter questions, the shortest first. */
    private static List<Question> candidates(Question question) {
        List<Optional<Question>> all = new ArrayList<>();
        Assumptions assumptions = question.assumptions();
        for (Relation fact : assumptions.facts()) {
            List<Relation> others = new ArrayList<>(assumptions.facts());
            others.remove(fact);
            all.add(Question.of(question.relation(), new Assumptions(assumptions.domains(), others)));
        }
        for (String name : assumptions.domains().keySet()) {
            Map<String, Domain> others = new LinkedHashMap<>(assumptions.domains());
            others.remove(name);
            all.add(Question.of(question.relation(), new Assumptions(others, assumptions.facts())));
        }
        for (Expr changed : Surgery.variants(question.relation(), Shrinker::smaller)) {
            if (changed instanceof Relation relation) {
                all.add(Question.of(relation, assumptions));
            }
        }
        for (Expr repeated : Surgery.repeated(question.relation())) {
            for (Expr by : smaller(repeated)) {
                if (Surgery.replaced(question.relation(), repeated, by) instanceof Relation relation) {
                    all.add(Question.of(relation, assumptions));
                }
            }
        }
        for (Relation relation : withoutWhatIsCommon(question.relation())) {
            all.add(Question.of(relation, assumptions));
        }
        return all.stream()
                .flatMap(Optional::stream)
                .filter(candidate -> candidate.length() < question.length())
                .sorted(Comparator.comparingInt(Question::length))
                .toList();
    }

    /** Without a term, a factor, a function or a power that both sides have. */
    private static List<Relation> withoutWhatIsCommon(Relation relation) {
        List<Relation> all = new ArrayList<>();
        List<Expr> left = Surgery.parts(relation.left());
        List<Expr> right = Surgery.parts(relation.right());
        if (relation.left().getClass() != relation.right().getClass()) {
            return all;
        }
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                all.add(new Relation(relation.op(), left.get(i), right.get(j)));
                if (left.get(i).equals(right.get(j))) {
                    List<Expr> others = new ArrayList<>(left);
                    others.remove(i);
                    List<Expr> those = new ArrayList<>(right);
                    those.remove(j);
                    boolean isSum = relation.left() instanceof Add;
                    if (isSum || relation.left() instanceof Mul) {
                        all.add(new Relation(
                                relation.op(),
                                isSum ? Expr.add(others) : Expr.mul(others),
                                isSum ? Expr.add(those) : Expr.mul(those)));
                    }
                }
            }
        }
        return all;
    }

    private static List<Expr> smaller(Expr expr) {
        List<Expr> all = new ArrayList<>();
        switch (expr) {
            case Num number -> {
                if (!number.isZero()) {
                    all.addAll(List.of(Expr.ZERO, Expr.ONE, Expr.num(2)));
                }
                if (!number.isInteger() || number.signum() < 0) {
                    all.add(Expr.num(number.numerator().abs()));
                }
                return all;
            }
            case Constant _, Bound _, Relation _ -> {
                return all;
            }
            case Sym _ -> {
                return List.of(Expr.ZERO, Expr.ONE);
            }
            case Binder binder -> {
                all.addAll(binder.operands());
                all.add(binder.scope().open(Expr.ONE));
                all.add(binder.scope().open(Expr.sym("x")));
            }
            case Add sum -> without(sum.terms()).forEach(terms -> all.add(Expr.add(terms)));
            case Mul product -> without(product.factors()).forEach(factors -> all.add(Expr.mul(factors)));
            case Pow(Expr base, Expr exponent) -> all.addAll(List.of(base, exponent));
            case Call call -> all.addAll(call.arguments());
            case Piecewise piecewise -> {
                piecewise.branches().forEach(branch -> all.add(branch.value()));
                all.add(piecewise.otherwise());
            }
            case Apply _, Partial _ -> {}
        }
        all.addAll(List.of(Expr.ZERO, Expr.ONE, Expr.num(2)));
        return all;
    }

    private static List<List<Expr>> without(List<Expr> parts) {
        List<List<Expr>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Expr> others = new ArrayList<>(parts);
            others.remove(i);
            all.add(others);
        }
        parts.forEach(part -> all.add(List.of(part)));
        return all;
    }
}
