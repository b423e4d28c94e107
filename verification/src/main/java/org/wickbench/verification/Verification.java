package org.wickbench.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.report.DerivationSection;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Manifest;
import org.wickbench.verification.report.ReportDocument.Manifest.Fact;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;
import org.wickbench.verification.report.TheoryMap;

/** The main job: checks derivations, carries out their numeric checks, and puts both into one report. */
public final class Verification {
    private final Prover prover;
    private final long seed;
    private final Numbers numbers;

    /**
     * Carries out a numeric check.
     *
     * <p>The parts are what the report shows in its place: checks, with ids that are unique in the report, and figures.
     */
    public interface Numbers {
        List<Part> carryOut(Checked derivation, Entry.NumericCheck check);
    }

    /** Told of what is being done. */
    public interface Listener {
        /** A listener that hears nothing. */
        Listener NONE = (_, _, _) -> {};

        /**
         * @param done pieces of work that are finished
         * @param all pieces of work in all
         * @param next what is begun now
         */
        void at(int done, int all, String next);
    }

    /** @param seed of the prover's samples and of everything random in the numeric checks */
    public Verification(Prover prover, long seed, Numbers numbers) {
        this.prover = prover;
        this.seed = seed;
        this.numbers = numbers;
    }

    /**
     * The report on some documents, in their order.
     *
     * @param versions of the program and what it runs on, for the manifest
     * @param sections that follow the documents', such as a ledger of a paper's claims
     * @throws org.wickbench.symbolic.parse.SyntaxException for a document that cannot be understood
     */
    public ReportDocument run(
            List<Document> documents, List<Fact> versions, List<Section> sections, Listener listener) {
        List<Section> all = new ArrayList<>();
        List<Checked> derivations = new ArrayList<>();
        List<Fact> hashes = new ArrayList<>();
        int work = documents.stream().mapToInt(Verification::pieces).sum();
        int done = 0;
        Checker checker = new Checker(Rules.all(), prover);
        for (Document document : documents) {
            listener.at(done++, work, document.title());
            Checked checked = checker.check(document);
            derivations.add(checked);
            int[] finished = {done};
            all.add(DerivationSection.of(checked, check -> {
                listener.at(finished[0]++, work, document.id() + " " + check.label());
                return numbers.carryOut(checked, check);
            }));
            done = finished[0];
            hashes.add(new Fact(document.id(), "sha256:" + sha256(document.text())));
        }
        listener.at(done, work, "");
        all.addAll(sections);
        return new ReportDocument(
                "The quantum dynamics of machine learning, checked",
                all,
                new Manifest(List.of(
                        new Manifest.Group("Versions", versions),
                        new Manifest.Group("Options", List.of(new Fact("seed", String.valueOf(seed)))),
                        new Manifest.Group("Documents", hashes))),
                TheoryMap.of(derivations));
    }

    private static int pieces(Document document) {
        return 1
                + (int) document.entries().stream()
                        .filter(Entry.NumericCheck.class::isInstance)
                        .count();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
