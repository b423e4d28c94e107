package org.wickbench.symbolic.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/** Replays certificates: each line is one inference of the kernel, and has to state what the kernel says follows. */
public final class CertificateReader {
    /** Files beyond these limits are refused unread; the catalog's largest certificate has some hundred lines. */
    public static final int MOST_LINES = 20_000;

    public static final int LONGEST_LINE = 200_000;

    private static final Names ANY = new Names(Set.of(), true, false);

    private static final Map<String, Schema> SCHEMAS =
            Schemas.ALL.stream().collect(Collectors.toUnmodifiableMap(Schema::name, Function.identity()));

    private static final Pattern LINE = Pattern.compile(
            "(?<number>[0-9]{1,6})\\. (?<schema>[a-z-]+)(?: (?!from\\b)(?<name>[a-z0-9-]+))?(?: \\{(?<hypothesis>[^{}]*)})?"
                    + "(?: \\((?<terms>.*)\\))??(?: from (?<parents>[0-9]+(?:, [0-9]+)*))? \\|- (?<conclusion>[^|]*)");

    private static final Pattern HYPOTHESIS =
            Pattern.compile("(?<kind>fact|condition|premise)(?: (?<label>[A-Za-z0-9_.-]+))?: (?<statement>[^;]*)"
                    + "(?:; for (?<general>[^;]*))?(?:; where (?<guards>[^;]*))?");

    /** A certificate that is not one, or whose line does not follow. */
    public static final class BadCertificateException extends RuntimeException {
        private final int line;
        private final boolean refused;

        BadCertificateException(int line, boolean refused, String message) {
            super("line " + line + ": " + message);
            this.line = line;
            this.refused = refused;
        }

        public int line() {
            return line;
        }

        /** True if the line can be read and the kernel does not accept it; false if it cannot be read. */
        public boolean isRefused() {
            return refused;
        }
    }

    /** What cannot be read. */
    private static final class UnreadableException extends RuntimeException {
        UnreadableException(String message) {
            super(message);
        }
    }

    private CertificateReader() {}

    /**
     * The theorem that the last line states.
     *
     * @throws BadCertificateException with the first line that is wrong
     */
    public static Theorem replay(String text) {
        String[] lines = text.split("\n");
        if (lines.length < 3 || !lines[0].equals(Certificate.HEADER)) {
            throw new BadCertificateException(1, false, "a certificate begins with  " + Certificate.HEADER);
        }
        if (lines.length > MOST_LINES) {
            throw new BadCertificateException(MOST_LINES, false, "a certificate has at most " + MOST_LINES + " lines");
        }
        Kernel kernel = new Kernel(context(lines[1]));
        List<Theorem> theorems = new ArrayList<>();
        for (int i = 2; i < lines.length; i++) {
            try {
                theorems.add(infer(kernel, lines[i], theorems));
            } catch (RefusedException e) {
                throw new BadCertificateException(i + 1, true, String.valueOf(e.getMessage()));
            } catch (UnreadableException | SyntaxException | IllegalArgumentException | ArithmeticException e) {
                throw new BadCertificateException(i + 1, false, String.valueOf(e.getMessage()));
            } catch (StackOverflowError e) {
                throw new BadCertificateException(i + 1, false, "an expression that is nested too deeply");
            }
        }
        return theorems.getLast();
    }

    private static Context context(String line) {
        if (!line.startsWith("context: ") && !line.equals("context:")) {
            throw new BadCertificateException(2, false, "the second line declares domains:  context: z complex");
        }
        Map<String, Domain> domains = new LinkedHashMap<>();
        for (String piece : Propositions.pieces(line.substring("context:".length()))) {
            Matcher matcher = Pattern.compile("(\\S+) (complex|real|integer)").matcher(piece);
            if (!matcher.matches()
                    || domains.put(
                                    matcher.group(1),
                                    Domain.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)))
                            != null) {
                throw new BadCertificateException(2, false, "no declaration of one more name: " + piece);
            }
        }
        return new Context(domains);
    }

    private static Theorem infer(Kernel kernel, String line, List<Theorem> earlier) {
        if (line.length() > LONGEST_LINE) {
            throw new UnreadableException("a line has at most " + LONGEST_LINE + " characters");
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new UnreadableException(
                    "a line is  NUMBER. SCHEMA [NAME] [{HYPOTHESIS}] [(TERMS)] [from LINES] |- STATEMENT");
        }
        if (Integer.parseInt(matcher.group("number")) != earlier.size() + 1) {
            throw new UnreadableException("the line's number is " + (earlier.size() + 1));
        }
        Schema schema = SCHEMAS.get(matcher.group("schema"));
        if (schema == null) {
            throw new UnreadableException("there is no schema called " + matcher.group("schema"));
        }
        Proposition stated = Propositions.read(matcher.group("conclusion"), ANY);
        Instance instance = new Instance(
                or(matcher.group("name")),
                matcher.group("hypothesis") == null ? List.of() : List.of(hypothesis(matcher.group("hypothesis"))),
                schema.isTold() ? List.of(stated) : List.of(),
                terms(or(matcher.group("terms"))));
        Theorem theorem = kernel.infer(schema, instance, parents(or(matcher.group("parents")), earlier));
        if (!theorem.conclusion().equals(stated)) {
            throw new RefusedException("what follows is  " + theorem.conclusion());
        }
        return theorem;
    }

    private static String or(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }

    private static List<Expr> terms(String text) {
        List<Expr> terms = new ArrayList<>();
        for (String term : text.isEmpty() ? new String[0] : text.split("; ")) {
            terms.add(Parser.parse(term, ANY));
        }
        return terms;
    }

    private static List<Theorem> parents(String text, List<Theorem> earlier) {
        List<Theorem> parents = new ArrayList<>();
        for (String number : text.isEmpty() ? new String[0] : text.split(", ")) {
            int line = number.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(number);
            if (line < 1 || line > earlier.size()) {
                throw new UnreadableException("a line follows from earlier ones, not from " + number);
            }
            parents.add(earlier.get(line - 1));
        }
        return parents;
    }

    private static Hypothesis hypothesis(String text) {
        Matcher matcher = HYPOTHESIS.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableException(
                    "a hypothesis is  fact: P,  condition: P  or  premise LABEL: P; for x; where Q");
        }
        List<Sym> general = new ArrayList<>();
        for (String name : Propositions.pieces(or(matcher.group("general")))) {
            if (!(Parser.parse(name, ANY) instanceof Sym symbol)) {
                throw new UnreadableException("a premise is stated for symbols, not for " + name);
            }
            general.add(symbol);
        }
        return new Hypothesis(
                Hypothesis.Kind.valueOf(matcher.group("kind").toUpperCase(Locale.ROOT)),
                or(matcher.group("label")),
                general,
                Propositions.readAll(or(matcher.group("guards")), ANY),
                Propositions.read(matcher.group("statement"), ANY));
    }
}
