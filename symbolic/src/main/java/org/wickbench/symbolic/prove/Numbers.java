package org.wickbench.symbolic.prove;

import java.util.List;
import java.util.random.RandomGenerator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * Sample values: plain ones in the first rounds, so that a counterexample is easy to read, then arbitrary rationals, then
 * extreme scales and values next to the special ones.
 */
final class Numbers {
    private static final long[][] PLAIN = {{1, 1}, {2, 1}, {1, 2}, {3, 1}, {1, 3}, {3, 2}, {2, 3}, {1, 4}};

    /** Rounds with plain values: enough for every pattern of signs of four symbols. */
    private static final int PLAIN_ROUNDS = 20;

    private final RandomGenerator random;
    private final int round;
    private int drawn;

    Numbers(RandomGenerator random, int round) {
        this.random = random;
        this.round = round;
    }

    /** A real value; the signs of the values of one round run through all patterns as the rounds go on. */
    Num real() {
        boolean negative = (round >> (drawn++ % 4) & 1) == 1;
        Num value = magnitude();
        return negative ? value.negate() : value;
    }

    private Num magnitude() {
        if (round < PLAIN_ROUNDS || isSpecial() && random.nextBoolean()) {
            long[] plain = PLAIN[random.nextInt(PLAIN.length)];
            return Expr.num(plain[0], plain[1]);
        }
        // the kind is drawn apart from the signs: a pattern of signs would else meet one kind only
        return switch (random.nextInt(8)) {
            case 0 -> Expr.num(random.nextInt(51), 1 + random.nextInt(3));
            case 1 -> Expr.num(random.nextInt(1001), 1_000_003);
            case 2 ->
                Expr.num(1_000_000_007L + random.nextInt(-20, 20), 1_000_000_007L)
                        .times(Expr.num(random.nextInt(4)));
            case 3 -> Expr.num(random.nextInt(201), 1);
            case 4 -> Expr.num(random.nextInt(1, 1000), 1000);
            default -> Expr.num(random.nextInt(4001), 1 + random.nextInt(1, 1000));
        };
    }

    /** A small coefficient, never zero. */
    Num coefficient() {
        Num value = round < PLAIN_ROUNDS
                ? Expr.num(random.nextInt(1, 4), random.nextInt(1, 3))
                : Expr.num(random.nextInt(1, 40), 7 + random.nextInt(20));
        return random.nextBoolean() ? value : value.negate();
    }

    int round() {
        return round;
    }

    /** True in every other round after the plain ones: the sample lies at a special place. */
    boolean isSpecial() {
        return round >= PLAIN_ROUNDS && round % 2 == 1;
    }

    /**
     * A whole number: small ones, zero and negative ones included, sometimes that of another symbol; larger ones where no
     * sum has to be written out.
     */
    Num integer(boolean sums, List<Expr> others) {
        if (round < PLAIN_ROUNDS) {
            return Expr.num(1 + random.nextInt(4));
        }
        if (isSpecial() && !others.isEmpty() && random.nextInt(3) == 0) {
            return (Num) others.get(random.nextInt(others.size()));
        }
        return Expr.num(sums || random.nextInt(3) > 0 ? random.nextInt(-3, 9) : random.nextInt(-40, 41));
    }

    boolean chance() {
        return random.nextInt(3) == 0;
    }
}
