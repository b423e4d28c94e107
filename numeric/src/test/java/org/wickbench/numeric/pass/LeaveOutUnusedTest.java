package org.wickbench.numeric.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

class LeaveOutUnusedTest {
    private static final Index I = Index.of("i");

    private static Routine scaled() {
        return new Routine(
                "scaled",
                "out[at] = 3 in[at].",
                List.of("idle", "in", "out", "scratch"),
                List.of("spare", "at"),
                List.of(),
                new BodyBuilder()
                        .add(new Statement.Let("dead", Value.load("in", Index.of("spare"))))
                        .store("scratch", Index.of(0), Value.load("in", Index.of("at")))
                        .store("out", Index.of("at"), Value.mul(Value.constant(3), Value.load("scratch", Index.of(0))))
                        .build());
    }

    private static Routine all(Statement loop) {
        return new Routine("all", "Scales all.", List.of("idle", "in", "out"), List.of(), List.of(), List.of(loop));
    }

    private static Statement.Parallel parallel() {
        Statement call =
                new Statement.Call("scaled", List.of("idle", "in", "out", "own"), List.of(Index.of(2), I), List.of());
        return new Statement.Parallel(
                List.of(new Statement.Table("own", 1), new Statement.Table("spareTable", 2)),
                Statement.loop("i", 0, 4, List.of(call)));
    }

    private static Program program() {
        Routine never = new Routine("never", "Nothing.", List.of(), List.of(), List.of(), List.of());
        return new Program("Test", List.of(never, scaled(), all(parallel())));
    }

    @Test
    void whatNobodyUsesIsLeftOut() {
        Program slim = LeaveOutUnused.apply(program(), List.of("all"));
        assertThat(slim.routines()).extracting(Routine::name).containsExactly("scaled", "all");
        assertThat(slim.routine("scaled").arrays()).containsExactly("in", "out", "scratch");
        assertThat(slim.routine("scaled").integers()).containsExactly("at");
        assertThat(slim.routine("scaled").body()).noneMatch(Statement.Let.class::isInstance);
        assertThat(slim.routine("all").arrays())
                .as("an entry is called from outside")
                .hasSize(3);
        assertThat(slim.routine("all").body())
                .containsExactly(new Statement.Parallel(
                        List.of(new Statement.Table("own", 1)),
                        Statement.loop(
                                "i",
                                0,
                                4,
                                List.of(new Statement.Call(
                                        "scaled", List.of("in", "out", "own"), List.of(I), List.of())))));
        assertThat(LeaveOutUnused.apply(slim, List.of("all"))).isEqualTo(slim);
    }

    @Test
    void theProgramDoesTheSame() {
        for (Program program : List.of(program(), LeaveOutUnused.apply(program(), List.of("all")))) {
            double[] out = new double[4];
            new Interpreter(program).run("all", new double[][] {{0}, {1, 2, 3, 4}, out}, new int[0], new double[0]);
            assertThat(out).containsExactly(3, 6, 9, 12);
        }
    }

    @Test
    void iterationsThatLeaveSomethingToEachOtherAreCaught() {
        Routine leaving = new Routine(
                "leaving",
                "Reads what it stores too late.",
                List.of("to", "from"),
                List.of("at"),
                List.of(),
                new BodyBuilder()
                        .store("to", Index.of("at"), Value.load("from", Index.of(0)))
                        .store("from", Index.of(0), Value.ONE)
                        .build());
        Statement call = new Statement.Call("leaving", List.of("out", "own"), List.of(I), List.of());
        Statement parallel = new Statement.Parallel(
                List.of(new Statement.Table("own", 1)), Statement.loop("i", 0, 4, List.of(call)));
        Program program = new Program("Test", List.of(leaving, all(parallel)));
        double[] out = new double[4];
        new Interpreter(program).run("all", new double[][] {{0}, {0}, out}, new int[0], new double[0]);
        assertThat(out).containsOnly(Double.NaN);
    }

    @Test
    void tablesOfOneThreadAreRefusedWhereSeveralRun() {
        Routine keeping = new Routine(
                "keeping", "Has a table.", List.of(), List.of(), List.of(), List.of(new Statement.Table("kept", 1)));
        Statement call = new Statement.Call("keeping", List.of(), List.of(), List.of());
        Statement parallel = new Statement.Parallel(List.of(), Statement.loop("i", 0, 4, List.of(call)));
        assertThatThrownBy(() -> new Program("Test", List.of(keeping, all(parallel))))
                .isInstanceOf(InternalException.class)
                .hasMessageContaining("one thread");
    }
}
