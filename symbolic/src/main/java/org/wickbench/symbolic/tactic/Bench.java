package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Context;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Kernel;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schema;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/** What the tactics of one question share: the kernel, the facts as theorems, and small inferences that recur. */
public final class Bench {
    private final Kernel kernel;
    private final List<Theorem> facts = new ArrayList<>();
    private final List<Hypothesis> families = new ArrayList<>();
    private final Set<Map.Entry<Hypothesis, Sym>> instances = new HashSet<>();
    private final Map<Proposition, Theorem> proved = new HashMap<>();
    private final Map<Proposition, Theorem> assumed = new HashMap<>();
    private final SignTactic signs;
    private final LimitTactic limits = new LimitTactic(this);
    private final IntegralTactic integrals;
    private final PremiseTactic premises;
    private final Proposer proposer;

    public Bench(Assumptions assumptions) {
        this(assumptions, List.of(), Proposer.NONE);
    }

    public Bench(Assumptions assumptions, Proposer proposer) {
        this(assumptions, List.of(), proposer);
    }

    /** @param premises equations that may be used, each read as a rule */
    public Bench(Assumptions assumptions, List<Premise> premises, Proposer proposer) {
        this.premises = new PremiseTactic(this, premises);
        this.proposer = proposer;
        this.integrals = new IntegralTactic(this, proposer);
        Map<String, Domain> domains = new LinkedHashMap<>();
        assumptions
                .domains()
                .forEach((name, domain) -> domains.put(
                        name,
                        switch (domain) {
                            case REAL -> Domain.REAL;
                            case INTEGER -> Domain.INTEGER;
                            case COMPLEX -> Domain.COMPLEX;
                        }));
        this.kernel = new Kernel(new Context(domains));
        for (Relation fact : assumptions.facts()) {
            Hypothesis hypothesis = hypothesis(fact);
            if (hypothesis.general().isEmpty()) {
                facts.add(infer(Schemas.ASSUME, Instance.of(hypothesis)));
            } else {
                families.add(hypothesis);
            }
        }
        this.signs = new SignTactic(this);
    }

    /** One with further facts, which theorems then rest on. */
    private Bench(Bench outer, List<Hypothesis> more, List<Premise> premises) {
        this.kernel = outer.kernel;
        this.proposer = outer.proposer;
        this.integrals = new IntegralTactic(this, proposer);
        this.facts.addAll(outer.facts);
        this.families.addAll(outer.families);
        this.premises = new PremiseTactic(this, premises);
        more.forEach(each -> facts.add(infer(Schemas.ASSUME, Instance.of(each))));
        this.signs = new SignTactic(this);
    }

    Bench with(List<Proposition> more) {
        return new Bench(this, more.stream().map(Hypothesis::fact).toList(), List.of());
    }

    /** One where a symbol has a value, with which it is replaced. */
    Bench where(Proposition.Equation equation) {
        Hypothesis fact = Hypothesis.fact(equation);
        List<Premise> all = new ArrayList<>(premises.premises());
        all.add(new Premise(fact, equation.left(), equation.right(), Expr.ONE));
        return new Bench(this, List.of(fact), all);
    }

    /** One that takes more for granted, which theorems then show as their conditions. */
    public Bench granting(Collection<Proposition> conditions) {
        return new Bench(this, conditions.stream().map(Hypothesis::condition).toList(), premises.premises());
    }

    /** One for the scope of a binder, with what holds of its variable over the range; limits and derivatives say nothing. */
    Bench inScope(Binder binder, Sym variable) {
        List<Proposition> range = new ArrayList<>();
        switch (binder) {
            case Sum(Scope _, Expr lower, Expr upper) -> range.addAll(whole(variable, lower, upper));
            case Product(Scope _, Expr lower, Expr upper) -> range.addAll(whole(variable, lower, upper));
            case Integral(Scope _, Expr lower, Expr upper) -> {
                boolean finite = !Expr.isInfinite(lower) && !Expr.isInfinite(upper);
                if (!finite || show(new Proposition.AtMost(lower, upper)).isPresent()) {
                    if (!Expr.isInfinite(lower)) {
                        range.add(new Proposition.Less(lower, variable));
                    }
                    if (!Expr.isInfinite(upper)) {
                        range.add(new Proposition.Less(variable, upper));
                    }
                }
            }
            case Limit _, Diff _ -> {}
        }
        return range.isEmpty()
                ? this
                : new Bench(this, range.stream().map(Hypothesis::fact).toList(), premises.premises());
    }

    private static List<Proposition> whole(Sym variable, Expr lower, Expr upper) {
        return List.of(
                Proposition.integer(variable),
                new Proposition.AtMost(lower, variable),
                new Proposition.AtMost(variable, upper));
    }

    /** What a premise says of an expression, as a theorem. */
    Optional<Theorem> byPremise(Expr expr) {
        return premises.value(expr);
    }

