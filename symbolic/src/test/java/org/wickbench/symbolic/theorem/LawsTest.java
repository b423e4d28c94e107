package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.theorem.Proposition.*;

/** Every law is held against enclosures: real, imaginary and complex values, whole ones, zero, both sides of each cut. */
class LawsTest {
    private static final int TRIES = 3_000;

    /** So many points at which a law was seen to hold are enough. */
    private static final int ENOUGH = 120;

    private static final List<String> SPECIAL = List.of(
            "0",
            "1",
            "-1",
            "2",
            "-2",
            "3",
            "1/2",
            "-1/2",
            "1/3",
            "I",
            "-I",
            "2*I",
            "-3*I",
            "-1/2 + I",
            "1 - 2*I",
            "-3/2",
            "5",
            "2 + 4*I",
            "1/2 - 7*I",
            "-7/3",
            "9/4",
            "-2 - I/3",
            "1/4 + 3*I",
            "6",
            "-6",
            "1/10",
            "-4",
            "-I/2");

    static List<String> names() {
        return new ArrayList<>(Laws.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void noPointContradictsALaw(String name) {
        Laws.Entry law = Laws.named(name).orElseThrow();
        Trial trial = trial(law);
        assertThat(trial.contradiction).isEmpty();
        assertThat(trial.agreed).as("points at which %s was seen to hold", name).isPositive();
    }

    @Test
    void aWrongLawIsContradicted() {
        for (String wrong : List.of(
                "exp(a)^b == exp(a*b)",
                "log(a*b) == log(a) + log(b)",
                "(a^2)^(1/2) == abs(a)",
                "conj(log(a)) == log(conj(a))",
                "atanh(a) == log((1 + a)/(1 - a))/2")) {
            Proposition claim = Propositions.read(wrong, org.wickbench.symbolic.parse.Names.STRICT);
            List<Sym> variables = List.of(Expr.sym("a"), Expr.sym("b"));
            Laws.Entry law = new Laws.Entry("wrong", variables, List.of(), claim);
            assertThat(trial(law).contradiction).as(wrong).isPresent();
        }
    }

    private record Trial(int agreed, Optional<Map<Sym, Expr>> contradiction) {}

    private static Trial trial(Laws.Entry law) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_26);
        int count = 0;
        for (int i = 0; i < TRIES && count < ENOUGH; i++) {
            Map<Sym, Expr> point = new LinkedHashMap<>();
            for (Sym variable : law.variables()) {
                point.put(variable, Parser.parse(SPECIAL.get(random.nextInt(SPECIAL.size()))));
            }
            try {
                boolean inside = law.conditions().stream()
                        .allMatch(condition -> holds(condition, point).orElse(false));
                if (!inside) {
                    continue;
                }
                Optional<Boolean> seen = holds(law.conclusion(), point);
                if (seen.isPresent() && !seen.get()) {
                    return new Trial(count, Optional.of(point));
                }
                count += seen.isPresent() ? 1 : 0;
            } catch (UndeterminedException e) {
                // no value here
            }
        }
        return new Trial(count, Optional.empty());
    }

    /** True or false where enclosures tell; an equation whose sides overlap to many digits counts as true. */
    private static Optional<Boolean> holds(Proposition proposition, Map<Sym, Expr> point) {
        Evaluator evaluator = new Evaluator(128);
        List<ComplexBall> values = proposition.parts().stream()
                .map(part -> evaluator.evaluate(part, point))
                .toList();
        ComplexBall left = values.getFirst();
        ComplexBall right = values.getLast();
        return switch (proposition) {
            case Equation _ -> Optional.of(left.overlaps(right));
            case NotEqual _ -> left.overlaps(right) ? same(proposition, point) : Optional.of(true);
            case Less _ -> {
                if (!left.isReal() || !right.isReal()) {
                    yield Optional.of(false);
                }
                var difference = right.re().minus(left.re(), 128);
                yield difference.isPositive()
                        ? Optional.of(true)
                        : difference.isNegative() || difference.isExactZero() ? Optional.of(false) : Optional.empty();
            }
            case AtMost _ -> {
                if (!left.isReal() || !right.isReal()) {
                    yield Optional.of(false);
                }
                var difference = right.re().minus(left.re(), 128);
                yield difference.isNegative() ? Optional.of(false) : Optional.of(true);
            }
            case Member member ->
                switch (member.domain()) {
                    case REAL -> Optional.of(left.isReal());
                    case INTEGER ->
                        Optional.of(left.isReal()
                                && left.re().isExact()
                                && left.re().exp() >= 0);
                    case SLIT ->
                        Optional.of(left.re().isPositive() || !left.im().containsZero());
                    case COMPLEX -> Optional.of(true);
                };
            case Converges _, Interchanges _, Tends _, Expands _ -> Optional.empty();
        };
    }

    private static Optional<Boolean> same(Proposition proposition, Map<Sym, Expr> point) {
        return proposition.parts().stream().allMatch(part -> part instanceof Expr.Num || point.containsKey(part))
                ? Optional.of(false)
                : Optional.empty();
    }
}
