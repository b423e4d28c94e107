package org.wickbench.symbolic.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * An element of the free associative algebra over letters, as a power series in a step, cut off beyond an order: for each
 * power of the step a sum of words with exact coefficients. Letters do not commute; coefficients and the step do.
 *
 * <p>With this the Baker-Campbell-Hausdorff series is {@code log(exp(h X) exp(h Y))}; E. Hairer, C. Lubich, G. Wanner,
 * Geometric Numerical Integration, III.4.
 */
public final class FreeSeries {
    /** Words longer than the papers' longest mean that no step was named where one is needed. */
    private static final int MOST_TERMS = 200_000;

    /** A product of letters; an adjoint letter ends in a dagger. */
    record Word(List<String> letters) {
        static final Word EMPTY = new Word(List.of());

        Word then(Word next) {
            if (letters.isEmpty()) {
                return next;
            }
            if (next.letters.isEmpty()) {
                return this;
            }
            List<String> joined = new ArrayList<>(letters.size() + next.letters.size());
            joined.addAll(letters);
            joined.addAll(next.letters);
            return new Word(joined);
        }

        Word adjoint() {
            return new Word(letters.reversed().stream()
                    .map(letter -> letter.endsWith(DAGGER)
                            ? letter.substring(0, letter.length() - DAGGER.length())
                            : letter + DAGGER)
                    .toList());
        }

        @Override
        public String toString() {
            return letters.isEmpty() ? "1" : letters.stream().collect(Collectors.joining("*"));
        }
    }

    private static final String DAGGER = "\u2020";

    private final List<Map<Word, Scalar>> byOrder;

    private FreeSeries(List<Map<Word, Scalar>> byOrder) {
        this.byOrder = byOrder;
        if (byOrder.stream().mapToInt(Map::size).sum() > MOST_TERMS) {
            throw new OperatorException("a series grows beyond " + MOST_TERMS + " words");
        }
    }

    /** A number times the empty word, to be cut off beyond an order. */
    public static FreeSeries number(Expr value, int order) {
        return number(Scalar.of(value), order);
    }

    static FreeSeries number(Scalar value, int order) {
        return monomial(value, Word.EMPTY, 0, order);
    }

    /** A letter. */
    public static FreeSeries letter(String name, int order) {
        return monomial(Scalar.ONE, new Word(List.of(name)), 0, order);
    }

    /** The step. */
    public static FreeSeries step(int order) {
        return monomial(Scalar.ONE, Word.EMPTY, 1, order);
    }

    private static FreeSeries monomial(Scalar coefficient, Word word, int power, int order) {
        List<Map<Word, Scalar>> byOrder = zeros(order);
        if (power <= order && !coefficient.isZero()) {
            byOrder.get(power).put(word, coefficient);
        }
        return new FreeSeries(byOrder);
    }

    private static List<Map<Word, Scalar>> zeros(int order) {
        List<Map<Word, Scalar>> zeros = new ArrayList<>();
        for (int k = 0; k <= order; k++) {
            zeros.add(new LinkedHashMap<>());
        }
        return zeros;
    }

    /** The power of the step beyond which everything is cut off. */
    public int order() {
        return byOrder.size() - 1;
    }

    /** The words in front of a power of the step. */
    Map<Word, Scalar> terms(int power) {
        return byOrder.get(power);
    }

    /** The coefficient of a word in front of a power of the step. */
    public Expr coefficient(int power, String... letters) {
        return byOrder.get(power)
                .getOrDefault(new Word(List.of(letters)), Scalar.ZERO)
                .expr();
    }

    private static void add(Map<Word, Scalar> terms, Word word, Scalar coefficient) {
        Scalar total = terms.getOrDefault(word, Scalar.ZERO).plus(coefficient);
        if (total.isZero()) {
            terms.remove(word);
        } else {
            terms.put(word, total);
        }
    }

    public FreeSeries plus(FreeSeries other) {
        List<Map<Word, Scalar>> sum = zeros(order());
        for (int k = 0; k <= order(); k++) {
            sum.get(k).putAll(byOrder.get(k));
            for (Map.Entry<Word, Scalar> term : other.byOrder.get(k).entrySet()) {
                add(sum.get(k), term.getKey(), term.getValue());
            }
        }
        return new FreeSeries(sum);
    }

    public FreeSeries times(Num number) {
        return times(number(number, order()));
    }

    public FreeSeries minus(FreeSeries other) {
        return plus(other.times(Expr.MINUS_ONE));
    }

    /** The product in this order, cut off. */
    public FreeSeries times(FreeSeries other) {
        List<Map<Word, Scalar>> product = zeros(order());
        for (int i = 0; i <= order(); i++) {
            for (int j = 0; i + j <= order(); j++) {
                multiply(byOrder.get(i), other.byOrder.get(j), product.get(i + j));
            }
        }
        return new FreeSeries(product);
    }

    private static void multiply(Map<Word, Scalar> left, Map<Word, Scalar> right, Map<Word, Scalar> target) {
        left.forEach((word, coefficient) ->
                right.forEach((next, factor) -> add(target, word.then(next), coefficient.times(factor))));
    }

    /** {@code A B - B A}. */
    public FreeSeries commutator(FreeSeries other) {
        return times(other).minus(other.times(this));
    }

    /** Words reversed, letters and coefficients conjugated; the step is real. */
    FreeSeries adjoint(Signs signs) {
        List<Map<Word, Scalar>> adjoint = zeros(order());
        for (int k = 0; k <= order(); k++) {
            for (Map.Entry<Word, Scalar> term : byOrder.get(k).entrySet()) {
                add(adjoint.get(k), term.getKey().adjoint(), term.getValue().conjugate(signs));
            }
        }
        return new FreeSeries(adjoint);
    }

    /**
     * {@code 1 + A + A^2/2 + ...}
     *
     * @throws OperatorException if A does not vanish with the step
     */
    public FreeSeries exp() {
        if (!byOrder.getFirst().isEmpty()) {
            throw new OperatorException("exp needs an argument that vanishes with the step, not one that begins with "
                    + byOrder.getFirst().keySet().iterator().next());
        }
        // Horner: 1 + A (1 + A/2 (1 + A/3 (...)))
        FreeSeries one = number(Expr.ONE, order());
        FreeSeries result = one;
        for (int k = order(); k >= 1; k--) {
            result = one.plus(times(result).times(Expr.num(1, k)));
        }
        return result;
    }

    /**
     * {@code A - A^2/2 + A^3/3 - ...} of 1 + A
     *
     * @throws OperatorException if this does not begin with 1
     */
    public FreeSeries log() {
        FreeSeries one = number(Expr.ONE, order());
        if (!byOrder.getFirst().equals(one.byOrder.getFirst())) {
            throw new OperatorException("log needs an argument that is 1 where the step is 0");
        }
        FreeSeries rest = minus(one);
        FreeSeries result = number(Expr.ZERO, order());
        for (int k = order(); k >= 1; k--) {
            Num coefficient = Expr.num(k % 2 == 1 ? 1 : -1, k);
            result = rest.times(number(coefficient, order()).plus(result));
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FreeSeries series && byOrder.equals(series.byOrder);
    }

    @Override
    public int hashCode() {
        return byOrder.hashCode();
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        for (int k = 0; k <= order(); k++) {
            int power = k;
            byOrder.get(k).forEach((word, scalar) -> shown.add("h^" + power + "*(" + scalar + ")*" + word));
        }
        return shown.isEmpty() ? "0" : String.join(" + ", shown);
    }
}
