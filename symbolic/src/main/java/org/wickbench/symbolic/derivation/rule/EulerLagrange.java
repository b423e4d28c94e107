package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.Conjugate;

/**
 * The Euler-Lagrange equation of a Lagrangian density in a field f: {@code dL/df - sum over x of d/dx dL/d(f_x) == 0},
 * with f and its conjugate as independent fields. The result may be that equation times a number, given as {@code times}.
 */
final class EulerLagrange implements Rule {
    /** Tells the conjugate of a field from the field. */
    private static final String CONJUGATE = "conjugate";

    @Override
    public String name() {
        return "euler-lagrange";
    }

    @Override
    public String description() {
        return "euler-lagrange A wrt conj(psi(x,t)) [times m]: the field equation of the Lagrangian on the right of A";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Expr lagrangian = separate(Derivative.carryOut(inference.parent().right()), inference);
        if (!(separate(inference.formula("wrt"), inference) instanceof Apply field)) {
            throw inference.misuse("the field is an unknown function such as psi(x,t), or its conjugate");
        }
        Set<Expr> jets = new LinkedHashSet<>();
        collectJets(lagrangian, field, jets);
        List<Expr> terms = new ArrayList<>();
        for (Expr jet : jets) {
            Sym variable = Sym.internal("jet");
            Expr momentum = Trees.replace(
                    Derivative.once(Trees.replace(lagrangian, Map.of(jet, variable)), variable), Map.of(variable, jet));
            terms.add(totalDerivative(momentum, jet, field));
        }
        Expr equation = join(Expr.add(terms));
        List<Obligation> obligations = new ArrayList<>();
        if (inference.has("times")) {
            Expr factor = inference.formula("times");
            equation = Expr.mul(factor, equation);
            obligations.add(
                    inference.holds("the factor does not vanish", new Relation(Relation.Op.NE, factor, Expr.ZERO)));
        }
        Relation result = inference.equation();
        Expr difference = Expr.sub(result.left(), result.right());
        obligations.add(
                inference.has("using")
                        ? inference.equal("left - right is the variation", difference, equation)
                        : inference.identical("left - right is the variation", difference, equation));
        obligations.add(inference.suppose(
                result, "the field makes the action of " + inference.call().argument() + " stationary"));
        return obligations;
    }

    /** Gives the conjugate of each field a name of its own, so that the two vary independently. */
    private static Expr separate(Expr expr, Inference inference) {
        Expr inner = Trees.mapChildren(expr, child -> separate(child, inference));
        if (!(inner instanceof Call call) || call.function() != Fn.CONJ) {
            return inner;
        }
        Expr conjugate = Conjugate.of(call.argument(), inference.signs()).orElse(inner);
        return named(conjugate);
    }

    private static Expr named(Expr expr) {
        return switch (expr) {
            case Call call when call.function() == Fn.CONJ && call.argument() instanceof Apply apply -> rename(apply);
            case Call call
            when call.function() == Fn.CONJ && call.argument() instanceof Partial partial ->
                new Partial(rename(partial.function()), partial.orders());
            default -> Trees.mapChildren(expr, EulerLagrange::named);
        };
    }

    private static Apply rename(Apply apply) {
        return new Apply(apply.head().tagged(CONJUGATE), apply.arguments());
    }

    /** Takes the names of the conjugates back. */
    private static Expr join(Expr expr) {
        return switch (expr) {
            case Apply apply
            when original(apply).isPresent() ->
                Expr.call(Fn.CONJ, original(apply).get());
            case Partial partial
            when original(partial.function()).isPresent() ->
                Expr.call(Fn.CONJ, new Partial(original(partial.function()).get(), partial.orders()));
            default -> Trees.mapChildren(expr, EulerLagrange::join);
        };
    }

    private static Optional<Apply> original(Apply apply) {
        return apply.head().untagged(CONJUGATE).map(head -> new Apply(head, apply.arguments()));
    }

    /** The field and its derivatives as they occur. */
    private static void collectJets(Expr expr, Apply field, Set<Expr> jets) {
        if (expr.equals(field)
                || expr instanceof Partial partial && partial.function().equals(field)) {
            jets.add(expr);
            return;
        }
        Trees.children(expr).forEach(child -> collectJets(child, field, jets));
    }

    /** (-1)^k d^k/dx^k of dL/d(f_x..x). */
    private static Expr totalDerivative(Expr momentum, Expr jet, Apply field) {
        if (!(jet instanceof Partial partial)) {
            return momentum;
        }
        Expr result = momentum;
        for (int slot = 0; slot < partial.orders().size(); slot++) {
            if (!(field.arguments().get(slot) instanceof Sym variable)) {
                continue;
            }
            for (int i = 0; i < partial.orders().get(slot); i++) {
                result = Expr.neg(Derivative.once(result, variable));
            }
        }
        return result;
    }
}
