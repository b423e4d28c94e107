package org.wickbench.verification.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.verification.layout.Diagram.Arrow;
import org.wickbench.verification.layout.Diagram.Box;
import org.wickbench.verification.layout.Drawing.Area;
import org.wickbench.verification.layout.Drawing.Point;

class LayeredLayoutTest {
    private static final Box NO_LABEL = new Box(0, 0);

    /** Some boxes of several sizes, and arrows from earlier to later ones, a third of them with a label. */
    private static Diagram some(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Box> boxes = new ArrayList<>();
        int count = 2 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            boxes.add(new Box(60 + random.nextInt(100), 20 + random.nextInt(60)));
        }
        List<Arrow> arrows = new ArrayList<>();
        for (int to = 1; to < count; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextInt(count) < 2) {
                    arrows.add(new Arrow(from, to, random.nextInt(3) == 0 ? new Box(30, 12) : NO_LABEL));
                }
            }
        }
        return new Diagram(boxes, arrows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noBoxOverlapsAnotherOrLeavesTheDrawing(long seed) {
        Diagram diagram = some(seed);
        Drawing drawing = LayeredLayout.of(diagram, 800);
        assertThat(drawing.boxes()).hasSameSizeAs(diagram.boxes());
        for (int i = 0; i < drawing.boxes().size(); i++) {
            Area box = drawing.boxes().get(i);
            assertThat(box.x()).isNotNegative();
            assertThat(box.y()).isNotNegative();
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(drawing.width() + 1e-9);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(drawing.height() + 1e-9);
            for (int j = 0; j < i; j++) {
                assertThat(box.overlaps(drawing.boxes().get(j)))
                        .as("%d and %d", i, j)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyArrowLeadsFromItsBoxToTheRightIntoItsBox(long seed) {
        Diagram diagram = some(seed);
        Drawing drawing = LayeredLayout.of(diagram, 800);
        for (int i = 0; i < diagram.arrows().size(); i++) {
            Area from = drawing.boxes().get(diagram.arrows().get(i).from());
            Area to = drawing.boxes().get(diagram.arrows().get(i).to());
            List<Point> points = drawing.routes().get(i).points();
            Point first = points.getFirst();
            Point last = points.getLast();
            assertThat(first.x()).isEqualTo(from.x() + from.width(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(first.y()).isBetween(from.y(), from.y() + from.height());
            assertThat(last.x()).isEqualTo(to.x(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(last.y()).isBetween(to.y(), to.y() + to.height());
            assertThat(first.x()).isLessThan(last.x());
        }
    }

    @Test
    void theSameDiagramGivesTheSameDrawing() {
        assertThat(LayeredLayout.of(some(5), 800)).isEqualTo(LayeredLayout.of(some(5), 800));
        assertThat(LayeredLayout.of(some(5), 800)).isNotEqualTo(LayeredLayout.of(some(6), 800));
    }

    @Test
    void aChainStandsInAsManyColumnsAsItHasBoxes() {
        Box box = new Box(50, 20);
        Drawing drawing = LayeredLayout.of(
                new Diagram(List.of(box, box, box), List.of(new Arrow(0, 1, NO_LABEL), new Arrow(1, 2, NO_LABEL))),
                100);
        assertThat(drawing.boxes().get(0).x()).isLessThan(drawing.boxes().get(1).x());
        assertThat(drawing.boxes().get(1).x()).isLessThan(drawing.boxes().get(2).x());
        assertThat(drawing.width()).isGreaterThan(150);
    }
}
