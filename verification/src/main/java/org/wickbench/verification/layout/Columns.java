package org.wickbench.verification.layout;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.verification.layout.Diagram.Arrow;
import org.wickbench.verification.layout.Diagram.Box;

/**
 * A diagram cut into columns. Boxes stand in the even ones, labels of arrows in the odd ones between them, and an arrow has a
 * stop in each column that it crosses, so that every link leads from one column to the next.
 *
 * @param stops the boxes in the diagram's order, and then the stops of the arrows
 * @param links between stops
 * @param ways the stops of each arrow, with the boxes at its ends
 * @param count how many columns there are
 */
record Columns(List<Stop> stops, List<Link> links, List<List<Integer>> ways, int count) {
    Columns {
        stops = List.copyOf(stops);
        links = List.copyOf(links);
        ways = ways.stream().map(List::copyOf).toList();
    }

    /** A box, a label or a place that an arrow passes. */
    record Stop(int column, Box box, Kind kind) {}

    /** What stands at a stop. */
    enum Kind {
        BOX,
        LABEL,
        PASSAGE
    }

    /** A piece of an arrow between neighbouring columns. */
    record Link(int from, int to) {}

    static Columns of(Diagram diagram) {
        int[] places = places(diagram);
        List<Stop> stops = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < places.length; i++) {
            stops.add(new Stop(2 * places[i], diagram.boxes().get(i), Kind.BOX));
            last = Math.max(last, 2 * places[i]);
        }
        List<Link> links = new ArrayList<>();
        List<List<Integer>> ways = new ArrayList<>();
        for (Arrow arrow : diagram.arrows()) {
            List<Integer> way = new ArrayList<>(List.of(arrow.from()));
            int end = 2 * places[arrow.to()];
            for (int column = 2 * places[arrow.from()] + 1; column < end; column++) {
                boolean label = column == end - 1 && arrow.hasLabel();
                way.add(stops.size());
                stops.add(
                        label
                                ? new Stop(column, arrow.label(), Kind.LABEL)
                                : new Stop(column, new Box(0, 0), Kind.PASSAGE));
            }
            way.add(arrow.to());
            for (int i = 1; i < way.size(); i++) {
                links.add(new Link(way.get(i - 1), way.get(i)));
            }
            ways.add(way);
        }
        return new Columns(stops, links, ways, last + 1);
    }

    /**
     * A place for each box, from 0, behind all that lead to it: the length of the longest way there. A box to which nothing leads
     * stands right before the first that it leads to.
     */
    private static int[] places(Diagram diagram) {
        int[] places = new int[diagram.boxes().size()];
        boolean[] reached = new boolean[places.length];
        for (int box : diagram.sorted()) {
            for (Arrow arrow : diagram.arrows()) {
                if (arrow.from() == box) {
                    places[arrow.to()] = Math.max(places[arrow.to()], places[box] + 1);
                    reached[arrow.to()] = true;
                }
            }
        }
        for (int box = 0; box < places.length; box++) {
            int from = box;
            if (!reached[box]) {
                places[box] = diagram.arrows().stream()
                        .filter(arrow -> arrow.from() == from)
                        .mapToInt(arrow -> places[arrow.to()] - 1)
                        .min()
                        .orElse(0);
            }
        }
        return places;
    }

    /** For every stop the stops before it, or behind it. */
    List<List<Integer>> neighbours(boolean behind) {
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            found.add(new ArrayList<>());
        }
        for (Link link : links) {
            found.get(behind ? link.from : link.to).add(behind ? link.to : link.from);
        }
        return found;
    }
}
