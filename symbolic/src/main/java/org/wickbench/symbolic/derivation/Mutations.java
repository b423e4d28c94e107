package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.operator.OperatorEquality;
import org.wickbench.symbolic.operator.OperatorEquality.Truncation;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Small errors put into a step on purpose, to measure whether a checker notices them: a wrong sign, a factor 2, 1/2 or
 * pi, an exponent off by one, two symbols exchanged, a term, a premise or an assumption forgotten, a rotation turned round.
 *
 * <p>Of relations only equations are varied: a slightly different inequality is often just as true.
 */
public final class Mutations {
    private static final List<Expr> SCALES = List.of(Expr.MINUS_ONE, Expr.num(2), Expr.HALF);

    private static final List<Expr> RATIOS = List.of(
            Expr.ONE,
            Expr.MINUS_ONE,
            Expr.num(2),
            Expr.num(-2),
            Expr.HALF,
            Expr.num(-1, 2),
            Expr.PI,
            Expr.neg(Expr.PI),
            Expr.pow(Expr.PI, -1));

    private Mutations() {}

    /**
     * One changed relation.
     *
     * @param what the change in words
     */
    public record Mutant(String what, Relation relation) {}

    private record Change(String what, Expr result) {}

    /** Every mutant of an equation, each once, the equation itself left out; none for other relations. */
    public static List<Mutant> of(Relation relation) {
        if (relation.op() != Relation.Op.EQ) {
            return List.of();
        }
        Map<Relation, Mutant> found = new LinkedHashMap<>();
        for (Change change : ofSide(relation.left(), relation)) {
            add(change.what, new Relation(relation.op(), change.result, relation.right()), found);
        }
        for (Change change : ofSide(relation.right(), relation)) {
            add(change.what, new Relation(relation.op(), relation.left(), change.result), found);
        }
        found.remove(relation);
        return List.copyOf(found.values());
    }

    private static void add(String what, Relation relation, Map<Relation, Mutant> found) {
        found.putIfAbsent(relation, new Mutant(what, relation));
    }

    private static List<Change> ofSide(Expr side, Relation relation) {
        List<Change> changes = new ArrayList<>();
        scale(side, changes);
        changes.add(new Change("the side " + side + " times pi", Expr.mul(Expr.PI, side)));
        inside(side, changes);
        // exchanged on one side only: on both it would be a mere change of names
        List<Sym> symbols = Trees.freeSymbols(relation).stream()
                .filter(symbol -> symbol.indices().isEmpty())
                .toList();
        for (int i = 0; i < symbols.size(); i++) {
            for (int j = i + 1; j < symbols.size(); j++) {
                Sym first = symbols.get(i);
                Sym second = symbols.get(j);
                changes.add(new Change(first + " and " + second + " exchanged in " + side, swap(side, first, second)));
            }
        }
        return changes;
    }

    private static Expr swap(Expr expr, Sym first, Sym second) {
        return Trees.substitute(expr, Map.of(first, second, second, first));
    }

    /** The subtree with its sign flipped, doubled and halved. */
    private static void scale(Expr subtree, List<Change> changes) {
        for (Expr factor : SCALES) {
            changes.add(new Change(subtree + " times " + factor, Expr.mul(factor, subtree)));
        }
    }

