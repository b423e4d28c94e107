package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict.Strength;

/** A theorem of another document holds where its document's assumptions do, and is no better than its proof. */
class UsesTest {
    private static final String LAW = """
            function q(t)
            assume k > 0
            postulate law "Decay": diff(q(t), t) == -k*q(t)
            claim square "The square decays twice as fast": diff(q(t)^2, t) == -2*k*q(t)^2 by algebra using law
            """;

    private static final String USER = """
            function q(t)
            assume k > 0
            use square from decay
            claim fourth: diff(q(t)^4, t) == 2*q(t)^2*diff(q(t)^2, t) by algebra
            claim rate: diff(q(t)^2, t)/k == -2*q(t)^2 by combination 1/k*square
            """;

    /** Documents by name, each the content of one block. */
    private record Shelf(Map<String, String> blocks) implements Documents {
        @Override
        public Optional<Document> find(String name) {
            return Optional.ofNullable(blocks.get(name))
                    .map(block -> DocumentReader.read(name, "# Test\n```wick\n" + block + "\n```\n", this));
        }

        @Override
        public List<String> names() {
            return List.copyOf(blocks.keySet());
        }
    }

    private static Checked check(String name, Map<String, String> blocks) {
        return new Checker(Rules.all(), new Prover())
                .check(new Shelf(blocks).find(name).orElseThrow());
    }

    private static Checked user(String law, String user) {
        return check("user", Map.of("decay", law, "user", user));
    }

    private static void refused(String law, String user, String... reasons) {
        assertThatThrownBy(() -> user(law, user))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContainingAll(reasons);
    }

    @Test
    void aTheoremIsUsedWithItsRoots() {
        Checked checked = user(LAW, USER);
        assertThat(checked.find("rate").orElseThrow().path().strength()).isEqualTo(Strength.PROVED);
        assertThat(checked.roots(checked.find("rate").orElseThrow()))
                .containsExactly(
                        new Root(Root.Kind.DOCUMENT, "decay", "square"), new Root(Root.Kind.POSTULATE, "decay", "law"));
        assertThat(checked.roots(checked.find("fourth").orElseThrow())).isEmpty();
    }

    @Test
    void withoutItsPostulateATheoremIsNotUsed() {
        refused(LAW.replaceAll("postulate.*\n", ""), USER, "there is no step or premise called law");
        Checked checked = user(LAW.replaceAll("postulate.*\n", "").replace(" using law", ""), USER);
        assertThat(checked.find("rate").orElseThrow().path().holds()).isFalse();
        assertThat(checked.find("rate").orElseThrow().weakest()).isEqualTo("square");
    }

    @Test
    void anotherFactorInAPostulateBreaksWhatRestsOnIt() {
        Checked checked = user(LAW.replace("== -k*q(t)", "== -3*k*q(t)"), USER);
        assertThat(checked.find("rate").orElseThrow().path().strength()).isEqualTo(Strength.REFUTED);
        assertThat(checked.find("fourth").orElseThrow().path().strength()).isEqualTo(Strength.PROVED);
    }

    @Test
    void whatRestsOnAFailedTheoremIsUnsupportedInTheGraph() {
        UseGraph graph = UseGraph.of(List.of(user(LAW.replace("== -k*q(t)", "== -3*k*q(t)"), USER)));
        assertThat(graph.fails()).isTrue();
        assertThat(graph.nodes())
                .extracting(node -> node.id() + " " + node.status())
                .containsExactly("decay/law POSTULATE", "decay/square REFUTED", "user/rate UNSUPPORTED");
        assertThat(graph.edges())
                .containsExactly(
                        new UseGraph.Edge("decay/square", "decay/law"), new UseGraph.Edge("user/rate", "decay/square"));
        assertThat(UseGraph.of(List.of(user(LAW, USER))).fails()).isFalse();
    }

    @Test
    void whatRestsOnAnAssumptionIsAssumedElsewhereToo() {
        Checked checked = user(LAW.replace("by algebra using law", "by assumption of the author"), USER);
        assertThat(checked.find("rate").orElseThrow().path().strength()).isEqualTo(Strength.ASSUMED);
    }

