package org.wickbench.verification.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Boxes, and arrows that lead from one to another; lengths have any unit.
 *
 * @param arrows that make no circle
 */
public record Diagram(List<Box> boxes, List<Arrow> arrows) {
    /** @throws IllegalArgumentException if an arrow leads nowhere, or arrows make a circle */
    public Diagram {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
        int count = boxes.size();
        if (arrows.stream().anyMatch(arrow -> !arrow.isWithin(count))) {
            throw new IllegalArgumentException("an arrow begins or ends at no box");
        }
        if (sorted(count, arrows).size() < count) {
            throw new IllegalArgumentException("arrows make a circle");
        }
    }

    /** A box. */
    public record Box(double width, double height) {}

    /**
     * An arrow between two boxes, by their places in the list.
     *
     * @param label the room that its label takes; without width or height it has none
     */
    public record Arrow(int from, int to, Box label) {
        boolean isWithin(int count) {
            return Math.min(from, to) >= 0 && Math.max(from, to) < count;
        }

        boolean hasLabel() {
            return label.width > 0 && label.height > 0;
        }
    }

    /** The boxes in an order in which every arrow leads forward, those that come first in the list as early as can be. */
    List<Integer> sorted() {
        return sorted(boxes.size(), arrows);
    }

    private static List<Integer> sorted(int count, List<Arrow> arrows) {
        int[] missing = new int[count];
        List<List<Integer>> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(new ArrayList<>());
        }
        for (Arrow arrow : arrows) {
            missing[arrow.to]++;
            next.get(arrow.from).add(arrow.to);
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        List<Integer> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int box = ready.remove();
            sorted.add(box);
            for (int to : next.get(box)) {
                if (--missing[to] == 0) {
                    ready.add(to);
                }
            }
        }
        return sorted;
    }
}
