package org.wickbench.symbolic.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Piecewise;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * Choices between values.
 *
 * <ul>
 *   <li>decided: {@code C |- piecewise(C, a, ...) == a}, and {@code not C |- piecewise(C, a, D, b, ...) == piecewise(D, b,
 *       ...)};
 *   <li>lifted: {@code f(piecewise(C, a, b)) == piecewise(C, f(a), f(b))}, for all choices by the same conditions at once,
 *       whatever these say;
 *   <li>idle: {@code piecewise(C, a, a) == a}.
 * </ul>
 */
public final class Choice implements Schema {
    @Override
    public String name() {
        return "choice";
    }

    /** Term: the choice, whose parent is its first condition or the negation of it; or for {@code lift} what it stands in. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        return switch (instance.name()) {
            case "" -> decided(instance, parents);
            case "lift" -> Inference.from(parents, lifted(instance));
            case "idle" -> Inference.from(parents, idle(choice(instance.term(0))));
            default -> throw new RefusedException("choices are decided, lifted or idle");
        };
    }

    private static Piecewise choice(Expr expr) {
        if (expr instanceof Piecewise piecewise) {
            return piecewise;
        }
        throw new RefusedException("a choice is needed, not " + expr);
    }

    private static Inference decided(Instance instance, List<Theorem> parents) {
        Piecewise piecewise = choice(instance.term(0));
        if (parents.size() != 1) {
            throw new RefusedException("a choice and a decision are needed");
        }
        Proposition first = Proposition.of(piecewise.branches().getFirst().condition());
        Proposition known = parents.getFirst().conclusion();
        Expr value;
        if (known.equals(first)) {
            value = piecewise.branches().getFirst().value();
        } else if (negation(first).filter(known::equals).isPresent()) {
            List<Piecewise.Branch> rest =
                    piecewise.branches().subList(1, piecewise.branches().size());
            value = rest.isEmpty() ? piecewise.otherwise() : new Piecewise(rest, piecewise.otherwise());
        } else {
            throw new RefusedException("the condition is not decided by " + known);
        }
        return Inference.from(parents, new Equation(piecewise, value));
    }

    /** Terms: an expression, and choices by the same conditions. */
    private static Equation lifted(Instance instance) {
        Expr whole = instance.term(0);
        List<Relation> conditions = conditions(choice(instance.term(1)));
        List<Piecewise.Branch> branches = new ArrayList<>();
        for (int i = 0; i <= conditions.size(); i++) {
            Map<Expr, Expr> values = new LinkedHashMap<>();
            for (Expr each : instance.terms().subList(1, instance.terms().size())) {
                Piecewise choice = choice(each);
                if (!conditions(choice).equals(conditions)) {
                    throw new RefusedException("only choices by the same conditions are lifted together");
                }
                values.put(
                        choice, i < conditions.size() ? choice.branches().get(i).value() : choice.otherwise());
            }
            Expr value = Trees.replace(whole, values);
            if (i == conditions.size()) {
                return new Equation(whole, new Piecewise(branches, value));
            }
            branches.add(new Piecewise.Branch(conditions.get(i), value));
        }
        throw new RefusedException("a choice has a last value");
    }

    private static List<Relation> conditions(Piecewise choice) {
        return choice.branches().stream().map(Piecewise.Branch::condition).toList();
    }

    private static Equation idle(Piecewise choice) {
        if (!choice.branches().stream().allMatch(branch -> branch.value().equals(choice.otherwise()))) {
            throw new RefusedException("the values of the choice differ");
        }
        return new Equation(choice, choice.otherwise());
    }

    /** What says that a relation does not hold; for order relations it says that both sides are real, too. */
    public static Optional<Proposition> negation(Proposition proposition) {
        return switch (proposition) {
            case Equation(Expr a, Expr b) -> Optional.of(new NotEqual(a, b));
            case NotEqual(Expr a, Expr b) -> Optional.of(new Equation(a, b));
            case Less(Expr a, Expr b) -> Optional.of(new AtMost(b, a));
            case AtMost(Expr a, Expr b) -> Optional.of(new Less(b, a));
            case Member _, Converges _, Interchanges _, Tends _, Expands _ -> Optional.empty();
        };
    }
}
