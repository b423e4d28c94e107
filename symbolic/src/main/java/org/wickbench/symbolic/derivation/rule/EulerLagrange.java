package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        Expr lagrangian = independent(Derivative.carryOut(inference.parent().right()), inference);
        Expr field = inference.formula("wrt");
        boolean conjugated = field instanceof Call call && call.function() == Fn.CONJ;
        if (!((conjugated ? ((Call) field).argument() : field) instanceof Apply function)) {
            throw inference.misuse("the field is an unknown function such as psi(x,t), or its conjugate");
        }
        Set<Expr> jets = new LinkedHashSet<>();
        collectJets(lagrangian, function, conjugated, jets);
        List<Expr> terms = new ArrayList<>();
        for (Expr jet : jets) {
            Sym variable = Expr.sym("_jet");
            Expr momentum = Trees.replace(
                    Derivative.once(Trees.replace(lagrangian, Map.of(jet, variable)), variable), Map.of(variable, jet));
            terms.add(totalDerivative(momentum, jet, function));
        }
        Expr equation = Expr.add(terms);
        List<Obligation> obligations = new ArrayList<>();
        if (inference.has("times")) {
            Expr factor = inference.formula("times");
            equation = Expr.mul(factor, equation);
            obligations.add(inference.holds("the factor does not vanish", new Relation(Relation.Op.NE, factor, Expr.ZERO)));
        }
        Relation result = inference.result();
        obligations.add(inference.equal(
                "left - right is the variation", Expr.sub(result.left(), result.right()), equation));
        return obligations;
    }

    private static Expr independent(Expr expr, Inference inference) {
        Expr inner = Trees.mapChildren(expr, child -> independent(child, inference));
        return inner instanceof Call call && call.function() == Fn.CONJ
                ? Conjugate.of(call.argument(), inference.signs()).orElse(inner)
                : inner;
    }

    /** The field and its derivatives as they occur. */
    private static void collectJets(Expr expr, Apply function, boolean conjugated, Set<Expr> jets) {
        boolean inConjugate = expr instanceof Call call && call.function() == Fn.CONJ;
        if (inConjugate) {
            if (conjugated && isJet(((Call) expr).argument(), function)) {
                jets.add(expr);
            }
            return;
        }
        if (isJet(expr, function)) {
            if (!conjugated) {
                jets.add(expr);
            }
            return;
        }
        Trees.children(expr).forEach(child -> collectJets(child, function, conjugated, jets));
    }

    private static boolean isJet(Expr expr, Apply function) {
        return expr.equals(function) || expr instanceof Partial partial && partial.function().equals(function);
    }

    /** (-1)^k d^k/dx^k of dL/d(f_x..x). */
    private static Expr totalDerivative(Expr momentum, Expr jet, Apply function) {
        Expr inner = jet instanceof Call call ? call.argument() : jet;
        if (!(inner instanceof Partial partial)) {
            return momentum;
        }
        Expr result = momentum;
        Map<Sym, Integer> orders = new LinkedHashMap<>();
        for (int slot = 0; slot < partial.orders().size(); slot++) {
            orders.put((Sym) function.arguments().get(slot), partial.orders().get(slot));
        }
        for (Map.Entry<Sym, Integer> order : orders.entrySet()) {
            for (int i = 0; i < order.getValue(); i++) {
                result = Expr.neg(Derivative.once(result, order.getKey()));
            }
        }
        return result;
    }
}