    @Test
    void documentsThatUseOneAnotherAreNamed() {
        Map<String, String> blocks = Map.of(
                "a", "use one from b as two\nclaim one: 1 == 1 by algebra",
                "b", "use one from c as two\nclaim one: 1 == 1 by algebra",
                "c", "use one from a as two\nclaim one: 1 == 1 by algebra");
        assertThatThrownBy(() -> check("a", blocks)).hasMessageContaining("a -> b -> c -> a");
        assertThatThrownBy(() -> check("a", Map.of("a", "claim one: 1 == 1 by algebra\nuse one from a as two")))
                .hasMessageContaining("a -> a");
    }

    @Test
    void anUnknownNameIsToldWithTheNearestOne() {
        refused(LAW, USER.replace("square from", "sqare from"), "no step or claim called sqare", "square");
        refused(LAW, USER.replace("from decay", "from dekay"), "no document called dekay", "decay");
        refused(LAW, USER.replace("square from", "law from"), "is a postulate there and not proved");
        refused(LAW, USER.replace("from decay", "from ../decay"), "without a folder");
        refused(LAW, USER.replace("from decay", "from x..decay"), "without a folder");
    }

    @Test
    void theAssumptionsOfTheSourceHaveToHoldHere() {
        refused(LAW, USER.replace("assume k > 0\n", ""), "needs  k > 0");
        refused(LAW, USER.replace("decay\n", "decay with k == -1\n"), "needs  -1 > 0");
        refused(LAW, USER.replace("function q(t)", "function q(t) complex"), "has a real q, which is complex here");
        refused(LAW, USER + "assume q complex\n", "complex");
        refused(LAW, USER.replace("function q(t)", "define q(t) == exp(-k*t)"), "has a definition here");
        refused(LAW, USER.replace("decay\n", "decay with k == sqrt(-1)\n"), "k is real in the theorem");
    }

    @Test
    void aValueIsPutInEverywhereAtOnce() {
        Checked checked = user(LAW, """
                function u(s), q(s)
                assume c > 0
                use square from decay as other with q(t) == u(t), k == 2*c, t == s
                claim rate: diff(u(s)^2, s) == -4*c*u(s)^2 by combination other
                refute slow: diff(u(s)^2, s) == -2*c*u(s)^2 by combination other
                """);
        assertThat(checked.find("rate").orElseThrow().path().strength()).isEqualTo(Strength.PROVED);
        assertThat(checked.find("slow").orElseThrow().asExpected()).isTrue();
    }

    @Test
    void aValueThatWouldBeCapturedIsRefused() {
        refused(LAW, USER.replace("decay\n", "decay with k == t\n"), "would capture the t of what stands for k");
        refused(
                LAW.replace("function q(t)", "function q(t), r(s)").replace("-k*q(t)", "-k*q(t) + 0*r(s)"),
                USER.replace("decay\n", "decay with k == abs(t) + 1\n"),
                "would capture the t");
        refused(LAW, USER.replace("decay\n", "decay with t == 2*k\n"), "the theorem holds for every t");
        refused(LAW, USER.replace("decay\n", "decay with q(t) == abs(t)\n"), "has kinks");
        refused(LAW, USER.replace("decay\n", "decay with r == 1\n"), "does not speak of r");
    }

    @Test
    void aBoundVariableIsNotMetByAValue() {
        Checked checked = check(
                "user",
                Map.of(
                        "sums",
                        "claim area: integral(a*x, x, 0, 1) == a/2 by algebra",
                        "user",
                        "use area from sums with a == x\nclaim two: 2*integral(x*y, y, 0, 1) == x by combination 2*area\n"
                                + "refute squares: 2*integral(y*y, y, 0, 1) == y by combination 2*area"));
        assertThat(checked.find("two").orElseThrow().path().strength()).isEqualTo(Strength.PROVED);
        assertThat(checked.find("squares").orElseThrow().own().holds()).isFalse();
    }
}
