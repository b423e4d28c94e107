package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;

/**
 * One step being checked: what a rule may look at and ask. Formulas handed out have the document's definitions put in.
 */
public final class Inference {
    private final Document document;
    private final Entry.Step step;
    private final Rule rule;
    private final Map<String, Relation> known;
    private final Assumptions assumptions;
    private final Definitions definitions;
    private final Prover prover;
    private final Set<String> parents = new LinkedHashSet<>();

    Inference(
            Document document,
            Entry.Step step,
            Rule rule,
            Map<String, Relation> known,
            Assumptions assumptions,
            Definitions definitions,
            Prover prover) {
        this.document = document;
        this.step = step;
        this.rule = rule;
        this.known = known;
        this.assumptions = assumptions;
        this.definitions = definitions;
        this.prover = prover;
    }

    /** What the step states. */
    public Relation result() {
        return (Relation) definitions.expand(step.relation());
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    public Signs signs() {
        return new Signs(assumptions);
    }

    public Entry.RuleCall call() {
        return step.rule();
    }

    /** The steps that were used so far. */
    Set<String> parents() {
        return parents;
    }

    /** An earlier relation by its label; using it makes it a parent of this step. */
    public Relation relation(String label, String clause) {
        Relation relation = known.get(label);
        if (relation == null) {
            boolean later = document.find(label).isPresent();
            throw new SyntaxException(
                    later
                            ? "the step " + label + " comes later; a step rests on earlier ones"
                            : "there is no step or premise called " + label,
                    document.text(),
                    offsetOf(label, clause));
        }
        refuseOperators(relation, offsetOf(label, clause));
        parents.add(label);
        return relation;
    }

    /** The operators that stand for any. */
    public Set<String> letters() {
        return document.letters();
    }

    /** Who decides about coefficients. */
    public Prover prover() {
        return prover;
    }

    private Optional<String> bareOperator(Expr expr) {
        return document.operatorNames().bare(expr);
    }

    private void refuseOperators(Expr expr, int offset) {
        if (!rule.takesOperators()) {
            bareOperator(expr).ifPresent(name -> {
                throw new SyntaxException(name + OperatorNames.ADVICE, document.text(), offset);
            });
        }
    }

    private int offsetOf(String label, String clause) {
        int start = call().offsets().getOrDefault(clause, call().offset());
        int at = document.text().indexOf(label, start);
        return at < 0 ? start : at;
    }

    public boolean isKnown(String label) {
        return known.containsKey(label);
    }

    /** The only label in the argument of the rule. */
    public Relation parent() {
        String label = call().argument();
        if (label.isEmpty()) {
            throw misuse("the rule " + call().name() + " needs the label of a step");
        }
        return relation(label, "");
    }

    /** The relations of the clause {@code using}. */
    public List<Relation> using() {
        List<Relation> relations = new ArrayList<>();
        for (String label : call().labels("using")) {
            relations.add(relation(label, "using"));
        }
        return relations;
    }

    public boolean has(String clause) {
        return call().clauses().containsKey(clause);
    }

    /** The text of a clause that has to be there. */
    public String clause(String name) {
        String text = call().clauses().get(name);
        if (text == null || text.isEmpty()) {
            throw misuse("the rule " + call().name() + " needs the clause  " + name + " ...");
        }
        return text;
    }

    /** The formula of a clause, or of the argument for the empty name. */
    public Expr formula(String clause) {
        String text = clause.isEmpty() ? call().argument() : clause(clause);
        return definitions.expand(
                parse(text, call().offsets().getOrDefault(clause, call().offset()), document.names()));
    }

    /** The comma-separated formulas of a clause, or of the argument for the empty name. */
    public List<Expr> formulas(String clause) {
        String text = clause.isEmpty() ? call().argument() : clause(clause);
        int offset = call().offsets().getOrDefault(clause, call().offset());
        List<Expr> formulas = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == text.length())) {
                formulas.add(definitions.expand(parse(text.substring(start, i), offset + start, document.names())));
                start = i + 1;
            }
        }
        return formulas;
    }

    /** A formula in which labels stand for symbols. */
    public Expr formulaWithLabels(String clause) {
        return parse(
                clause.isEmpty() ? call().argument() : clause(clause),
                call().offsets().getOrDefault(clause, call().offset()),
                document.names());
    }

    public Expr expand(Expr expr) {
        return definitions.expand(expr);
    }

    /** Reads a piece of the document's text as a formula. */
    public Expr parse(String text, int offset, Names names) {
        Expr formula;
        try {
            formula = Parser.parse(text, names);
        } catch (SyntaxException e) {
            throw new SyntaxException(e.reason(), document.text(), offset + e.position());
        }
        refuseOperators(formula, offset);
        return formula;
    }

    /** The symbol that a clause names. */
    public Sym symbol(String clause) {
        if (formula(clause) instanceof Sym symbol) {
            return symbol;
        }
        throw misuse("the clause " + clause + " names one symbol");
    }

    /** A misuse of the rule, marked in the document. */
    public SyntaxException misuse(String reason) {
        return new SyntaxException(reason, document.text(), call().offset());
    }

    /** Whether two sides are equal under the assumptions, after the equations of the clause {@code using}. */
    public Obligation equal(String what, Expr left, Expr right) {
        return equalUsing(what, left, right, using());
    }

    /** Whether two sides are equal under the assumptions and some equations. */
    public Obligation equalUsing(String what, Expr left, Expr right, List<Relation> equations) {
        try {
            Rewriter rewriter = new Rewriter(equations, signs(), this::mayStandFor);
            Relation equation = Expr.equation(rewriter.rewrite(left), rewriter.rewrite(right));
            // without equations to put in, somebody else can also carry out the derivatives again
            Relation asked = equations.isEmpty() ? Expr.equation(left, right) : equation;
            return new Obligation(what, prover.prove(Statement.of(equation, assumptions)), List.of(asked));
        } catch (CalculusException e) {
            return new Obligation(what, new Verdict.Undecided(e.getMessage()));
        }
    }

    /** Whether two sides are equal under assumptions that hold inside a formula, such as between the bounds of an integral. */
    public Obligation equalWhere(String what, Expr left, Expr right, Assumptions inside) {
        Relation equation = Expr.equation(left, right);
        return new Obligation(what, prover.prove(Statement.of(equation, inside)), List.of());
    }

    /** True if the expression is zero by the exact normal form; no samples are taken. */
    public boolean isZero(Expr expr) {
        return prover.proves(new Statement(expr, Expr.ZERO, assumptions));
    }

    /**
     * The expression in exact normal form.
     *
     * @throws RuleException if it has none
     */
    public Expr normalize(Expr expr) {
        try {
            return new NormalForm(assumptions).normalize(expr);
        } catch (NormalFormException e) {
            throw new RuleException(e.getMessage());
        }
    }

    /**
     * Whether what holds of a symbol holds of a value in its place: the value lies in the symbol's domain, every assumed
     * fact about the symbol is true of it, and no premise fixes the symbol. A premise fixes a symbol that it names
     * without being about an unknown function of it, as {@code c == 2} does.
     */
    public boolean mayStandFor(Sym symbol, Expr value) {
        boolean inDomain =
                switch (assumptions.domainOf(symbol.name())) {
                    case INTEGER -> signs().isInteger(value);
                    case REAL -> signs().isReal(value);
                    case COMPLEX -> true;
                };
        return inDomain
                && known.values().stream()
                        .filter(relation -> bareOperator(relation).isEmpty())
                        .noneMatch(relation -> fixes(relation, symbol))
                && assumptions.facts().stream()
                        .filter(fact -> Trees.dependsOn(fact, symbol))
                        .allMatch(fact -> prover.prove((Relation) Trees.substitute(fact, symbol, value), assumptions)
                                instanceof Verdict.Proved);
    }

    private static boolean fixes(Relation relation, Sym symbol) {
        return Trees.dependsOn(relation, symbol) && !isArgument(relation, symbol);
    }

    private static boolean isArgument(Expr expr, Sym symbol) {
        boolean here = expr instanceof Apply apply
                && (apply.arguments().contains(symbol) || apply.head().indices().contains(symbol));
        // diff(f(x), x) is about f at x, though x is bound inside
        List<Expr> parts = expr instanceof Diff diff && diff.isPlain() ? List.of(diff.body()) : Trees.children(expr);
        return here || parts.stream().anyMatch(child -> isArgument(child, symbol));
    }

    /** An expression with the equations of the clause {@code using} put in. */
    public Expr rewritten(Expr expr) {
        return new Rewriter(using(), signs(), this::mayStandFor).rewrite(expr);
    }

    /** A relation with the equations of the clause {@code using} put in. */
    public Relation rewritten(Relation relation) {
        return new Relation(relation.op(), rewritten(relation.left()), rewritten(relation.right()));
    }

    /** Whether a relation of any kind holds under the assumptions. */
    public Obligation holds(String what, Relation relation) {
        return new Obligation(what, prover.prove(relation, assumptions), List.of(relation));
    }
}