    /** A premise at some values of its general symbols. */
    Optional<Theorem> stated(Premise premise, Map<Sym, Expr> values) {
        List<Expr> terms = new ArrayList<>();
        List<Proposition> needed = new ArrayList<>();
        for (Sym symbol : premise.hypothesis().general()) {
            Expr value = values.getOrDefault(symbol, symbol);
            terms.add(value);
            Domain domain = kernel.context().domainOf(symbol);
            if (domain != Domain.COMPLEX) {
                needed.add(new Proposition.Member(value, domain));
            }
        }
        premise.hypothesis().guards().forEach(guard -> needed.add(guard.map(part -> Trees.substitute(part, values))));
        List<Theorem> parents = new ArrayList<>();
        for (Proposition each : needed) {
            Optional<Theorem> shown = show(each);
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            parents.add(shown.get());
        }
        return Optional.of(
                kernel.infer(Schemas.ASSUME, Instance.of(premise.hypothesis(), terms.toArray(new Expr[0])), parents));
    }

    /** A fact as a hypothesis; one about a whole family speaks of every index. */
    private static Hypothesis hypothesis(Relation fact) {
        List<Sym> general = Assumptions.isGeneral(fact)
                ? Trees.freeSymbols(fact).stream()
                        .filter(symbol ->
                                symbol.isInternal() && symbol.indices().isEmpty())
                        .toList()
                : List.of();
        return new Hypothesis(Hypothesis.Kind.FACT, "", general, List.of(), Proposition.of(fact));
    }

    /** Adds what the facts about families say of the members that occur in an expression. */
    void instantiateFamilies(Expr expr) {
        for (Hypothesis family : families) {
            for (Sym member : Trees.freeSymbols(expr)) {
                if (!member.indices().isEmpty() && instances.add(Map.entry(family, member))) {
                    instance(family, member).ifPresent(facts::add);
                }
            }
        }
    }

