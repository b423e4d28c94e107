package org.wickbench.workbench.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far some work has come: a bar on standard error where that is a terminal, nothing elsewhere. */
public sealed interface Progress extends AutoCloseable {

    /** How many steps there are in all. */
    void of(long steps);

    /** The work has come to a step, counted from 0. */
    void at(long step);

    /** What is being done now. */
    void doing(String what);

    @Override
    void close();

    /** A bar if the console animates and the user did not ask for quiet; for steps that take very different times. */
    static Progress of(Console console, boolean quiet, String task, long steps) {
        return console.animate() && !quiet ? new Bar(console.err(), task, steps, false) : new None();
    }

    /** The same with the time that is left, for steps that take about the same time each. */
    static Progress timed(Console console, boolean quiet, String task, long steps) {
        return console.animate() && !quiet ? new Bar(console.err(), task, steps, true) : new None();
    }

    /** No bar. */
    record None() implements Progress {
        @Override
        public void of(long steps) {}

        @Override
        public void at(long step) {}

        @Override
        public void doing(String what) {}

        @Override
        public void close() {}
    }

    /** A bar of one line, redrawn a few times a second and taken away at the end. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        private Bar(PrintStream err, String task, long steps, boolean timed) {
            ProgressBarBuilder builder = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(err, 100));
            bar = timed ? builder.build() : builder.hideEta().build();
        }

        @Override
        public void of(long steps) {
            bar.maxHint(steps);
        }

        @Override
        public void at(long step) {
            bar.stepTo(step);
        }

        @Override
        public void doing(String what) {
            bar.setExtraMessage(" " + what);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
