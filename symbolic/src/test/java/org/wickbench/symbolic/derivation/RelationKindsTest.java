package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.expr.Expr.Relation.Op;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/**
 * A relation has a kind: every rule with every kind of premise and every kind of statement. Each step below is written for
 * equations; with other operators it may hold only where that follows.
 */
class RelationKindsTest {
    /** For each rule a document whose premise has the operator P and whose statement has the operator S. */
    private static final List<String[]> STEPS = List.of(
            new String[] {"algebra", "given a: u(x) P v(x)|claim c: u(x) + 1 S v(x) + 1 by algebra using a"},
            new String[] {"combination", "given a: u(x) P v(x)|claim c: 2*u(x) S 2*v(x) by combination 2*a"},
            new String[] {"substitute", "given a: u(x) P v(x)|claim c: u(3) S v(3) by substitute x == 3 in a"},
            new String[] {
                "differentiate", "given a: u(x) P v(x)|claim c: diff(u(x),x) S diff(v(x),x) by differentiate a wrt x"
            },
            new String[] {"conjugate", "given a: z(x) P w(x)|claim c: conj(z(x)) S conj(w(x)) by conjugate a"},
            new String[] {"series", "given a: u(0) P v(0)|claim c: u(x) S v(x) by series in x order 0 using a"},
            new String[] {"solve", "given a: diff(u(x),x) P u(x)|claim c: u(x) S u(0)*exp(x) by solve a at x == 0"},
            new String[] {
                "euler-lagrange",
                "given a: u(x) P diff(v(x),x)^2|claim c: diff(v(x),x,2) S 0 by euler-lagrange a wrt v(x) times -1/2"
            },
            new String[] {
                "gaussian",
                "given a: u(x) P 1|claim c: integral(exp(-y^2)*u(x), y, -infinity, infinity) S sqrt(pi) by gaussian using a"
            },
            new String[] {
                "antiderivative",
                "given a: u(x) P 1|claim c: integral(y*u(x), y, 0, 1) S 1/2 by antiderivative y^2/2 wrt y using a"
            },
            new String[] {"limit", "given a: u(x) P 1|claim c: limit(u(x)*(1 + s), s, 0) S 1 by limit using a"},
            new String[] {
                "parts",
                "given a: u(x) P diff(v(x),x)|claim c: integral(u(x), x, -infinity, infinity) S 0 by parts v(x) wrt x using a"
            },
            new String[] {
                "delta-limit",
                "assume s > 0|given a: u(x) P v(x)|claim c: limit(integral(exp(-(x-y)^2/s)/sqrt(pi*s)*u(y), y, -infinity, infinity),"
                        + " s, 0, above) S u(x) by delta-limit"
            },
            new String[] {
                "wick",
                "given a: i*diff(z(x,t), t) P -diff(z(x,t), x, 2)|claim c: diff(z(x,tau), tau) S diff(z(x,tau), x, 2)"
                        + " by wick a where tau == i*t"
            },
            new String[] {"operators", "given a: u(x) P v(x)|claim c: comm(d(x), x) S 1 by operators"},
            new String[] {"assumption", "given a: u(x) P v(x)|claim c: u(x) S v(x) by assumption it was measured"});

    /** The kinds of statement that follow from each kind of premise where order is kept. */
    private static boolean follows(Op premise, Op statement) {
        return premise == statement
                || switch (premise) {
                    case EQ -> statement == Op.LE || statement == Op.GE;
                    case LT -> statement == Op.LE || statement == Op.NE;
                    case GT -> statement == Op.GE || statement == Op.NE;
                    case LE, GE, NE -> false;
                };
    }

    private static final Set<String> KEEP_ORDER =
            Set.of("algebra", "combination", "substitute", "gaussian", "antiderivative", "limit");

    record Case(String rule, Op premise, Op statement, String block) {
        @Override
        public String toString() {
            return rule + " from " + premise + " to " + statement;
        }

