package org.wickbench.symbolic.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Certificate;
import org.wickbench.symbolic.theorem.CertificateReader;
import org.wickbench.symbolic.theorem.CertificateReader.BadCertificateException;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Certificates with an error in one line: a parent left out or taken for another, a sign, a number, a function, a relation, a
 * domain, a schema. The kernel refuses them; or what they then prove is true at points of an evaluator that shares no code with
 * it.
 */
class MutatedCertificatesTest {
    private static final Judge JUDGE = new Judge(12);

    /** So many errors are made in one certificate, spread over its lines; all of them take minutes. */
    private static final int MOST = Integer.getInteger("certificate.mutants", 120);

    private static final List<String[]> CHANGES = List.of(
            new String[] {" + ", " - "},
            new String[] {" - ", " + "},
            new String[] {"\\b1\\b", "2"},
            new String[] {"\\b2\\b", "3"},
            new String[] {"\\b2\\b", "1"},
            new String[] {"\\^2", "^(-2)"},
            new String[] {"\\bsin\\b", "cos"},
            new String[] {"\\bexp\\b", "log"},
            new String[] {"\\blog\\b", "abs"},
            new String[] {"\\bI\\b", "pi"},
            new String[] {"\\bx\\b", "(-x)"},
            new String[] {"\\bz\\b", "(I*z)"},
            new String[] {"\\babove\\b", "below"},
            new String[] {" == ", " != "},
            new String[] {" <= ", " < "},
            new String[] {" < ", " <= "},
            new String[] {" > ", " >= "},
            new String[] {" >= ", " > "},
            new String[] {" > ", " < "},
            new String[] {"fact: ", "condition: "},
            new String[] {"(z|w\\d*) complex", "$1 real"},
            new String[] {"n integer", "n real"},
            new String[] {" \\{[^}]*\\}", ""},
            new String[] {" from .* \\|-", " |-"});

    static Stream<Question> proved() {
        return Stream.of(
                        "sinh(x)^2 + 1 == cosh(x)^2|",
                        "sqrt(x^2) == x|x > 0",
                        "log(x*y) == log(x) + log(y)|x > 0, y > 0",
                        "exp(log(z)) == z|z complex, z != 0",
                        "diff(x^2*exp(-x), x) == (2*x - x^2)*exp(-x)|",
                        "diff(log(x), x) == 1/x|x > 0",
                        "limit(sin(x)/x, x, 0) == 1|",
                        "limit((1 - cos(x))/x^2, x, 0) == 1/2|",
                        "integral(x^2, x, 0, 1) == 1/3|",
                        "integral(exp(-x), x, 0, infinity) == 1|",
                        "sum(k, k, 1, n) == n*(n + 1)/2|n integer, n >= 0",
                        "x + 1/x >= 2|x > 0",
                        "abs(x + y) <= abs(x) + abs(y)|",
                        "piecewise(x > 0, x, 0) == max(x, 0)|",
                        "abs(exp(z)) == exp(re(z))|z complex",
                        "atan(x) + atan(1/x) == pi/2|x > 0",
                        "x*piecewise(x < 1, x, 1) == piecewise(x < 1, x^2, x)|",
                        "sqrt(2 + sqrt(3)) == (sqrt(6) + sqrt(2))/2|",
                        "exp(x) > x|")
                .map(line -> line.split("\\|", 2))
                .map(parts -> Question.of(parts[0], parts[1]).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("proved")
    void anErrorInOneLineIsRefusedOrHarmless(Question question) {
        String certificate = certificate(question);
        Theorem original = CertificateReader.replay(certificate);
        List<String> accepted = new ArrayList<>();
        Set<String> judged = new LinkedHashSet<>(List.of(original.toString()));
        int[] refused = {0};
        mutants(certificate, (change, mutant) -> {
            try {
                Theorem theorem = CertificateReader.replay(mutant);
                if (judged.add(theorem.toString())) {
                    judge(theorem).ifPresent(finding -> accepted.add(change + "\n" + finding + "\n" + mutant));
                }
            } catch (BadCertificateException e) {
                refused[0]++;
            }
        });
        assertThat(accepted).isEmpty();
        assertThat(refused[0]).as("refused").isGreaterThan(certificate.lines().count() > 4 ? 8 : 1);
    }

    /** What is wrong with a statement, if it can be read as a question. */
    private static Optional<Finding> judge(Theorem theorem) {
        String domains = theorem.context().domains().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        String known = theorem.hypotheses().stream()
                .map(hypothesis -> hypothesis.statement().toString())
                .collect(Collectors.joining(", "));
        return Question.of(
                        theorem.conclusion().toString(),
                        Stream.of(domains, known)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", ")))
                .flatMap(asked -> JUDGE.judge(asked, new Answer.Proved(List.of())))
                .filter(finding -> finding.kind() == Finding.Kind.FALSE_PROOF);
    }

    private static String certificate(Question question) {
        Verdict verdict = new Prover().prove(question.relation(), question.assumptions());
        assertThat(verdict).as("%s", question).isInstanceOf(Verdict.Proved.class);
        return Certificate.of(((Verdict.Proved) verdict).theorem().orElseThrow());
    }

    private static void mutants(String certificate, BiConsumer<String, String> found) {
        List<String> lines = certificate.lines().toList();
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            for (String changed : changed(lines.get(i))) {
                List<String> mutant = new ArrayList<>(lines);
                mutant.set(i, changed);
                all.putIfAbsent(String.join("\n", mutant) + "\n", "line " + (i + 1) + ": " + changed);
            }
        }
        all.remove(certificate);
        int step = 1 + all.size() / MOST;
        int place = 0;
        for (Map.Entry<String, String> each : all.entrySet()) {
            if (place++ % step == 0) {
                found.accept(each.getValue(), each.getKey());
            }
        }
    }

    /** The line with one thing changed, at each place where it occurs, and what it states changed accordingly. */
    private static List<String> changed(String line) {
        List<String> changed = new ArrayList<>();
        for (String[] change : CHANGES) {
            Matcher matcher = Pattern.compile(change[0]).matcher(line);
            while (matcher.find()) {
                changed.add(line.substring(0, matcher.start())
                        + Pattern.compile(change[0]).matcher(matcher.group()).replaceFirst(change[1])
                        + line.substring(matcher.end()));
            }
            // everywhere, so that the line may fit together again
            changed.add(line.replaceAll(change[0], change[1]));
        }
        Matcher parents = Pattern.compile(" from ([0-9, ]+) \\|-").matcher(line);
        if (parents.find()) {
            String[] numbers = parents.group(1).split(", ");
            for (int i = 0; i < numbers.length; i++) {
                List<String> fewer = new ArrayList<>(Arrays.asList(numbers));
                fewer.remove(i);
                changed.add(with(line, parents, fewer));
                for (int other = 1; other <= 3; other++) {
                    List<String> others = new ArrayList<>(Arrays.asList(numbers));
                    others.set(i, String.valueOf(other));
                    changed.add(with(line, parents, others));
                }
            }
            changed.add(with(line, parents, Arrays.asList(numbers).reversed()));
        }
        return changed;
    }

    private static String with(String line, Matcher parents, List<String> numbers) {
        return line.substring(0, parents.start())
                + (numbers.isEmpty() ? "" : " from " + String.join(", ", numbers))
                + " |-"
                + line.substring(parents.end());
    }
}
