package org.wickbench.verification.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the stops of each column so that few links cross: sweeps to and fro put each stop at the mean place of its neighbours
 * in the column that was swept before (Sugiyama, Tagawa and Toda, IEEE Trans. SMC 11, 109, 1981), then neighbours change places
 * as long as that helps. The best order that was met is kept, and the first one among equals.
 */
final class Crossings {
    /** More sweeps find nothing better in diagrams of a few hundred boxes. */
    private static final int SWEEPS = 12;

    private final List<List<Integer>> before;
    private final List<List<Integer>> behind;
    private final int[] place;

    private Crossings(Columns columns) {
        before = columns.neighbours(false);
        behind = columns.neighbours(true);
        place = new int[columns.stops().size()];
    }

    /** The stops of each column from top to bottom. */
    static List<List<Integer>> ordered(Columns columns) {
        List<List<Integer>> order = new ArrayList<>();
        for (int i = 0; i < columns.count(); i++) {
            order.add(new ArrayList<>());
        }
        for (int stop = 0; stop < columns.stops().size(); stop++) {
            order.get(columns.stops().get(stop).column()).add(stop);
        }
        return new Crossings(columns).improved(order);
    }

    private List<List<Integer>> improved(List<List<Integer>> order) {
        order.forEach(this::number);
        List<List<Integer>> best = copy(order);
        long fewest = count(order);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean forward = sweep % 2 == 0;
            List<List<Integer>> sequence = forward ? order : order.reversed();
            for (List<Integer> column : sequence) {
                sort(column, forward ? before : behind);
            }
            exchange(order);
            long found = count(order);
            if (found < fewest) {
                fewest = found;
                best = copy(order);
            }
        }
        return best;
    }

    private static List<List<Integer>> copy(List<List<Integer>> order) {
        return order.stream().map(List::copyOf).toList();
    }

    private void number(List<Integer> column) {
        for (int i = 0; i < column.size(); i++) {
            place[column.get(i)] = i;
        }
    }

    private void sort(List<Integer> column, List<List<Integer>> fixed) {
        double[] mean = new double[place.length];
        for (int stop : column) {
            mean[stop] =
                    fixed.get(stop).stream().mapToInt(i -> place[i]).average().orElse(place[stop]);
        }
        column.sort(Comparator.comparingDouble(stop -> mean[stop]));
        number(column);
    }

    /** Each exchange takes a crossing away, so that this ends. */
    private void exchange(List<List<Integer>> order) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (List<Integer> column : order) {
                for (int i = 1; i < column.size(); i++) {
                    int upper = column.get(i - 1);
                    int lower = column.get(i);
                    if (between(lower, upper) < between(upper, lower)) {
                        column.set(i - 1, lower);
                        column.set(i, upper);
                        number(column);
                        changed = true;
                    }
                }
            }
        }
    }

    /** The crossings of the links of two stops of a column, on both sides of it, if the first stands above the second. */
    private long between(int upper, int lower) {
        return between(before.get(upper), before.get(lower)) + between(behind.get(upper), behind.get(lower));
    }

    private long between(List<Integer> upper, List<Integer> lower) {
        return upper.stream()
                .mapToLong(a -> lower.stream().filter(b -> place[b] < place[a]).count())
                .sum();
    }

    private long count(List<List<Integer>> order) {
        long found = 0;
        for (List<Integer> column : order) {
            for (int i = 0; i < column.size(); i++) {
                for (int j = i + 1; j < column.size(); j++) {
                    found += between(behind.get(column.get(i)), behind.get(column.get(j)));
                }
            }
        }
        return found;
    }
}
