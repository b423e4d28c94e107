package org.wickbench.verification.order;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of accuracy that errors show under refinement: for errors {@code e(h)} and {@code e(h/2)} it is
 * {@code log2(e(h)/e(h/2))}, with its sign, so that an error that grows shows as a negative order.
 *
 * @param sizes the steps or spacings, from coarse to fine
 * @param errors the errors at these sizes
 */
public record ObservedOrder(List<Double> sizes, List<Double> errors) {
    public ObservedOrder {
        sizes = List.copyOf(sizes);
        errors = List.copyOf(errors);
        if (sizes.size() != errors.size() || sizes.size() < 2) {
            throw new IllegalArgumentException("an order needs errors at two sizes or more");
        }
    }

    /** The order between each pair of neighbours. */
    public List<Double> orders() {
        List<Double> orders = new ArrayList<>();
        for (int i = 1; i < sizes.size(); i++) {
            orders.add(Math.log(errors.get(i - 1) / errors.get(i)) / Math.log(sizes.get(i - 1) / sizes.get(i)));
        }
        return orders;
    }

    /** The order between the two finest sizes, the nearest to the asymptotic one. */
    public double finest() {
        return orders().getLast();
    }
}
