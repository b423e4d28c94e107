package org.wickbench.symbolic.prove;

import java.util.random.RandomGenerator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * Sample values: plain ones in the first rounds, so that a counterexample is easy to read, then arbitrary rationals, then
 * extreme scales and values next to the special ones.
 */
final class Numbers {
    private static final long[][] PLAIN = {{1, 1}, {2, 1}, {-1, 1}, {1, 2}, {3, 1}, {-2, 1}, {-1, 2}, {1, 3}, {3, 2}};

    private final RandomGenerator random;
    private final int round;

    Numbers(RandomGenerator random, int round) {
        this.random = random;
        this.round = round;
    }

    Num real() {
        int kind = round % 8;
        if (round < 12) {
            long[] plain = PLAIN[random.nextInt(PLAIN.length)];
            return Expr.num(plain[0], plain[1]);
        }
        return switch (kind) {
            case 0 -> Expr.num(random.nextInt(-50, 51), 1 + random.nextInt(3));
            case 1 -> Expr.num(random.nextInt(-1000, 1001), 1_000_003);
            case 2 -> Expr.num(1_000_000_007L + random.nextInt(-20, 20), 1_000_000_007L)
                    .times(Expr.num(random.nextInt(-3, 4)));
            case 3 -> Expr.num(random.nextInt(-200, 201), 1);
            default -> Expr.num(random.nextInt(-4000, 4001), 1 + random.nextInt(1, 1000));
        };
    }

    /** A small coefficient, never zero. */
    Num coefficient() {
        Num value = round < 12
                ? Expr.num(random.nextInt(1, 4), random.nextInt(1, 3))
                : Expr.num(random.nextInt(1, 40), 7 + random.nextInt(20));
        return random.nextBoolean() ? value : value.negate();
    }

    Num integer() {
        return Expr.num(round < 12 ? 1 + random.nextInt(4) : random.nextInt(-3, 9));
    }

    boolean chance() {
        return random.nextInt(3) == 0;
    }
}
