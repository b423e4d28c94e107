package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.wickbench.symbolic.prove.Kinks;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.tactic.CombinationTactic;
import org.wickbench.symbolic.tactic.FirstOrderTactic;
import org.wickbench.symbolic.tactic.PartsTactic;
import org.wickbench.symbolic.tactic.Premise;
import org.wickbench.symbolic.tactic.Proposer;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * One step being checked: what a rule may look at and ask. Formulas handed out have the document's definitions put in.
 */
public final class Inference {
    private final Document document;
    private final Entry.Step step;
    private final Rule rule;
    private final Map<String, Relation> known;
    private final Scope scope;
    private final Definitions definitions;
    private final Prover prover;
    private final Set<String> parents = new LinkedHashSet<>();
    private final List<Relation> supposed = new ArrayList<>();
    private final Set<String> rotated = new LinkedHashSet<>();

    Inference(
            Document document,
            Entry.Step step,
            Rule rule,
            Map<String, Relation> known,
            Scope scope,
            Definitions definitions) {
        this.document = document;
        this.step = step;
        this.rule = rule;
        this.known = known;
        this.scope = scope;
        this.definitions = definitions;
        this.prover = scope.prover();
    }

    /** What the step states. */
    public Relation result() {
        return (Relation) definitions.expand(step.relation());
    }

    /** What is assumed, with the inequalities of the clause {@code using}. */
    public Assumptions assumptions() {
        Assumptions all = scope.assumptions();
        for (String label : call().labels("using")) {
            Relation relation = relation(label, "using");
            all = relation.op() == Relation.Op.EQ ? all : all.and(relation);
        }
        return all;
    }

    /** What is assumed of everything but a bound name that may be spelt like another one. */
    public Assumptions assumptionsWithout(Sym bound) {
        Assumptions all = assumptions();
        return new Assumptions(
                all.domains(),
                all.facts().stream()
                        .filter(fact -> !Trees.dependsOn(fact, bound))
                        .toList());
    }

    public Signs signs() {
        return new Signs(assumptions());
    }

