package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wickbench.verification.layout.Diagram;
import org.wickbench.verification.layout.Drawing;
import org.wickbench.verification.layout.Drawing.Area;
import org.wickbench.verification.layout.Drawing.Point;
import org.wickbench.verification.layout.LayeredLayout;
import org.wickbench.verification.report.TheoryMap.Edge;
import org.wickbench.verification.report.TheoryMap.Kind;
import org.wickbench.verification.report.TheoryMap.Node;

/**
 * Draws a {@link TheoryMap} as SVG, inside a page or as a file of its own. Every node is a link; its kind is its shape, its verdict
 * the colour, a disc and a word.
 */
public final class MapSvg {
    /** What the report's page has beside its contents; pieces of the map are put side by side up to here. */
    private static final double WIDTH = 870;

    private static final double MARGIN = 4;
    private static final double NODE = 176;
    private static final double SIZE = 12.5;
    private static final double LINE = 16;
    private static final double SMALL = 10.5;
    private static final double PAD = 8;

    /** From a baseline to the middle of its small letters. */
    private static final double HALF_LETTER = 3.7;

    /** Of a title, and of a formula that stands for one. */
    private static final int TITLE_LINES = 4;

    private static final int FORMULA_LINES = 3;

    /** Of the label of an arrow. */
    private static final int LABEL_LINES = 3;

    private static final double HEAD = 7;
    private static final double LEGEND_LINE = 22;

    /** The colours of a map outside the report's page, dark where the viewer is dark; those of report.css. */
    private static final String STANDALONE_STYLE = """
            <style>
            svg{--paper:#fbfaf7;--card:#fff;--ink:#1d2430;--soft:#414b58;--faint:#66717e;--link:#1f4f9c;--proved:#12724a;--agreed:#2a7a72;--sampled:#29609f;--assumed:#7a5b00;--undecided:#6b5b7b;--refuted:#b3261e;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",sans-serif;background:var(--paper)}
            @media(prefers-color-scheme:dark){svg{--paper:#12161b;--card:#191e25;--ink:#e6e9ec;--soft:#c3cad1;--faint:#98a3ae;--link:#8ab8ff;--proved:#63cf9c;--agreed:#6dcfc4;--sampled:#86b8f7;--assumed:#e2bd5b;--undecided:#c3a9dd;--refuted:#ff8f84}}
            .proved{--k:var(--proved)}.agreed,.denied{--k:var(--agreed)}.sampled{--k:var(--sampled)}.assumed{--k:var(--assumed)}
            .undecided{--k:var(--undecided)}.refuted,.vacuous,.spurious{--k:var(--refuted)}.premise{--k:var(--faint)}
            """;

    /** How the parts of a map use the colours; the page brings its own values for them. */
    static final String STYLE = """
            .map text{fill:var(--ink);font-size:12.5px}
            .map .small{fill:var(--soft);font-size:10.5px}
            .map .word{fill:var(--k)}
            .map .shape{fill:var(--card);stroke:var(--k);stroke-width:1.5;stroke-linejoin:round}
            .map .bars{fill:none;stroke:var(--k);stroke-width:1}
            .map .dashed{stroke-dasharray:5 3}
            .map .ring{fill:none;stroke:var(--k);stroke-width:1.3}
            .map .fill{fill:var(--k)}
            .map .cross{stroke:var(--card);stroke-width:1.4}
            .map .edge{fill:none;stroke:var(--faint);stroke-width:1.2}
            .map .head{fill:var(--faint)}
            .map .behind{fill:var(--paper)}
            .map a:hover .shape{stroke-width:2.5}
            .map a:focus{outline:none}
            .map a:focus-visible .shape{stroke:var(--link);stroke-width:3.5;stroke-dasharray:none}
            """;

    private final TheoryMap map;
    private final Map<String, String> links;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<String>> titles = new ArrayList<>();
    private final List<List<String>> labels = new ArrayList<>();
    private final Drawing drawing;
    private final StringBuilder out = new StringBuilder();

