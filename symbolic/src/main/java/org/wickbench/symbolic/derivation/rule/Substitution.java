package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rewriter;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * An instance of an earlier equation: values for symbols, or an expression for an unknown function. The result may be
 * the instance up to a factor that does not vanish, given as {@code times}.
 */
final class Substitution implements Rule {
    @Override
    public String name() {
        return "substitute";
    }

    @Override
    public String description() {
        return "substitute x == a, f(u) == b in A [times m]: m times the equation A with these values put in";
    }

    @Override
    public boolean isByLaws() {
        return true;
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation parent = inference.relation(inference.clause("in"), "in");
        List<Relation> functions = new ArrayList<>();
        Expr left = parent.left();
        Expr right = parent.right();
        for (Relation value : replacements(inference)) {
            switch (value.left()) {
                case Sym symbol -> {
                    if (!value.right().equals(symbol) && !inference.mayStandFor(symbol, value.right())) {
                        throw new RuleException("the assumptions and premises do not say that what holds for " + symbol
                                + " holds for " + value.right());
                    }
                    left = Trees.substitute(left, symbol, value.right());
                    right = Trees.substitute(right, symbol, value.right());
                }
                case Apply _ -> functions.add(value);
                default -> throw inference.misuse("a value is given for a symbol or for an unknown function");
            }
        }
        Rewriter rewriter = new Rewriter(functions, inference.signs());
        Expr difference = Expr.sub(rewriter.rewrite(left), rewriter.rewrite(right));
        List<Obligation> obligations = new ArrayList<>();
        for (Relation function : functions) {
            Sym head = ((Apply) function.left()).head();
            // what no premise speaks of holds for every function
            if (!inference.isFree(head.name(), "") || !inference.signs().isReal(function.right())) {
                obligations.add(inference.suppose(function, "the function " + head.name() + " is the one put in"));
            }
        }
        Relation.Op op = parent.op();
        if (inference.has("times")) {
            Expr factor = inference.formula("times");
            difference = Expr.mul(factor, difference);
            if (op == Relation.Op.EQ || op == Relation.Op.NE) {
                obligations.add(
                        inference.holds("the factor does not vanish", new Relation(Relation.Op.NE, factor, Expr.ZERO)));
            } else {
                boolean negative = inference.signs().isNegative(factor);
                obligations.add(inference.holds(
                        negative ? "the factor is negative" : "the factor is positive",
                        new Relation(negative ? Relation.Op.LT : Relation.Op.GT, factor, Expr.ZERO)));
                op = negative ? turned(op) : op;
            }
        }
        Relation result = inference.result();
        if (!Combination.follows(op, result.op())) {
            throw new RuleException("the instance is a relation with " + op.syntax() + ", and of it nothing with "
                    + result.op().syntax() + " follows");
        }
        obligations.add(inference.equal(
                "left - right is that of the instance", Expr.sub(result.left(), result.right()), difference));
        return obligations;
    }

    private static Relation.Op turned(Relation.Op op) {
        return switch (op) {
            case LT -> Relation.Op.GT;
            case LE -> Relation.Op.GE;
            case GT -> Relation.Op.LT;
            case GE -> Relation.Op.LE;
            case EQ, NE -> op;
        };
    }

    private static List<Relation> replacements(Inference inference) {
        List<Relation> replacements = new ArrayList<>();
        for (Expr each : inference.formulas("")) {
            if (!(each instanceof Relation relation) || relation.op() != Relation.Op.EQ) {
                throw inference.misuse("a value is given as  x == a");
            }
            replacements.add(relation);
        }
        return replacements;
    }
}