    private Optional<Theorem> instance(Hypothesis family, Sym member) {
        for (Expr part : family.statement().parts()) {
            if (part instanceof Sym general
                    && general.name().equals(member.name())
                    && general.indices().size() == member.indices().size()) {
                List<Expr> values = new ArrayList<>();
                List<Theorem> domains = new ArrayList<>();
                if (!general.indices().containsAll(family.general())) {
                    continue;
                }
                for (Sym symbol : family.general()) {
                    Expr value = member.indices().get(general.indices().indexOf(symbol));
                    values.add(value);
                    show(Proposition.real(value)).ifPresent(domains::add);
                }
                for (int i = 0; i < general.indices().size(); i++) {
                    if (!family.general().contains(general.indices().get(i))
                            && !general.indices().get(i).equals(member.indices().get(i))) {
                        return Optional.empty();
                    }
                }
                try {
                    return Optional.of(
                            kernel.infer(Schemas.ASSUME, Instance.of(family, values.toArray(new Expr[0])), domains));
                } catch (RefusedException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    public Kernel kernel() {
        return kernel;
    }

    /** The assumptions as theorems that rest on themselves. */
    List<Theorem> facts() {
        return facts;
    }

    SignTactic signs() {
        return signs;
    }

    IntegralTactic integrals() {
        return integrals;
    }

    LimitTactic limits() {
        return limits;
    }

    /** @throws RefusedException if the kernel does not allow it */
    Theorem infer(Schema schema, Instance instance, Theorem... parents) {
        return kernel.infer(schema, instance, List.of(parents));
    }

    /** The instance of a law whose conditions can be shown, without anything being assumed. */
    Optional<Theorem> law(String name, Expr... terms) {
        return law(name, List.of(), terms);
    }

    /** The instance of a law, some of whose conditions are at hand. */
    Optional<Theorem> law(String name, List<Theorem> known, Expr... terms) {
        Laws.Entry law = Laws.named(name).orElseThrow();
        List<Theorem> parents = new ArrayList<>();
        for (Proposition condition : law.conditions(List.of(terms))) {
            if (isTrivial(condition)) {
                continue;
            }
            Optional<Theorem> shown = known.stream()
                    .filter(theorem -> theorem.conclusion().equals(condition))
                    .findFirst()
                    .or(() -> show(condition));
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            parents.add(shown.get());
        }
        try {
            return Optional.of(kernel.infer(Schemas.LAW, Instance.named(name, List.of(terms)), parents));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static boolean isTrivial(Proposition condition) {
        return switch (condition) {
            case Proposition.NotEqual(Num a, Num b) -> !a.equals(b);
            case Proposition.Less(Num a, Num b) -> a.compareTo(b) < 0;
            case Proposition.AtMost(Num a, Num b) -> a.compareTo(b) <= 0;
            case Proposition.Member(Num a, Domain domain) -> domain == Domain.REAL || a.isInteger();
            default -> false;
        };
    }

    /** The equation, by field arithmetic with some theorems. */
    Optional<Theorem> field(Expr left, Expr right, List<Theorem> parents) {
        try {
            return Optional.of(
                    kernel.infer(Schemas.FIELD, Instance.of(new Proposition.Equation(left, right)), parents));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** What a theorem about a sign, {@code 0 < a}, {@code 0 <= a} or {@code a != 0}, speaks of. */
    static Expr about(Theorem sign) {
        return sign.conclusion().parts().get(sign.conclusion() instanceof Proposition.NotEqual ? 0 : 1);
    }

    /** A theorem about {@code from} as one about an equal expression. */
    Optional<Theorem> moved(Theorem theorem, Expr from, Expr to, List<Theorem> parents) {
        if (from.equals(to)) {
            return Optional.of(theorem);
        }
        if (from.equals(Expr.ZERO)) {
            // replacing 0 would replace both sides
            return field(to, Expr.ZERO, parents).flatMap(zero -> law("zero-nonnegative", List.of(zero), to));
        }
        return field(from, to, parents).map(equal -> infer(Schemas.SUBSTITUTE, Instance.of(), theorem, equal));
    }

    /** A theorem that states this relation, whatever its kind. */
    public Optional<Theorem> prove(Relation relation) {
        return relation.op() == Relation.Op.EQ
                ? new EquationTactic(this).prove(relation.left(), relation.right())
                : show(Proposition.of(relation));
    }

    /** A theorem that states this relation, by the searches that take longer. */
    public Optional<Theorem> proveByDetour(Relation relation) {
        Optional<Theorem> inCases = new CaseTactic(this).prove(relation);
        if (inCases.isPresent()) {
            return inCases;
        }
        return relation.op() == Relation.Op.EQ
                ? new EquationTactic(this).proveByDetour(relation.left(), relation.right())
                : new OrderTactic(this).prove(Proposition.of(relation));
    }

    /** A theorem that states this, if the rules of signs and structure find one. */
    Optional<Theorem> show(Proposition proposition) {
        Theorem known = proved.get(proposition);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Theorem> found = signs.show(proposition).flatMap(theorem -> asAsked(theorem, proposition));
        found.ifPresent(theorem -> proved.put(proposition, theorem));
        return found;
    }

    /** A theorem about an equal expression told of the one that was asked for. */
    private Optional<Theorem> asAsked(Theorem theorem, Proposition asked) {
        if (theorem.conclusion() instanceof Proposition.NotEqual(Expr found, Num zero)
                && zero.isZero()
                && asked instanceof Proposition.NotEqual(Expr wanted, Num _)) {
            return moved(theorem, found, wanted, List.of());
        }
        return Optional.of(theorem);
    }

    /** The difference of which a law about an order relation speaks, as the law writes it. */
    Expr difference(String law, Expr left, Expr right) {
        return Laws.named(law)
                .orElseThrow()
                .conditions(List.of(left, right))
                .getLast()
                .parts()
                .getLast();
    }

    /** The difference whose vanishing says that two expressions are equal. */
    Expr difference(Expr left, Expr right) {
        return Laws.named("equal-from-difference")
                .orElseThrow()
                .conditions(List.of(left, right))
                .getFirst()
                .parts()
                .getFirst();
    }

    /**
     * That a value of an unknown function does not vanish, told for every value of its bound variables, so that it holds in
     * the whole scope; without these as it stands.
     */
    Theorem assumeNonZero(Apply value) {
        List<Sym> bound = Trees.freeSymbols(value).stream()
                .filter(symbol -> symbol.isInternal() && symbol.indices().isEmpty())
                .toList();
        if (bound.isEmpty()) {
            return assume(Proposition.nonZero(value));
        }
        List<Sym> general = new ArrayList<>();
        for (char name = 'x'; general.size() < bound.size(); name = name == 'z' ? 'a' : (char) (name + 1)) {
            Sym symbol = Expr.sym(String.valueOf(name));
            if (kernel.context().domainOf(symbol) == Domain.REAL && !Trees.dependsOn(value, symbol)) {
                general.add(symbol);
            }
        }
        Map<Sym, Expr> naming = new HashMap<>();
        List<Theorem> domains = new ArrayList<>();
        for (int i = 0; i < bound.size(); i++) {
            naming.put(bound.get(i), general.get(i));
            domains.add(show(Proposition.real(bound.get(i)))
                    .orElseThrow(() -> new NoProofException("a complex variable is bound")));
        }
        Hypothesis everywhere = new Hypothesis(
                Hypothesis.Kind.CONDITION,
                "",
                general,
                List.of(),
                Proposition.nonZero(Trees.substitute(value, naming)));
        return kernel.infer(Schemas.ASSUME, Instance.of(everywhere, bound.toArray(new Expr[0])), domains);
    }

    /** The condition as a theorem that rests on itself. */
    Theorem assume(Proposition condition) {
        return assumed.computeIfAbsent(condition, key -> infer(Schemas.ASSUME, Instance.of(Hypothesis.condition(key))));
    }
}