        boolean mayHold() {
            return switch (rule) {
                case "assumption" -> true;
                // what these state does not rest on the premise
                case "delta-limit", "operators" -> statement == Op.EQ;
                default ->
                    KEEP_ORDER.contains(rule) ? follows(premise, statement) : premise == Op.EQ && statement == Op.EQ;
            };
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String[] step : STEPS) {
            for (Op premise : Op.values()) {
                for (Op statement : Op.values()) {
                    cases.add(new Case(
                            step[0],
                            premise,
                            statement,
                            step[1].replace(" P ", " " + premise.syntax() + " ")
                                    .replace(" S ", " " + statement.syntax() + " ")
                                    .replace("|", "\n")));
                }
            }
        }
        return cases.stream();
    }

    @Test
    void everyRuleIsHere() {
        assertThat(STEPS.stream().map(step -> step[0]).collect(Collectors.toSet()))
                .isEqualTo(Rules.all().stream().map(Rule::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleProvesOnlyWhatFollows(Case each) {
        boolean holds;
        try {
            holds = verdict(each.block()).holds();
        } catch (SyntaxException e) {
            holds = false; // a misuse with its place
        }
        boolean asWritten = each.premise() == Op.EQ && each.statement() == Op.EQ;
        assertThat(holds).isIn(asWritten ? List.of(true) : each.mayHold() ? List.of(true, false) : List.of(false));
    }

    private static Verdict verdict(String block) {
        String head = block.contains("comm(") ? "operator A\n" : "";
        String functions = block.contains("z(x,t)")
                ? "function z(x,t) complex\nimaginary i\n"
                : "function u(x), v(x), z(x) complex, w(x) complex\n";
        return new Checker(Rules.all(), new Prover().withoutCorrections())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + head + functions + block + "\n```\n"))
                .find("c")
                .orElseThrow()
                .path();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "given a: u(x) >= 1;given b: v(x) >= 2;claim c: u(x) + v(x) >= 3 by combination a + b | PROVED",
                "given a: u(x) > 1;given b: v(x) >= 2;claim c: u(x) + v(x) > 3 by combination a + b | PROVED",
                "given a: u(x) >= 1;given b: v(x) >= 2;claim c: u(x) + v(x) > 3 by combination a + b | UNDECIDED",
                "given a: u(x) >= 1;given b: v(x) <= 2;claim c: u(x) - v(x) >= -1 by combination a - b | PROVED",
                "given a: u(x) >= 1;given b: v(x) <= 2;claim c: u(x) + v(x) >= 3 by combination a + b | UNDECIDED",
                "given a: u(x) >= 1;claim c: -u(x) <= -1 by combination -a | PROVED",
                "given a: u(x) >= 1;claim c: -u(x) >= -1 by combination -a | UNDECIDED",
                "given a: u(x) > 1;claim c: k^2*u(x) >= k^2 by combination k^2*a | PROVED",
                "given a: u(x) > 1;claim c: k^2*u(x) > k^2 by combination k^2*a | UNDECIDED",
                "given a: u(x) > 1;claim c: k*u(x) > k by combination k*a | UNDECIDED",
                "given a: u(x) >= 1;claim c: u(x)^2 >= 1 by combination a^2 + 2*a | UNDECIDED",
                "given a: u(x) == 1;claim c: u(x) < 1 by combination a | UNDECIDED",
                "given a: u(x) >= v(x);given b: v(x) >= 3;claim c: u(x) >= 3 by combination a + b | PROVED",
                "given a: u(x) > 0;claim c: log(u(x)^2) == 2*log(u(x)) by algebra using a | PROVED",
                "given a: u(x) >= v(x);claim c: u(x) + 1 > v(x) by algebra using a | PROVED"
            })
    void inequalitiesAddUpWithTheRightSigns(String block, Verdict.Strength expected) {
        assertThat(verdict("assume k real\n" + block.replace(";", "\n")).strength())
                .isEqualTo(expected);
    }
}