    /** What the step states, which under this rule is an equation. */
    public Relation equation() {
        Relation result = result();
        if (result.op() != Relation.Op.EQ) {
            throw new RuleException("the rule " + rule.name() + " states equations, and this is none: " + result);
        }
        return result;
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

    /** An earlier equation by its label; of a relation of another kind nothing follows by the rule. */
    public Relation equation(String label, String clause) {
        Relation relation = relation(label, clause);
        if (relation.op() != Relation.Op.EQ) {
            throw new RuleException(
                    "the rule " + rule.name() + " takes equations, and " + label + " is none: " + relation);
        }
        return relation;
    }

    /**
     * Takes a relation for granted from here on, as a rule does that chooses one of many possibilities. It is a condition of
     * the step and a premise of what follows.
     */
    public Obligation suppose(Relation relation, String why) {
        supposed.add(relation);
        return new Obligation(
                why, new Verdict.Proved("hypothesis", List.of("hypothesis: " + relation + " (" + why + ")")));
    }

    /** Says that in the result a function of this name is the state in imaginary time, another one than before. */
    public void rotates(String name) {
        rotated.add(name);
    }

    Set<String> rotated() {
        return rotated;
    }

    /** What was taken for granted. */
    List<Relation> supposed() {
        return supposed;
    }

    /** Whether the relations of the document may be differentiated by a symbol. */
    public boolean mayVary(Sym symbol) {
        return scope.mayVary(symbol);
    }

    /** True if no premise and no assumption speaks of an unknown function or a symbol of this name, but for one premise. */
    public boolean isFree(String name, String except) {
        return scope.premises().entrySet().stream()
                        .filter(premise -> !premise.getKey().equals(except))
                        .noneMatch(premise -> speaksOf(premise.getValue(), name))
                && assumptions().facts().stream().noneMatch(fact -> speaksOf(fact, name));
    }

    private static boolean speaksOf(Expr expr, String name) {
        return Trees.freeSymbols(expr).stream().anyMatch(symbol -> symbol.name().equals(name))
                || Trees.unknownFunctions(expr).keySet().stream()
                        .anyMatch(head -> head.name().equals(name));
    }

    /** Everything that is known and is an equation, for what has to agree with all of it. */
    public Expr rewrittenByAll(Expr expr) {
        List<Relation> equations = known.values().stream()
                .filter(relation -> relation.op() == Relation.Op.EQ)
                .filter(relation -> bareOperator(relation).isEmpty())
                .toList();
        try {
            return scope.rewriter(equations).rewrite(expr);
        } catch (RuleException | CalculusException e) {
            return expr;
        }
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
        return equation(label, "");
    }

    /** The equations of the clause {@code using}; its other relations are among the assumptions. */
    public List<Relation> using() {
        return usingAll().stream()
                .filter(relation -> relation.op() == Relation.Op.EQ)
                .toList();
    }

    /** The relations of the clause {@code using}. */
    public List<Relation> usingAll() {
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
        return Piece.list(text, offset).stream()
                .map(piece -> definitions.expand(parse(piece.text(), piece.offset(), document.names())))
                .toList();
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

    /** Whether two sides are the same expression of the unknown functions in them, whatever the premises say of those. */
    public Obligation identical(String what, Expr left, Expr right) {
        return identical(what, left, right, List.of());
    }

    /** The same once some equations are put in. */
    public Obligation identical(String what, Expr left, Expr right, List<Relation> equations) {
        try {
            Rewriter rewriter = scope.rewriter(equations);
            Relation equation = Expr.equation(rewriter.rewrite(left), rewriter.rewrite(right));
            Relation asked = equations.isEmpty() ? Expr.equation(left, right) : equation;
            return new Obligation(what, prover.prove(Statement.of(equation, assumptions())), List.of(asked));
        } catch (CalculusException e) {
            return new Obligation(what, new Verdict.Undecided(e.getMessage()));
        }
    }

    /** Whether two sides are equal under the assumptions and some equations. */
    public Obligation equalUsing(String what, Expr left, Expr right, List<Relation> equations) {
        Relation statement = Expr.equation(left, right);
        try {
            Rewriter rewriter = scope.rewriter(equations);
            Relation equation = Expr.equation(rewriter.rewrite(left), rewriter.rewrite(right));
            // without equations to put in, somebody else can also carry out the derivatives again
            Relation asked = equations.isEmpty() ? statement : equation;
            Verdict direct = proved(equation, statement);
            Verdict settled = settled(direct, statement, equations);
            return new Obligation(
                    what, settled == direct ? stated(direct, statement, equations) : settled, List.of(asked));
        } catch (CalculusException e) {
            return new Obligation(what, new Verdict.Undecided(e.getMessage()));
        }
    }

    /** Whether a relation of any kind holds once some equations are put in. */
    public Obligation holdsUsing(String what, Relation statement, List<Relation> equations) {
        if (statement.op() == Relation.Op.EQ) {
            return equalUsing(what, statement.left(), statement.right(), equations);
        }
        try {
            Rewriter rewriter = scope.rewriter(equations);
            Relation relation = new Relation(
                    statement.op(), rewriter.rewrite(statement.left()), rewriter.rewrite(statement.right()));
            Verdict direct = proved(relation, statement);
            Verdict settled = settled(direct, statement, equations);
            return new Obligation(
                    what, settled == direct ? stated(direct, statement, equations) : settled, List.of(relation));
        } catch (CalculusException e) {
            return new Obligation(what, new Verdict.Undecided(e.getMessage()));
        }
    }

    /**
     * The verdict on a relation in which the derivatives of the statement are carried out. What it says at a kink, where a
     * derivative has no value, speaks neither for nor against the statement: that there is none becomes a condition.
     */
    private Verdict proved(Relation relation, Relation statement) {
        Verdict direct = prover.prove(relation, assumptions());
        List<Relation> kinks = Kinks.of(statement);
        if (!(direct instanceof Verdict.Refuted) || kinks.isEmpty()) {
            return direct;
        }
        Assumptions smooth = assumptions();
        for (Relation kink : kinks) {
            smooth = smooth.and(kink);
        }
        if (prover.prove(relation, smooth) instanceof Verdict.Proved elsewhere) {
            Set<String> conditions = new LinkedHashSet<>(elsewhere.conditions());
            kinks.forEach(kink -> conditions.add(kink.toString()));
            return new Verdict.Proved(elsewhere.by(), List.copyOf(conditions), elsewhere.theorem());
        }
        return direct;
    }

    /** A proof with the theorem of the statement as it is written, under the equations as premises, if there is one. */
    private Verdict stated(Verdict direct, Relation statement, List<Relation> equations) {
        return direct instanceof Verdict.Proved proof && statement.equals(result())
                ? scope.stated(proof, statement, assumptions(), premises(equations))
                : direct;
    }

    /**
     * The kernel's proof of what the step states, from the equations of the clause {@code using}, or a refutation; nothing
     * where it finds neither.
     */
    public Optional<Obligation> settled() {
        return settled(prover);
    }

    /** The same with somebody's idea of the integrals in it, which is proved, and nobody else's. */
    public Optional<Obligation> settled(Proposer idea) {
        return settled(prover.thinkingOf(idea));
    }

    private Optional<Obligation> settled(Prover asked) {
        Relation statement = result();
        return asked.settled(statement, assumptions(), premises(using()))
                .map(verdict -> verdict instanceof Verdict.Proved ? verdict : settled(verdict, statement, using()))
                .filter(verdict -> verdict instanceof Verdict.Proved || verdict instanceof Verdict.Refuted)
                .map(verdict -> new Obligation("the kernel carries it out as it stands", verdict, List.of(statement)));
    }

    /** The theorem of a statement under the steps and premises that were used, each read from left to right. */
    Optional<Theorem> theorem(Relation statement) {
        List<Relation> equations = parents.stream()
                .map(known::get)
                .filter(relation -> relation.op() == Relation.Op.EQ)
                .toList();
        return prover.theorem(statement, assumptions(), premises(equations));
    }

    /**
     * A proof with the theorem that an equation is a combination of earlier ones, if the kernel finds it.
     *
     * @param factors of the earlier equations, by their labels
     */
    public Obligation combined(Obligation proved, Relation statement, Map<String, Expr> factors) {
        List<Premise> earlier = factors.keySet().stream()
                .flatMap(label -> Premises.of(label, Objects.requireNonNull(known.get(label)), scope).stream())
                .toList();
        if (!(proved.verdict() instanceof Verdict.Proved proof) || earlier.size() < factors.size()) {
            return proved;
        }
        Optional<Theorem> theorem =
                prover.theorem(assumptions(), premises(using()), bench -> new CombinationTactic(bench)
                        .prove(statement, earlier, List.copyOf(factors.values())));
        return new Obligation(
                proved.what(),
                new Verdict.Proved(proof.by(), proof.conditions(), theorem.or(proof::theorem)),
                proved.asked());
    }

    /**
     * The kernel's proof that the step holds since its integrals differ by that of a derivative.
     *
     * @param primitive what is differentiated
     */
    public Optional<Verdict> byParts(Expr primitive, Sym variable) {
        Relation statement = result();
        return prover.theorem(assumptions(), premises(using()), bench -> new PartsTactic(bench)
                        .prove(statement, primitive, variable))
                .map(Inference::proof);
    }

    /** The kernel's proof that a step is the solution of a linear equation of first order by its value at a start. */
    public Optional<Verdict> solved(Relation equation, Sym variable, Expr start) {
        Relation statement = result();
        return prover.theorem(assumptions(), premises(List.of(equation)), bench -> new FirstOrderTactic(bench)
                        .prove(statement, variable, start))
                .map(Inference::proof);
    }

    /** A theorem as a verdict that states its conditions. */
    private static Verdict proof(Theorem theorem) {
        return new Verdict.Proved(
                "a theorem of the kernel",
                theorem.hypotheses(Hypothesis.Kind.CONDITION).stream()
                        .map(Object::toString)
                        .toList(),
                Optional.of(theorem));
    }

    private List<Premise> premises(List<Relation> equations) {
        return equations.stream()
                .flatMap(equation -> Premises.of(label(equation), equation, scope).stream())
                .toList();
    }

    /** The label that an equation has in the document. */
    private String label(Relation equation) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(equation))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /**
     * The verdict with every premise taken for what it is: an equation is also read from right to left or solved for what
     * stands in it, and a refutation has to respect the premises that the step does not name.
     */
    private Verdict settled(Verdict direct, Relation statement, List<Relation> equations) {
        if (direct.strength().compareTo(Verdict.Strength.AGREED) <= 0
                || direct.strength() == Verdict.Strength.VACUOUS) {
            return direct;
        }
        Optional<Verdict> proof = new Elimination(scope, assumptions(), this::label).prove(statement, equations);
        if (proof.isPresent()) {
            return proof.get();
        }
        if (statement.op() != Relation.Op.EQ && !equations.isEmpty()) {
            Optional<Verdict> underPremises = prover.settled(statement, assumptions(), premises(equations))
                    .filter(Verdict.Proved.class::isInstance);
            if (underPremises.isPresent()) {
                return underPremises.get();
            }
        }
        if (!(direct instanceof Verdict.Refuted)) {
            return direct;
        }
        Hypotheses hypotheses = new Hypotheses(scope, List.of(statement));
        if (hypotheses.isEmpty()) {
            return direct;
        }
        Verdict there = hypotheses.verdict(statement);
        List<String> open = hypotheses.open();
        if (there instanceof Verdict.Refuted && open.isEmpty()) {
            return direct;
        }
        return new Verdict.Undecided(
                there instanceof Verdict.Refuted
                        ? "no point was found at which the premises " + String.join(", ", open)
                                + " hold; without them the statement is false"
                        : "it is false without the premises, and the step does not use all of "
                                + String.join(", ", hypotheses.labels()));
    }

    /** Whether two sides are equal under assumptions that hold inside a formula, such as between the bounds of an integral. */
    public Obligation equalWhere(String what, Expr left, Expr right, Assumptions inside) {
        Relation equation = Expr.equation(left, right);
        return new Obligation(what, prover.prove(Statement.of(equation, inside)), List.of());
    }

    /** True if the expression is zero by the exact normal form; no samples are taken. */
    public boolean isZero(Expr expr) {
        return prover.proves(new Statement(expr, Expr.ZERO, assumptions()));
    }

    /**
     * The expression in exact normal form.
     *
     * @throws RuleException if it has none
     */
    public Expr normalize(Expr expr) {
        return normalize(expr, assumptions());
    }

    /** The same under other assumptions. */
    public Expr normalize(Expr expr, Assumptions under) {
        try {
            return new NormalForm(under).normalize(expr);
        } catch (NormalFormException e) {
            throw new RuleException(e.getMessage());
        }
    }

    /** Whether what holds of a symbol holds of a value in its place. */
    public boolean mayStandFor(Sym symbol, Expr value) {
        return scope.mayStandFor(symbol, value);
    }

    /** An expression with the equations of the clause {@code using} put in. */
    public Expr rewritten(Expr expr) {
        return scope.rewriter(using()).rewrite(expr);
    }

    /** A relation with the equations of the clause {@code using} put in. */
    public Relation rewritten(Relation relation) {
        return new Relation(relation.op(), rewritten(relation.left()), rewritten(relation.right()));
    }

    /** Whether a relation of any kind holds under the assumptions. */
    public Obligation holds(String what, Relation relation) {
        return new Obligation(what, prover.prove(relation, assumptions()), List.of(relation));
    }
}
