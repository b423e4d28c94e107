package org.wickbench.verification.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wickbench.verification.layout.Columns.Kind;
import org.wickbench.verification.layout.Diagram.Arrow;
import org.wickbench.verification.layout.Drawing.Area;
import org.wickbench.verification.layout.Drawing.Point;
import org.wickbench.verification.layout.Drawing.Route;

/**
 * Draws a diagram in columns, with all arrows from left to right. What hangs together is laid out by itself; the pieces, those with
 * the most boxes first and single boxes last, stand side by side in rows. The same diagram gives the same drawing.
 */
public final class LayeredLayout {
    /** Between boxes of a column; half of it beside arrows and labels. */
    static final double GAP = 12;

    /** Between columns where no label stands. */
    private static final double AISLE = 46;

    /** On both sides of a label. */
    private static final double BESIDE_LABEL = 20;

    private static final double BETWEEN_PIECES = 22;

    private LayeredLayout() {}

    /**
     * The drawing.
     *
     * @param width how wide it should be; wider only if a piece is
     */
    public static Drawing of(Diagram diagram, double width) {
        int[] owner = pieces(diagram);
        List<Piece> pieces = Arrays.stream(owner)
                .distinct()
                .mapToObj(piece -> Piece.of(diagram, owner, piece))
                .sorted(Comparator.comparingInt((Piece piece) -> piece.boxes.size())
                        .reversed())
                .toList();
        double room =
                pieces.stream().mapToDouble(piece -> piece.drawing.width()).reduce(width, Math::max);
        Area[] boxes = new Area[diagram.boxes().size()];
        Route[] routes = new Route[diagram.arrows().size()];
        double x = 0;
        double y = 0;
        double wide = 0;
        double bottom = 0;
        boolean singles = false;
        for (Piece piece : pieces) {
            boolean firstSingle = !singles && piece.boxes.size() == 1;
            singles |= firstSingle;
            if (x > 0 && (firstSingle || x + piece.drawing.width() > room)) {
                x = 0;
                y = bottom + (singles && !firstSingle ? GAP : BETWEEN_PIECES);
            }
            Drawing drawing = piece.drawing.moved(x, y);
            for (int i = 0; i < piece.boxes.size(); i++) {
                boxes[piece.boxes.get(i)] = drawing.boxes().get(i);
            }
            for (int i = 0; i < piece.arrows.size(); i++) {
                routes[piece.arrows.get(i)] = drawing.routes().get(i);
            }
            wide = Math.max(wide, x + drawing.width());
            bottom = Math.max(bottom, y + drawing.height());
            x += drawing.width() + AISLE;
        }
        return new Drawing(wide, bottom, List.of(boxes), List.of(routes));
    }

    /** For each box the first box that it hangs together with. */
    private static int[] pieces(Diagram diagram) {
        int[] owner = new int[diagram.boxes().size()];
        Arrays.setAll(owner, i -> i);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Arrow arrow : diagram.arrows()) {
                int first = Math.min(owner[arrow.from()], owner[arrow.to()]);
                changed |= owner[arrow.from()] != first || owner[arrow.to()] != first;
                owner[arrow.from()] = first;
                owner[arrow.to()] = first;
            }
        }
        return owner;
    }

    /** Boxes and arrows that hang together, by their places in the diagram, and how they are drawn. */
    private record Piece(List<Integer> boxes, List<Integer> arrows, Drawing drawing) {
        static Piece of(Diagram diagram, int[] owner, int piece) {
            List<Integer> boxes = new ArrayList<>();
            for (int i = 0; i < owner.length; i++) {
                if (owner[i] == piece) {
                    boxes.add(i);
                }
            }
            List<Integer> arrows = new ArrayList<>();
            List<Arrow> renamed = new ArrayList<>();
            for (int i = 0; i < diagram.arrows().size(); i++) {
                Arrow arrow = diagram.arrows().get(i);
                if (owner[arrow.from()] == piece) {
                    arrows.add(i);
                    renamed.add(new Arrow(boxes.indexOf(arrow.from()), boxes.indexOf(arrow.to()), arrow.label()));
                }
            }
            return new Piece(
                    boxes,
                    arrows,
                    drawn(new Diagram(boxes.stream().map(diagram.boxes()::get).toList(), renamed)));
        }
    }

    private static Drawing drawn(Diagram diagram) {
        Columns columns = Columns.of(diagram);
        List<List<Integer>> order = Crossings.ordered(columns);
        double[] middle = Heights.of(columns, order);
        double[] widths = widths(columns);
        double[] left = new double[widths.length];
        for (int i = 1; i < left.length; i++) {
            left[i] = left[i - 1] + widths[i - 1];
        }
        List<Area> areas = new ArrayList<>();
        double height = 0;
        for (int i = 0; i < columns.stops().size(); i++) {
            Columns.Stop stop = columns.stops().get(i);
            double wide = stop.box().width();
            double x = left[stop.column()] + (stop.kind() == Kind.BOX ? 0 : (widths[stop.column()] - wide) / 2);
            areas.add(new Area(
                    x, middle[i] - stop.box().height() / 2, wide, stop.box().height()));
            height = Math.max(height, middle[i] + stop.box().height() / 2);
        }
        List<Route> routes = new ArrayList<>();
        for (List<Integer> way : columns.ways()) {
            routes.add(route(columns, way, areas, left, widths));
        }
        return new Drawing(
                left[left.length - 1] + widths[widths.length - 1],
                height,
                areas.subList(0, diagram.boxes().size()),
                routes);
    }

    /** Of each column; an aisle is as wide as its labels ask for. */
    private static double[] widths(Columns columns) {
        double[] widths = new double[columns.count()];
        for (int i = 1; i < widths.length; i += 2) {
            widths[i] = AISLE;
        }
        for (Columns.Stop stop : columns.stops()) {
            double wide = stop.box().width() + (stop.kind() == Kind.LABEL ? 2 * BESIDE_LABEL : 0);
            widths[stop.column()] = Math.max(widths[stop.column()], wide);
        }
        return widths;
    }

    private static Route route(Columns columns, List<Integer> way, List<Area> areas, double[] left, double[] widths) {
        List<Point> points = new ArrayList<>();
        Optional<Area> label = Optional.empty();
        for (int i = 0; i < way.size(); i++) {
            Area area = areas.get(way.get(i));
            Columns.Stop stop = columns.stops().get(way.get(i));
            double y = area.y() + area.height() / 2;
            if (i == 0) {
                points.add(new Point(area.x() + area.width(), y));
            } else if (i == way.size() - 1) {
                points.add(new Point(area.x(), y));
            } else if (stop.column() % 2 == 0 || hasLabels(columns, stop.column())) {
                // straight beside boxes and labels, so that it does not cut their corners
                double margin = stop.column() % 2 == 0 ? 0 : BESIDE_LABEL;
                points.add(new Point(left[stop.column()] + margin, y));
                points.add(new Point(left[stop.column()] + widths[stop.column()] - margin, y));
            }
            if (stop.kind() == Kind.LABEL) {
                label = Optional.of(area);
            }
        }
        return new Route(points, label);
    }

    private static boolean hasLabels(Columns columns, int column) {
        return columns.stops().stream().anyMatch(stop -> stop.column() == column && stop.kind() == Kind.LABEL);
    }
}
