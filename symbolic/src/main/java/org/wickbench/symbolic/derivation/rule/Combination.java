package org.wickbench.symbolic.derivation.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * A linear combination of earlier equations: with {@code A: a == a'} and so on, the certificate {@code m*A + n*B} says
 * that left - right of the result is {@code m (a - a') + n (b - b')}.
 */
final class Combination implements Rule {
    @Override
    public String name() {
        return "combination";
    }

    @Override
    public String description() {
        return "combination m*A + n*B: left - right is this combination of the earlier equations A and B";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Expr certificate = inference.formulaWithLabels("");
        Map<Expr, Expr> differences = new LinkedHashMap<>();
        Map<Expr, Expr> zeros = new LinkedHashMap<>();
        for (Sym symbol : Trees.freeSymbols(certificate)) {
            if (symbol.indices().isEmpty() && inference.isKnown(symbol.name())) {
                Relation parent = inference.relation(symbol.name(), "");
                differences.put(symbol, Expr.sub(parent.left(), parent.right()));
                zeros.put(symbol, Expr.ZERO);
            }
        }
        if (differences.isEmpty()) {
            throw inference.misuse("a combination names at least one earlier equation");
        }
        Expr combination = inference.expand(Trees.writeIn(certificate, differences));
        Expr constant = inference.expand(Trees.writeIn(certificate, zeros));
        Relation result = inference.result();
        return List.of(
                inference.equalUsing("the combination has no term without an equation", constant, Expr.ZERO, List.of()),
                inference.equal(
                        "left - right is the combination", Expr.sub(result.left(), result.right()), combination));
    }
}
