package org.wickbench.verification.layout;

import java.util.List;
import org.wickbench.verification.layout.Columns.Kind;
import org.wickbench.verification.layout.Columns.Stop;

/**
 * Gives each stop a height, so that stops of a column keep their order and their distance and links are short. The heights of a
 * column come from those of its neighbours as the exact least squares under these constraints: after the distances are taken off
 * they have to grow, and pooling adjacent violators (Ayer and others, Ann. Math. Stat. 26, 641, 1955) solves that.
 */
final class Heights {
    /** To and fro; the drawing stands still long before that in diagrams of a few hundred boxes. */
    private static final int SWEEPS = 16;

    /** A passage is part of a long arrow, which should be straight before boxes are near. */
    private static final double STRAIGHT = 4;

    private final List<Stop> stops;
    private final List<List<Integer>> before;
    private final List<List<Integer>> behind;
    private final List<List<Integer>> order;
    private final double[] middle;

    private Heights(Columns columns, List<List<Integer>> order) {
        this.stops = columns.stops();
        this.before = columns.neighbours(false);
        this.behind = columns.neighbours(true);
        this.order = order;
        this.middle = new double[stops.size()];
    }

    /** The middle of each stop; the topmost edge of all is at zero. */
    static double[] of(Columns columns, List<List<Integer>> order) {
        Heights heights = new Heights(columns, order);
        heights.solve();
        return heights.middle;
    }

    private void solve() {
        for (List<Integer> column : order) {
            for (int i = 1; i < column.size(); i++) {
                middle[column.get(i)] = middle[column.get(i - 1)] + distance(column.get(i - 1), column.get(i));
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            // the last sweeps look to both sides, so that boxes come to stand between their neighbours
            boolean both = sweep >= SWEEPS / 2;
            for (List<Integer> column : forward ? order : order.reversed()) {
                settle(column, forward || both, !forward || both);
            }
        }
        double top = Double.POSITIVE_INFINITY;
        for (int i = 0; i < middle.length; i++) {
            top = Math.min(top, middle[i] - stops.get(i).box().height() / 2);
        }
        for (int i = 0; i < middle.length; i++) {
            middle[i] -= top;
        }
    }

    private double distance(int upper, int lower) {
        Stop above = stops.get(upper);
        Stop below = stops.get(lower);
        double gap = above.kind() == Kind.BOX && below.kind() == Kind.BOX ? LayeredLayout.GAP : LayeredLayout.GAP / 2;
        return (above.box().height() + below.box().height()) / 2 + gap;
    }

    private void settle(List<Integer> column, boolean fromBefore, boolean fromBehind) {
        int count = column.size();
        double[] sum = new double[count];
        double[] weight = new double[count];
        int[] length = new int[count];
        double[] offset = new double[count];
        int pools = 0;
        for (int i = 0; i < count; i++) {
            int stop = column.get(i);
            offset[i] = i == 0 ? 0 : offset[i - 1] + distance(column.get(i - 1), stop);
            weight[pools] = stops.get(stop).kind() == Kind.BOX ? 1 : STRAIGHT;
            sum[pools] = weight[pools] * (wish(stop, fromBefore, fromBehind) - offset[i]);
            length[pools++] = 1;
            while (pools > 1 && sum[pools - 2] / weight[pools - 2] > sum[pools - 1] / weight[pools - 1]) {
                pools--;
                sum[pools - 1] += sum[pools];
                weight[pools - 1] += weight[pools];
                length[pools - 1] += length[pools];
            }
        }
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int i = 0; i < length[pool]; i++, at++) {
                middle[column.get(at)] = sum[pool] / weight[pool] + offset[at];
            }
        }
    }

    /** The mean height of the neighbours on the sides that count, or else where it stands. */
    private double wish(int stop, boolean fromBefore, boolean fromBehind) {
        double sum = 0;
        int count = 0;
        for (int neighbour : fromBefore ? before.get(stop) : List.<Integer>of()) {
            sum += middle[neighbour];
            count++;
        }
        for (int neighbour : fromBehind ? behind.get(stop) : List.<Integer>of()) {
            sum += middle[neighbour];
            count++;
        }
        return count == 0 ? middle[stop] : sum / count;
    }
}
