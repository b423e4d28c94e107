package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Entry.RuleCall;
import org.wickbench.symbolic.derivation.Entry.Step.Kind;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/**
 * Reads a Markdown document whose blocks fenced as {@code ```wick} hold declarations, premises, steps and claims. An
 * entry begins at the left margin; lines that are indented continue it; {@code #} begins a comment.
 */
public final class DocumentReader {
    /** Documents are papers' sections; the longest of the catalog has under 20,000 characters. */
    private static final int LONGEST = 1_000_000;

    /** {@code # Title}, or a line of equals signs under the title. */
    private static final Pattern HEADING =
            Pattern.compile("(?m)^ {0,3}#[ \\t]+(.+)$|^ {0,3}([^\\s#>].*)\\n {0,3}=+[ \\t]*$");

    private static final Pattern HEADER_LINE = Pattern.compile("(?m)^(Source|Claims):\\s*(.+)$");
    private static final Pattern LABEL =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*)\\s*(?:\"([^\"\\n]*)\")?\\s*:(?!=)");
    private static final Pattern CLAUSE = Pattern.compile("\\s(using|in|from|times|order|at|wrt|where)\\s");
    /** The rule in whose steps operators may stand by themselves. */
    static final String OPERATOR_RULE = "operators";

    private static final Set<String> KEYWORDS = Set.of(
            "function",
            "operator",
            "imaginary",
            "assume",
            "define",
            "given",
            "postulate",
            "use",
            "step",
            "claim",
            "refute",
            "check",
            "units",
            "reading");

    private static final Pattern USE = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*)\\s+from\\s+(\\S+)"
            + "(?:\\s+as\\s+([A-Za-z][A-Za-z0-9_]*))?(?:\\s+with\\s+(\\S[\\s\\S]*))?\\s*");

    private final String id;
    private final Documents library;
    private final String text;
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> operators = new LinkedHashSet<>();
    private final Set<String> letters = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private boolean imaginary;
    private int indent;
    private Assumptions context = Assumptions.NONE;

    private DocumentReader(String id, String text, Documents library) {
        this.id = id;
        this.library = library;
        this.text = text;
    }

    /**
     * Reads a document that uses no other.
     *
     * @param id its name
     * @throws SyntaxException with the place marked in the document
     */
    public static Document read(String id, String text) {
        return read(id, text, Documents.NONE);
    }

    /**
     * Reads a document.
     *
     * @param id its name
     * @param library where the documents are that it may use
     * @throws SyntaxException with the place marked in the document
     */
    public static Document read(String id, String text, Documents library) {
        if (text.length() > LONGEST) {
            throw new SyntaxException("the document is longer than " + LONGEST + " characters", "", 0);
        }
        return new DocumentReader(id, text.replace("\r\n", "\n"), library).run();
    }

    private Document run() {
        List<Fences.Block> blocks = Fences.of(text);
        Matcher heading = outside(HEADING, blocks);
        if (!heading.find()) {
            throw new SyntaxException("a derivation begins with a heading:  # Title", text, 0);
        }
        int afterHeading = heading.end();
        String title = title(heading);
        String source = "";
        List<String> claims = new ArrayList<>();
        Matcher header = outside(HEADER_LINE, blocks);
        while (header.find()) {
            if (header.group(1).equals("Source")) {
                source = header.group(2).strip();
            } else {
                for (String claim : header.group(2).split("[,\\s]+")) {
                    claims.add(claim);
                }
            }
        }
        List<Document.Part> parts = new ArrayList<>();
        int proseStart = afterHeading;
        boolean any = false;
        for (Fences.Block block : blocks) {
            if (!block.language().equals("wick")) {
                continue;
            }
            if (!block.closed()) {
                throw new SyntaxException("this block is never closed by ```", text, block.opened());
            }
            any = true;
            addProse(text.substring(Math.min(proseStart, block.opened()), block.opened()), parts);
            indent = block.indent();
            readBlock(block.from(), block.to(), parts);
            proseStart = block.end();
        }
        addProse(text.substring(proseStart), parts);
        if (!any) {
            throw new SyntaxException("the document has no block fenced as ```wick", text, heading.start());
        }
        return new Document(id, title, source, claims, parts, names(), text, library);
    }

    /** A matcher of the text in which the content of blocks is blank. */
    private Matcher outside(Pattern pattern, List<Fences.Block> blocks) {
        StringBuilder blank = new StringBuilder(text);
        for (Fences.Block block : blocks) {
            for (int i = block.opened(); i < block.to(); i++) {
                if (blank.charAt(i) != '\n') {
                    blank.setCharAt(i, ' ');
                }
            }
        }
        return pattern.matcher(blank.toString());
    }

    /** The words of a heading, without the number signs that may close it. */
    private static String title(Matcher heading) {
        String words = heading.group(1) != null ? heading.group(1) : heading.group(2);
        return words.strip().replaceFirst("(^|[ \\t]+)#+$", "").strip();
    }

    private static void addProse(String prose, List<Document.Part> parts) {
        String kept = HEADER_LINE.matcher(prose).replaceAll("").strip();
        if (!kept.isEmpty()) {
            parts.add(new Document.Part.Prose(kept));
        }
    }

    private void readBlock(int start, int end, List<Document.Part> parts) {
        int at = start;
        while (at < end) {
            int lineEnd = lineEnd(at, end);
            at = margin(at, lineEnd);
            if (text.substring(at, lineEnd).isBlank() || text.charAt(at) == '#') {
                at = lineEnd + 1;
                continue;
            }
            int entryEnd = lineEnd;
            while (entryEnd + 1 < end) {
                int next = entryEnd + 1;
                int nextEnd = lineEnd(next, end);
                next = margin(next, nextEnd);
                boolean continues = next < nextEnd
                        && (text.charAt(next) == ' ' || text.charAt(next) == '\t')
                        && !text.substring(next, nextEnd).isBlank();
                if (!continues) {
                    break;
                }
                entryEnd = nextEnd;
            }
            parts.add(new Document.Part.Statement(readEntry(at, entryEnd)));
            at = entryEnd + 1;
        }
    }

    /** Where a line begins behind the spaces that the fence of its block stands behind, too. */
    private int margin(int from, int lineEnd) {
        int at = from;
        while (at < lineEnd && at < from + indent && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private int lineEnd(int from, int limit) {
        int newline = text.indexOf('\n', from);
        return newline < 0 || newline > limit ? limit : newline;
    }

    private Entry readEntry(int start, int end) {
        int wordEnd = wordEnd(start, end);
        String keyword = text.substring(start, wordEnd);
        if (!KEYWORDS.contains(keyword)) {
            throw error(
                    "an entry begins with one of "
                            + String.join(", ", KEYWORDS.stream().sorted().toList()),
                    start);
        }
        return switch (keyword) {
            case "function" -> declareFunctions(start, wordEnd, end);
            case "operator" -> declareOperators(start, wordEnd, end);
            case "imaginary" -> {
                if (!text.substring(wordEnd, end).strip().equals("i")) {
                    throw error("only  i  can be declared as the imaginary unit", wordEnd);
                }
                imaginary = true;
                yield new Entry.Declaration(start, text.substring(start, end).strip());
            }
            case "assume" -> {
                Assumptions added =
                        located(wordEnd, () -> Assumptions.parse(text.substring(wordEnd, end), names(), context));
                refuseOtherDomains(added, wordEnd, end);
                for (String name : added.domains().keySet()) {
                    refuseOperators(Expr.sym(name), wordEnd, end);
                    used.add(name);
                }
                for (Relation fact : added.facts()) {
                    refuseOperators(fact, wordEnd, end);
                    collectNames(fact, used);
                }
                yield new Entry.Assume(start, added);
            }
            case "units" -> UnitReader.read(text, start, wordEnd, end, names());
            case "reading" -> {
                for (String name : DensityReader.NAMES) {
                    if (labels.contains(name) || functions.contains(name) || operators.contains(name)) {
                        throw error("the name " + name + " is already taken, and a reading defines it", start);
                    }
                }
                yield DensityReader.read(text, start, wordEnd, end, names());
            }
            case "define" -> define(start, wordEnd, end);
            case "given", "postulate" -> {
                Label label = label(wordEnd, end);
                Relation relation = relation(label.end, end);
                refuseOperators(relation, label.end, end);
                Entry.Given.Role role =
                        keyword.equals("given") ? Entry.Given.Role.HYPOTHESIS : Entry.Given.Role.POSTULATE;
                yield new Entry.Given(start, role, label.name, label.title, relation);
            }
            case "use" -> use(start, wordEnd, end);
            case "check" -> check(start, wordEnd, end);
            default -> step(keyword, start, wordEnd, end);
        };
    }

    /** {@code use LABEL from DOCUMENT as NAME with f(x) == a*x, D == T}. */
    private Entry use(int start, int from, int end) {
        Matcher matcher = USE.matcher(text).region(from, end);
        if (!matcher.matches()) {
            throw error("a use is written  use LABEL from DOCUMENT  or  use LABEL from DOCUMENT with D == T", from + 1);
        }
        if (!Documents.isName(matcher.group(2))) {
            throw error("a document is named by its id or by a file name without a folder", matcher.start(2));
        }
        int group = matcher.group(3) == null ? 1 : 3;
        if (!labels.add(matcher.group(group))) {
            throw error("the label " + matcher.group(group) + " is already taken", matcher.start(group));
        }
        Entry.Use.Theorem theorem =
                new Entry.Use.Theorem(matcher.group(1), matcher.start(1), matcher.group(2), matcher.start(2));
        boolean plain = matcher.group(4) == null;
        return new Entry.Use(
                start,
                matcher.group(group),
                theorem,
                plain ? "" : matcher.group(4).strip(),
                plain ? end : matcher.start(4));
    }

    private int wordEnd(int start, int end) {
        int at = start;
        while (at < end && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private Names names() {
        return new Names(functions, false, imaginary, operators);
    }

    /**
     * A name keeps its domain: what was shown of whole numbers would be used of real ones, and what was shown of real ones
     * of complex ones.
     */
    private void refuseOtherDomains(Assumptions added, int start, int end) {
        added.domains().forEach((name, domain) -> {
            Assumptions.Domain before = context.domains().get(name);
            boolean asReal = before == null && domain == Assumptions.Domain.COMPLEX && used.contains(name);
            if (before != null && before != domain || asReal) {
                Matcher word = Pattern.compile("(?<![\\w])" + Pattern.quote(name) + "(?![\\w])")
                        .matcher(text)
                        .region(start, end);
                String known = before == null
                        ? "was used as a real one already"
                        : "was declared " + before.name().toLowerCase(Locale.ROOT) + " before";
                throw error(
                        "the name " + name + " " + known + ", and a name keeps its domain",
                        word.find() ? word.start() : start);
            }
        });
        context = context.and(added);
    }

    /** Marks an operator that stands where its products would lose their order. */
    private void refuseOperators(Expr expr, int start, int end) {
        new OperatorNames(operators, letters).bare(expr).ifPresent(name -> {
            Matcher word = Pattern.compile("(?<![\\w])" + Pattern.quote(name) + "(?![\\w])")
                    .matcher(text)
                    .region(start, end);
            throw error(name + OperatorNames.ADVICE, word.find() ? word.start() : start);
        });
    }

    /** {@code operator X, Y}: letters for any operators; {@code operator H == -D*d(x)^2 + zeta(x)}: a certain one. */
    private Entry declareOperators(int start, int from, int end) {
        for (OperatorForm form : OperatorForm.values()) {
            if (functions.contains(form.syntax())) {
                throw error("the function " + form.syntax() + " has the name of a word for operators", start);
            }
        }
        Matcher one = Pattern.compile("\\s*([A-Za-z_\\p{IsGreek}][\\w\\p{IsGreek}]*)\\s*(,|==|$)")
                .matcher(text)
                .region(from, end);
        int at = from;
        while (at < end && !text.substring(at, end).isBlank()) {
            one.region(at, end);
            if (!one.lookingAt() || one.group(2).equals("==") && at != from) {
                throw error("a declaration such as  operator X, Y  or  operator H == ...  is needed here", at);
            }
            String name = located(one.start(1), () -> nameOf(one.group(1)));
            if (functions.contains(name) || OperatorForm.named(name).isPresent() || !labels.add(name)) {
                throw error("the name " + name + " is already taken", one.start(1));
            }
            boolean defined = one.group(2).equals("==");
            Expr body = Expr.sym(name);
            operators.add(name);
            if (defined) {
                body = located(one.end(), () -> Parser.parseValue(text.substring(one.end(), end), names()));
                collectNames(body, used);
                new OperatorNames(operators, letters).asVariable(body).ifPresent(variable -> {
                    throw error(variable + " is an operator and no variable", one.end());
                });
            }
            if (used.contains(name)) {
                throw error(
                        name + " was used as a number already: declare an operator before it is used", one.start(1));
            }
            if (defined) {
                return new Entry.Define(start, name, Expr.equation(Expr.sym(name), body));
            }
            letters.add(name);
            at = one.end();
        }
        return new Entry.Declaration(start, text.substring(start, end).strip());
    }

    private static void collectNames(Expr expr, Set<String> names) {
        if (expr instanceof Sym symbol) {
            names.add(symbol.stem());
        }
        Trees.children(expr).forEach(child -> collectNames(child, names));
    }

    private interface Reading<T> {
        T read();
    }

    /** Runs a reader of a piece of the document and moves its errors to their place in the document. */
    private <T> T located(int offset, Reading<T> reading) {
        try {
            return reading.read();
        } catch (SyntaxException e) {
            throw new SyntaxException(e.reason(), text, offset + e.position());
        }
    }

    private Relation relation(int start, int end) {
        Relation relation = located(start, () -> Parser.parseRelation(text.substring(start, end), names()));
        collectNames(relation, used);
        return relation;
    }

    private record Label(String name, String title, int end) {}

    private Label label(int start, int end) {
        Matcher matcher = LABEL.matcher(text).region(start, end);
        if (!matcher.lookingAt()) {
            throw error("a label is needed here: letters, digits and _, then a colon", start + 1);
        }
        String name = matcher.group(1);
        if (!labels.add(name)) {
            throw error("the label " + name + " is already taken", matcher.start(1));
        }
        return new Label(name, matcher.group(2) == null ? "" : matcher.group(2), matcher.end());
    }

    /** {@code function psi(x,t) complex, zeta(x)}: the names, and domains other than real. */
    private Entry declareFunctions(int start, int from, int end) {
        Assumptions added = Assumptions.NONE;
        Matcher one = Pattern.compile(
                        "\\s*([A-Za-z_\\p{IsGreek}][\\w\\p{IsGreek}]*)\\s*(?:\\[[\\w, ]+\\])?\\s*(?:\\([\\w\\p{IsGreek}, ]*\\))?"
                                + "\\s*(real|complex)?\\s*(,|$)")
                .matcher(text)
                .region(from, end);
        int at = from;
        while (at < end && !text.substring(at, end).isBlank()) {
            one.region(at, end);
            if (!one.lookingAt()) {
                throw error("a declaration such as  function psi(x,t) complex, zeta(x)  is needed here", at);
            }
            String name = located(one.start(1), () -> nameOf(one.group(1)));
            if (Fn.named(name).isPresent()) {
                throw error(name + " is a function of the syntax", one.start(1));
            }
            if (operators.contains(name)
                    || !operators.isEmpty() && OperatorForm.named(name).isPresent()) {
                throw error("the name " + name + " is already taken by an operator", one.start(1));
            }
            boolean again = !functions.add(name);
            Assumptions.Domain domain =
                    "complex".equals(one.group(2)) ? Assumptions.Domain.COMPLEX : Assumptions.Domain.REAL;
            if (again && context.domainOf(name) != domain) {
                throw error(
                        "the function " + name + " was declared "
                                + context.domainOf(name).name().toLowerCase(Locale.ROOT)
                                + " before, and keeps its domain",
                        one.start(1));
            }
            Assumptions declared = Assumptions.NONE.declare(name, domain);
            context = context.and(declared);
            if (domain == Assumptions.Domain.COMPLEX) {
                added = added.and(declared);
            }
            at = one.end();
        }
        return added.equals(Assumptions.NONE)
                ? new Entry.Declaration(start, text.substring(start, end).strip())
                : new Entry.Assume(start, added);
    }

    private static String nameOf(String written) {
        return ((Sym) Parser.parseValue(written, Names.STRICT)).name();
    }

    /** {@code define K(x,y) == ...}: the name becomes a function of the document. */
    private Entry define(int start, int from, int end) {
        Matcher head = Pattern.compile("\\s*([A-Za-z_\\p{IsGreek}][\\w\\p{IsGreek}]*)\\s*([\\(\\[])?")
                .matcher(text)
                .region(from, end);
        if (!head.lookingAt()) {
            throw error("a definition such as  define K(x,y) == ...  is needed here", from + 1);
        }
        String name = located(head.start(1), () -> nameOf(head.group(1)));
        if (!labels.add(name)) {
            throw error("the name " + name + " is already taken", head.start(1));
        }
        boolean isFunction = "(".equals(head.group(2))
                || text.substring(head.start(1), end).matches("(?s)[\\w\\p{IsGreek}]+\\s*\\[[^\\]]*\\]\\s*\\(.*");
        if (isFunction) {
            functions.add(name);
        }
        Relation equation = relation(from, end);
        if (equation.op() != Relation.Op.EQ) {
            throw error("a definition is an equation with ==", from);
        }
        refuseOperators(equation, from, end);
        List<Expr> parameters =
                switch (equation.left()) {
                    case Sym symbol -> symbol.indices();
                    case Apply apply -> {
                        List<Expr> all = new ArrayList<>(apply.head().indices());
                        all.addAll(apply.arguments());
                        yield all;
                    }
                    default -> throw error("the left side of a definition is a name, with symbols as arguments", from);
                };
        if (!parameters.stream().allMatch(p -> p instanceof Sym s && s.indices().isEmpty())
                || new LinkedHashSet<>(parameters).size() != parameters.size()) {
            throw error("the arguments of a definition are different symbols", from);
        }
        return new Entry.Define(start, name, equation);
    }

    private Entry step(String keyword, int start, int from, int end) {
        Label label = label(from, end);
        int by = topLevel(" by ", label.end, end);
        if (by < 0) {
            throw error("a " + keyword + " ends in  by RULE", end);
        }
        Relation relation = relation(label.end, by);
        Kind kind =
                switch (keyword) {
                    case "step" -> Kind.STEP;
                    case "claim" -> Kind.CLAIM;
                    default -> Kind.REFUTE;
                };
        RuleCall rule = ruleCall(by + 4, end);
        if (!rule.name().equals(OPERATOR_RULE)) {
            refuseOperators(relation, label.end, by);
        }
        return new Entry.Step(start, kind, label.name, label.title, relation, rule);
    }

    /** The last place of a word outside of brackets; line breaks count as spaces. */
    private int topLevel(String word, int start, int end) {
        String flat = text.substring(start, end).replaceAll("\\s", " ");
        int at = flat.lastIndexOf(word);
        return at < 0 ? -1 : start + at;
    }

    private RuleCall ruleCall(int start, int end) {
        int from = start;
        while (from < end && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int nameEnd = from;
        while (nameEnd < end && (Character.isLetter(text.charAt(nameEnd)) || text.charAt(nameEnd) == '-')) {
            nameEnd++;
        }
        String name = text.substring(from, nameEnd);
        Map<String, String> clauses = new LinkedHashMap<>();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        String current = "";
        int valueStart = nameEnd;
        String argument = "";
        Matcher matcher = CLAUSE.matcher(text).region(nameEnd, end);
        int search = nameEnd;
        while (true) {
            matcher.region(search, end);
            boolean found = matcher.find();
            int valueEnd = found ? matcher.start() : end;
            String value =
                    text.substring(Math.min(valueStart, valueEnd), valueEnd).strip();
            offsets.put(current, firstNonBlank(valueStart, valueEnd));
            if (current.isEmpty()) {
                argument = value;
            } else if (clauses.put(current, value) != null) {
                throw error("the clause " + current + " stands twice", valueStart);
            }
            if (!found) {
                break;
            }
            current = matcher.group(1);
            valueStart = matcher.end();
            search = matcher.end() - 1;
        }
        return new RuleCall(name, argument, clauses, offsets, from);
    }

    private int firstNonBlank(int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@code check LABEL: KIND key = value; key = value}. */
    private Entry check(int start, int from, int end) {
        Label label = label(from, end);
        Matcher kind = Pattern.compile("\\s*([a-z][a-z-]*)").matcher(text).region(label.end, end);
        if (!kind.lookingAt()) {
            throw error("the kind of the check is needed here", label.end);
        }
        Map<String, String> options = new LinkedHashMap<>();
        int at = kind.end();
        for (String piece : text.substring(kind.end(), end).split(";")) {
            if (!piece.isBlank()) {
                int equals = piece.indexOf(" = ");
                if (equals < 0) {
                    throw error("an option of a check is written  name = value", at);
                }
                options.put(
                        piece.substring(0, equals).strip(),
                        piece.substring(equals + 3).strip().replaceAll("\\s+", " "));
            }
            at += piece.length() + 1;
        }
        return new Entry.NumericCheck(start, label.name, kind.group(1), options);
    }

    private SyntaxException error(String reason, int offset) {
        return new SyntaxException(reason, text, offset);
    }
}
