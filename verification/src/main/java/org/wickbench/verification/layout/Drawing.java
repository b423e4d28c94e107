package org.wickbench.verification.layout;

import java.util.List;
import java.util.Optional;

/**
 * Where everything of a {@link Diagram} stands; x grows to the right, y downwards, and nothing lies left of or above the origin.
 *
 * @param boxes the boxes, in the diagram's order
 * @param routes the arrows, in the diagram's order
 */
public record Drawing(double width, double height, List<Area> boxes, List<Route> routes) {
    public Drawing {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    /** A rectangle. */
    public record Area(double x, double y, double width, double height) {
        Area moved(double right, double down) {
            return new Area(x + right, y + down, width, height);
        }

        /** True if the two share more than an edge. */
        public boolean overlaps(Area other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A point. */
    public record Point(double x, double y) {
        Point moved(double right, double down) {
            return new Point(x + right, y + down);
        }
    }

    /**
     * The way of an arrow, from left to right; it is horizontal at each of its points.
     *
     * @param points the first on the right edge of a box, the last on the left edge of another one
     * @param label where its label stands, if it has one
     */
    public record Route(List<Point> points, Optional<Area> label) {
        public Route {
            points = List.copyOf(points);
        }

        Route moved(double right, double down) {
            return new Route(
                    points.stream().map(point -> point.moved(right, down)).toList(),
                    label.map(area -> area.moved(right, down)));
        }
    }

    Drawing moved(double right, double down) {
        return new Drawing(
                width,
                height,
                boxes.stream().map(area -> area.moved(right, down)).toList(),
                routes.stream().map(route -> route.moved(right, down)).toList());
    }
}