    /** @param links where each node leads, by its id */
    private MapSvg(TheoryMap map, Map<String, String> links) {
        this.map = map;
        this.links = links;
        List<Diagram.Box> boxes = new ArrayList<>();
        for (Node node : map.nodes()) {
            places.put(node.id(), places.size());
            List<String> title = Wrapping.lines(
                    node.title(), SIZE, room(node), node.grade().isPresent() ? TITLE_LINES : FORMULA_LINES);
            titles.add(title);
            double lines = title.size() + (isBesideVerdict(node) ? 1 : 1.9);
            boxes.add(new Diagram.Box(NODE, lines * LINE + 2 * PAD - 2));
        }
        List<Diagram.Arrow> arrows = new ArrayList<>();
        for (Edge edge : map.edges()) {
            List<String> label = label(edge.labels());
            labels.add(label);
            double wide = label.stream()
                    .mapToDouble(text -> Wrapping.width(text, SMALL))
                    .max()
                    .orElse(0);
            arrows.add(new Diagram.Arrow(
                    place(edge.from()), place(edge.to()), new Diagram.Box(wide, label.size() * (SMALL + 2.5))));
        }
        drawing = LayeredLayout.of(new Diagram(boxes, arrows), WIDTH - 2 * MARGIN);
    }

    private int place(String id) {
        return places.getOrDefault(id, -1);
    }

    /** A label has a line for each theorem, and one for the rest. */
    private static List<String> label(List<String> theorems) {
        List<String> lines = new ArrayList<>();
        int shown = theorems.size() <= LABEL_LINES ? theorems.size() : LABEL_LINES - 1;
        for (String theorem : theorems.subList(0, shown)) {
            lines.addAll(Wrapping.lines(theorem, SMALL, NODE / 2, 1));
        }
        if (shown < theorems.size()) {
            lines.add("and " + (theorems.size() - shown) + " more");
        }
        return lines;
    }

    /**
     * A file of its own. Documents lead to {@code ID.html}, as {@code wick derive ID --html --out DIR} writes it, and claims to their
     * places there; what has no place of its own leads to what rests on it.
     */
    public static String standalone(TheoryMap map) {
        return new MapSvg(map, resolved(map, node -> Optional.of(node.document() + ".html"
                                + (node.anchor().equals(node.document()) ? "" : "#" + node.anchor()))
                        .filter(_ -> !node.anchor().isEmpty())))
                .svg(STANDALONE_STYLE + STYLE + "</style>\n");
    }

    /**
     * An element for a page that brings {@link #STYLE}. What has no place on the page leads to what rests on it, and without a link
     * stays what nothing on the page rests on.
     *
     * @param anchors the ids of the page
     */
    static String inline(TheoryMap map, Set<String> anchors) {
        return new MapSvg(map, resolved(map, node -> Optional.of("#" + node.anchor())
                        .filter(_ -> anchors.contains(node.anchor()))))
                .svg("");
    }

    /** Where a node leads by itself. */
    @FunctionalInterface
    private interface Target {
        Optional<String> of(Node node);
    }