    /** The changes below the root of an expression. */
    private static void inside(Expr expr, List<Change> changes) {
        if (expr instanceof Add sum) {
            for (int i = 0; i < sum.terms().size(); i++) {
                List<Expr> rest = new ArrayList<>(sum.terms());
                Expr dropped = rest.remove(i);
                changes.add(new Change("without the term " + dropped, Expr.add(rest)));
            }
        }
        Trees.Node node = Trees.Node.of(expr);
        List<Expr> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            Expr child = children.get(i);
            List<Change> below = new ArrayList<>();
            if (isVaried(expr, i, child)) {
                if (expr instanceof Pow && i == 1 && child instanceof Num exponent && exponent.isInteger()) {
                    below.add(new Change("the exponent of " + expr + " raised", exponent.plus(Expr.ONE)));
                    below.add(new Change("the exponent of " + expr + " lowered", exponent.plus(Expr.MINUS_ONE)));
                } else if ((expr instanceof Sum || expr instanceof Product) && i > 0) {
                    below.add(new Change("the bound " + child + " moved", Expr.add(child, Expr.ONE)));
                } else {
                    scale(child, below);
                    inside(child, below);
                }
            }
            int place = i;
            for (Change change : below) {
                changes.add(new Change(change.what, node.with(place, change.result)));
            }
        }
    }

    /** False where a changed part would leave the syntax: indices, conditions, infinite bounds. */
    private static boolean isVaried(Expr parent, int place, Expr child) {
        boolean index =
                switch (parent) {
                    case Sym _, Partial _ -> true;
                    case Apply apply ->
                        place < apply.head().indices().size()
                                || OperatorForm.of(apply)
                                        .filter(OperatorForm.DERIVATIVE::equals)
                                        .isPresent();
                    case Call call -> call.function() == Fn.KRONECKER;
                    case Diff _ -> place > 0;

                    default -> false;
                };
        return !index
                && !(child instanceof Relation)
                && child != Expr.INFINITY
                && !child.equals(Expr.neg(Expr.INFINITY));
    }

    /**
     * The document up to a step, with another relation for it. Earlier steps stand as premises, so that a check of the
     * result is a check of this step alone.
     */
    public static Document with(Document document, Entry.Step step, Relation relation) {
        return with(
                document,
                step,
                new Entry.Step(step.offset(), step.kind(), step.label(), step.title(), relation, step.rule()));
    }

    private static Document with(Document document, Entry.Step step, Entry.Step changed) {
        List<Document.Part> parts = new ArrayList<>();
        for (Entry entry : document.entries()) {
            if (entry.equals(step)) {
                parts.add(new Document.Part.Statement(changed));
                break;
            }
            if (!(entry instanceof Entry.Step earlier)) {
                parts.add(new Document.Part.Statement(entry));
            } else if (earlier.kind() != Entry.Step.Kind.REFUTE) {
                parts.add(new Document.Part.Statement(
                        new Entry.Given(earlier.offset(), earlier.label(), earlier.relation())));
            }
        }
        return document.with(parts);
    }

    /**
     * A step with one of its premises left out, or with a rotation turned round.
     *
     * @param mayBeTrue whether the step may hold all the same, as one that does not need a premise does
     */
    public record Changed(String what, Document document, boolean mayBeTrue) {}

    /** The document up to a step, with one change of the rule: each premise left out, and a rotation the other way. */
    public static List<Changed> ofRule(Document document, Entry.Step step) {
        List<Changed> changes = new ArrayList<>();
        for (String label : step.rule().labels("using")) {
            String rest = step.rule().labels("using").stream()
                    .filter(each -> !each.equals(label))
                    .collect(Collectors.joining(", "));
            changes.add(new Changed(
                    "without the premise " + label, with(document, step, withClause(step, "using", rest)), true));
        }
        String rotation = step.rule().clauses().get("where");
        if (rotation != null && rotation.contains("==")) {
            int at = rotation.indexOf("==") + 2;
            String turned = rotation.substring(0, at) + " -(" + rotation.substring(at) + ")";
            changes.add(new Changed(
                    "the rotation turned round", with(document, step, withClause(step, "where", turned)), false));
        }
        return changes;
    }

    private static Entry.Step withClause(Entry.Step step, String clause, String value) {
        Map<String, String> clauses = new LinkedHashMap<>(step.rule().clauses());
        if (value.isEmpty()) {
            clauses.remove(clause);
        } else {
            clauses.put(clause, value);
        }
        Entry.RuleCall rule = new Entry.RuleCall(
                step.rule().name(),
                step.rule().argument(),
                clauses,
                step.rule().offsets(),
                step.rule().offset());
        return new Entry.Step(step.offset(), step.kind(), step.label(), step.title(), step.relation(), rule);
    }

    /** An assumption that was left out, and the document without it. */
    public record Without(Relation fact, Document document) {}

    /** The document without each of its assumed facts, one at a time. */
    public static List<Without> ofAssumptions(Document document) {
        List<Without> changes = new ArrayList<>();
        for (Entry entry : document.entries()) {
            if (entry instanceof Entry.Assume assume) {
                for (Relation fact : assume.added().facts()) {
                    List<Relation> rest = new ArrayList<>(assume.added().facts());
                    rest.remove(fact);
                    Entry weaker = new Entry.Assume(
                            assume.offset(), new Assumptions(assume.added().domains(), rest));
                    changes.add(new Without(
                            fact,
                            document.with(document.entries().stream()
                                    .map(each -> (Document.Part)
                                            new Document.Part.Statement(each.equals(assume) ? weaker : each))
                                    .toList())));
                }
            }
        }
        return changes;
    }

    /**
     * True if a mutant says nothing wrong: its difference of sides is a non-zero number times that of the original,
     * which is not identically zero; or it is true as it stands, which enclosures at sample points decide, since to ask
     * the normal form would be to ask the judged for a verdict on itself.
     *
     * <p>A statement about operators is judged by what the operators do: differential operators act on an unknown
     * function one after the other, letters are matrices. The commutative normal form is not asked.
     *
     * @param original the step as checked, with definitions put in
     * @param mutant the mutant as checked
     */
    public static boolean isEquivalent(Document document, CheckedStep original, CheckedStep mutant, Prover prover) {
        Assumptions assumptions = original.assumptions();
        Entry.RuleCall rule = mutant.entry().rule();
        if (rule.name().equals(DocumentReader.OPERATOR_RULE)) {
            return new OperatorEquality(document.letters(), assumptions, prover)
                            .sample(mutant.relation(), truncation(rule))
                            .strength()
                    == Verdict.Strength.SAMPLED;
        }
        Expr before = difference(original.relation());
        Expr after = difference(mutant.relation());
        if (!prover.proves(new Statement(before, Expr.ZERO, assumptions))) {
            for (Expr ratio : RATIOS) {
                if (prover.proves(new Statement(after, Expr.mul(ratio, before), assumptions))) {
                    return true;
                }
            }
        }
        return prover.sample(Statement.of(mutant.relation(), assumptions)).strength() == Verdict.Strength.SAMPLED;
    }

    private static Optional<Truncation> truncation(Entry.RuleCall rule) {
        return Optional.ofNullable(rule.clauses().get("in"))
                .map(step -> new Truncation(
                        Expr.sym(step), Integer.parseInt(rule.clauses().getOrDefault("order", "0"))));
    }

    private static Expr difference(Relation relation) {
        return Expr.sub(relation.left(), relation.right());
    }
}
