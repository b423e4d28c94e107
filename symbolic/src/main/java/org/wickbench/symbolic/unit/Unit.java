package org.wickbench.symbolic.unit;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * A product of rational powers of base units, such as {@code L^2/T}.
 *
 * <p>A name that begins with {@code ?} stands for the unit of something that was not declared.
 *
 * @param exponents the exponent of each base unit that occurs, none of them zero
 */
public record Unit(Map<String, Num> exponents) {
    /** The unit of a pure number. */
    public static final Unit ONE = new Unit(Map.of());

    public Unit {
        exponents = java.util.Collections.unmodifiableMap(new TreeMap<>(exponents));
    }

    static Unit of(String base) {
        return new Unit(Map.of(base, Expr.ONE));
    }

    /**
     * Reads a unit from a formula in the names of base units: {@code L^2/T}, {@code 1}, {@code L^(-1/2)}.
     *
     * @throws IllegalArgumentException if the formula is no product of powers
     */
    public static Unit read(Expr formula) {
        return switch (formula) {
            case Num number when number.isOne() -> ONE;
            case Sym symbol when symbol.indices().isEmpty() -> of(symbol.name());
            case Mul product -> {
                Unit result = ONE;
                for (Expr factor : product.factors()) {
                    result = result.times(read(factor));
                }
                yield result;
            }
            case Pow power
            when power.exponent() instanceof Num exponent -> read(power.base()).power(exponent);
            default -> throw new IllegalArgumentException("a unit is a product of powers, such as  L^2/T");
        };
    }

    Unit times(Unit other) {
        Map<String, Num> product = new TreeMap<>(exponents);
        other.exponents.forEach((base, exponent) -> product.merge(base, exponent, Num::plus));
        product.values().removeIf(Num::isZero);
        return new Unit(product);
    }

    Unit power(Num exponent) {
        if (exponent.isZero()) {
            return ONE;
        }
        Map<String, Num> power = new TreeMap<>();
        exponents.forEach((base, each) -> power.put(base, each.times(exponent)));
        return new Unit(power);
    }

    Unit over(Unit other) {
        return times(other.power(Expr.MINUS_ONE));
    }

    boolean isOne() {
        return exponents.isEmpty();
    }

    /** This unit with other units put for some of its names. */
    Unit with(Function<String, Unit> known) {
        Unit result = ONE;
        for (Map.Entry<String, Num> part : exponents.entrySet()) {
            result = result.times(known.apply(part.getKey()).power(part.getValue()));
        }
        return result;
    }

    /** The unit as a reader writes it; what is not known is shown as {@code ?}. */
    @Override
    public String toString() {
        if (isOne()) {
            return "1";
        }
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        int divisors = 0;
        for (Map.Entry<String, Num> part : exponents.entrySet()) {
            Num exponent = part.getValue();
            boolean divides = exponent.signum() < 0 && exponent.isInteger();
            divisors += divides ? 1 : 0;
            Num shown = divides ? exponent.negate() : exponent;
            String base =
                    part.getKey().startsWith("?") ? "unit of " + part.getKey().substring(1) : part.getKey();
            StringBuilder side = divides ? below : above;
            side.append(side.isEmpty() ? "" : "*").append(base);
            if (!shown.isOne()) {
                side.append('^').append(shown.isInteger() && shown.signum() > 0 ? shown : "(" + shown + ")");
            }
        }
        String divisor = divisors > 1 ? "(" + below + ")" : below.toString();
        return (above.isEmpty() ? "1" : above) + (divisors == 0 ? "" : "/" + divisor);
    }
}