    private static Map<String, String> resolved(TheoryMap map, Target target) {
        Map<String, String> links = new HashMap<>();
        map.nodes().forEach(node -> target.of(node).ifPresent(link -> links.put(node.id(), link)));
        // round by round a link is handed down from what rests on a node to the node
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Edge edge : map.edges()) {
                String link = links.get(edge.to());
                if (link != null && links.putIfAbsent(edge.from(), link) == null) {
                    changed = true;
                }
            }
        }
        return links;
    }

    private String svg(String style) {
        StringBuilder legend = new StringBuilder();
        double width = Math.max(drawing.width(), NODE);
        double below = legend(width, drawing.height() + 18, legend);
        out.append(
                        "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\""
                                .formatted(
                                        at(width + 2 * MARGIN),
                                        at(below + 2 * MARGIN),
                                        at(-MARGIN),
                                        at(-MARGIN),
                                        at(width + 2 * MARGIN),
                                        at(below + 2 * MARGIN)))
                // an img would hide the links in it from a screen reader
                .append(" role=\"graphics-document document\">\n<title>What rests on what</title>\n<desc>")
                .append(description())
                .append("</desc>\n")
                .append(style);
        for (int i = 0; i < map.edges().size(); i++) {
            edge(drawing.routes().get(i));
        }
        for (int i = 0; i < map.edges().size(); i++) {
            label(drawing.routes().get(i), labels.get(i));
        }
        for (int i = 0; i < map.nodes().size(); i++) {
            node(map.nodes().get(i), drawing.boxes().get(i), titles.get(i));
        }
        return out.append("<g aria-hidden=\"true\">\n")
                .append(legend)
                .append("</g>\n</svg>\n")
                .toString();
    }

    private String description() {
        Map<Kind, Long> kinds = new LinkedHashMap<>();
        map.nodes().forEach(node -> kinds.merge(node.kind(), 1L, Long::sum));
        List<String> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long number = kinds.getOrDefault(kind, 0L);
            if (number > 0) {
                parts.add(number + " " + (number == 1 ? kind.word() : kind.plural()));
            }
        }
        return "Arrows lead from what is used to what uses it: " + String.join(", ", parts) + ", "
                + map.edges().size() + (map.edges().size() == 1 ? " arrow." : " arrows.");
    }

    private void edge(Drawing.Route route) {
        List<Point> points = route.points();
        StringBuilder path = new StringBuilder();
        Point last = points.getFirst();
        path.append('M').append(at(last.x())).append(' ').append(at(last.y()));
        for (Point point : points.subList(1, points.size())) {
            if (point.y() == last.y()) {
                path.append('H').append(at(point.x()));
            } else {
                double half = (point.x() + last.x()) / 2;
                path.append("C%s %s %s %s %s %s"
                        .formatted(at(half), at(last.y()), at(half), at(point.y()), at(point.x()), at(point.y())));
            }
            last = point;
        }
        out.append("<path class=\"edge\" d=\"").append(path).append("\"/>");
        out.append("<path class=\"head\" d=\"M%s %sl%s %sv%sz\"/>\n"
                .formatted(at(last.x()), at(last.y()), at(-HEAD), at(-HEAD / 2), at(HEAD)));
    }

    private void label(Drawing.Route route, List<String> lines) {
        route.label().ifPresent(area -> {
            out.append("<rect class=\"behind\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                    .formatted(at(area.x() - 3), at(area.y()), at(area.width() + 6), at(area.height())));
            for (int i = 0; i < lines.size(); i++) {
                double y = area.y() + (i + 0.5) * area.height() / lines.size() + HALF_LETTER;
                text("small", "middle", area.x() + area.width() / 2, y, lines.get(i), out);
            }
        });
    }

    private void node(Node node, Area area, List<String> title) {
        String target = links.get(node.id());
        String tag = target == null ? "g" : "a";
        String style = style(node);
        out.append('<').append(tag).append(" class=\"").append(style).append('"');
        if (target != null) {
            out.append(" href=\"").append(Markup.escape(target)).append('"');
        }
        out.append("><title>").append(Markup.escape(told(node))).append("</title>\n");
        shape(node.kind(), area, out);
        double x = area.x() + inset(node.kind());
        double y = area.y() + PAD + SIZE - 1;
        for (String line : title) {
            text("", "start", x, y, line, out);
            y += LINE;
        }
        if (node.grade().isPresent()) {
            disc(style, x + 4, y - HALF_LETTER, out);
            text("small word", "start", x + 13, y, verdict(node), out);
        }
        boolean beside = isBesideVerdict(node);
        text(
                "small",
                "start",
                beside ? x + verdictWidth(node) : x,
                beside ? y : y + LINE - 2,
                Wrapping.lines(name(node), SMALL, room(node), 1).getFirst(),
                out);
        out.append("</").append(tag).append(">\n");
    }

    private static double room(Node node) {
        return NODE - 2 * inset(node.kind());
    }

    /** True if the name has room in the line of the verdict. */
    private static boolean isBesideVerdict(Node node) {
        return verdictWidth(node) + Wrapping.width(name(node), SMALL) <= room(node);
    }

    private static double verdictWidth(Node node) {
        return node.grade().isPresent() ? 13 + Wrapping.width(verdict(node), SMALL) + 8 : 0;
    }

    private static String verdict(Node node) {
        return node.grade()
                .map(grade -> ReportHtml.words(grade, node.expectation()))
                .orElse("");
    }

    private static String name(Node node) {
        return switch (node.kind()) {
            case DOCUMENT, CLAIM -> node.name();
            // "reading born" and "define zeta" say what they are already
            case POSTULATE, HYPOTHESIS, DEFINITION ->
                node.name().contains(" ") ? node.name() : node.kind().word() + " " + node.name();
        };
    }

    private static String style(Node node) {
        return node.grade()
                .map(grade -> ReportHtml.style(grade, node.expectation()))
                .orElse("premise");
    }

    /** What a node is, in full. */
    private String told(Node node) {
        String kind = node.kind().word();
        String below = map.edges().stream()
                .filter(edge -> edge.to().equals(node.id()))
                .map(edge ->
                        edge.from() + (edge.labels().isEmpty() ? "" : " (" + String.join(", ", edge.labels()) + ")"))
                .collect(Collectors.joining(", "));
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " "
                + node.id() + ": "
                + node.title()
                + node.grade()
                        .map(grade -> "; " + (node.kind() == Kind.DOCUMENT ? "at worst " : "")
                                + ReportHtml.words(grade, node.expectation()))
                        .orElse("")
                + (below.isEmpty() ? "" : "; rests on " + below);
    }

    private static double inset(Kind kind) {
        return switch (kind) {
            case DOCUMENT, CLAIM -> 11;
            case DEFINITION -> 14;
            case HYPOTHESIS -> 15;
            case POSTULATE -> 16;
        };
    }

    private static void shape(Kind kind, Area area, StringBuilder to) {
        double x = area.x();
        double y = area.y();
        double wide = area.width();
        double high = area.height();
        switch (kind) {
            case DOCUMENT -> {
                double ear = Math.min(11, high / 3);
                to.append("<path class=\"shape\" d=\"M%s %sh%sl%s %sv%sh%sz\"/>"
                        .formatted(at(x), at(y), at(wide - ear), at(ear), at(ear), at(high - ear), at(-wide)));
                to.append("<path class=\"bars\" d=\"M%s %sv%sh%s\"/>\n"
                        .formatted(at(x + wide - ear), at(y), at(ear), at(ear)));
            }
            case CLAIM -> rectangle("shape", area, Math.min(9, high / 3), to);
            case HYPOTHESIS -> rectangle("shape dashed", area, Math.min(18, high / 2), to);
            case DEFINITION -> {
                rectangle("shape", area, 0, to);
                double bar = Math.min(6, wide / 6);
                to.append("<path class=\"bars\" d=\"M%s %sv%sM%s %sv%s\"/>\n"
                        .formatted(at(x + bar), at(y), at(high), at(x + wide - bar), at(y), at(high)));
            }
            case POSTULATE -> {
                double tip = Math.min(10, high / 3);
                to.append("<path class=\"shape\" d=\"M%s %sl%s %sh%sl%s %sl%s %sh%sz\"/>\n"
                        .formatted(
                                at(x),
                                at(y + high / 2),
                                at(tip),
                                at(-high / 2),
                                at(wide - 2 * tip),
                                at(tip),
                                at(high / 2),
                                at(-tip),
                                at(high / 2),
                                at(2 * tip - wide)));
            }
        }
    }

    private static void rectangle(String style, Area area, double round, StringBuilder to) {
        to.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>\n"
                .formatted(style, at(area.x()), at(area.y()), at(area.width()), at(area.height()), at(round)));
    }

    /** The report's disc: the fuller, the stronger, and crossed out where something is refuted. */
    private static void disc(String style, double x, double y, StringBuilder to) {
        double r = 4;
        to.append("<circle class=\"ring\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(at(x), at(y), at(r)));
        String whole = "<circle class=\"fill\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(at(x), at(y), at(r));
        switch (style) {
            case "proved" -> to.append(whole);
            case "agreed" ->
                to.append("<path class=\"fill\" d=\"M%s %sv%sa%s %s 0 1 1 %s %sz\"/>"
                        .formatted(at(x), at(y), at(-r), at(r), at(r), at(-r), at(r)));
            case "sampled" ->
                to.append("<path class=\"fill\" d=\"M%s %sa%s %s 0 0 1 0 %sz\"/>"
                        .formatted(at(x), at(y - r), at(r), at(r), at(2 * r)));
            case "assumed" ->
                to.append("<path class=\"fill\" d=\"M%s %sv%sa%s %s 0 0 1 %s %sz\"/>"
                        .formatted(at(x), at(y), at(-r), at(r), at(r), at(r), at(r)));
            case "refuted", "denied", "vacuous", "spurious" ->
                to.append(whole)
                        .append("<path class=\"cross\" d=\"M%s %sl5 5m0 -5l-5 5\"/>"
                                .formatted(at(x - 2.5), at(y - 2.5)));
            default -> {}
        }
        to.append('\n');
    }

    /** Which shape and which disc is what, of those that occur; gives the height at which it ends. */
    private double legend(double width, double top, StringBuilder to) {
        double x = 0;
        double y = top;
        for (Kind kind : Kind.values()) {
            if (map.nodes().stream().anyMatch(node -> node.kind() == kind)) {
                double wide = 44 + Wrapping.width(kind.word(), SMALL) + 14;
                if (x > 0 && x + wide > width) {
                    x = 0;
                    y += LEGEND_LINE;
                }
                to.append("<g class=\"premise\">");
                shape(kind, new Area(x + 1, y, 34, 14), to);
                to.append("</g>");
                text("small", "start", x + 42, y + 7 + HALF_LETTER, kind.word(), to);
                x += wide;
            }
        }
        Map<String, String> styles = new LinkedHashMap<>();
        map.nodes().forEach(node -> node.grade()
                .ifPresent(grade -> styles.put(style(node), ReportHtml.words(grade, node.expectation()))));
        for (Map.Entry<String, String> style : styles.entrySet()) {
            double wide = 16 + Wrapping.width(style.getValue(), SMALL) + 14;
            if (x > 0 && x + wide > width) {
                x = 0;
                y += LEGEND_LINE;
            }
            to.append("<g class=\"").append(style.getKey()).append("\">");
            disc(style.getKey(), x + 6, y + 7, to);
            text("small word", "start", x + 16, y + 7 + HALF_LETTER, style.getValue(), to);
            to.append("</g>");
            x += wide;
        }
        return y + 16;
    }

    private static void text(String kind, String anchor, double x, double y, String text, StringBuilder to) {
        to.append("<text ");
        if (!kind.isEmpty()) {
            to.append("class=\"").append(kind).append("\" ");
        }
        if (!anchor.equals("start")) {
            to.append("text-anchor=\"").append(anchor).append("\" ");
        }
        to.append("x=\"%s\" y=\"%s\">%s</text>\n".formatted(at(x), at(y), Markup.escape(text)));
    }

    private static String at(double value) {
        return SvgCanvas.at(value);
    }
}
