package org.wickbench.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wickbench.derivations.Catalog;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.Verification;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Ledger;
import org.wickbench.verification.report.ReportDocument.Ledger.Answer;
import org.wickbench.verification.report.ReportDocument.Outcome;

class PaperAuditTest {
    /** The report on some documents, every numeric check taken as passed. */
    private static ReportDocument report(List<Document> documents) {
        Verification.Numbers passed = (derivation, check) ->
                List.of(new Check(derivation.document().id() + "-" + check.label(), "", "", Outcome.PASSED, List.of()));
        return new Verification(new Prover(), 1, passed)
                .run(documents, List.of(), List.of(), Verification.Listener.NONE);
    }

    private static Map<String, Answer> answers(ReportDocument report) {
        return PaperAudit.of(report).parts().stream()
                .filter(Ledger.class::isInstance)
                .flatMap(part -> ((Ledger) part).entries().stream())
                .collect(Collectors.toMap(Ledger.Entry::label, Ledger.Entry::answer));
    }

    @Test
    void theCatalogAnswersEveryClaimButTheCircuits() {
        Map<String, Answer> answers = answers(report(new Catalog().all()));
        assertThat(answers).hasSize(11).containsEntry("C3", Answer.TRUE).containsEntry("C12", Answer.OPEN);
        answers.remove("C3");
        answers.remove("C12");
        assertThat(answers.values()).containsOnly(Answer.CONDITIONAL);
    }

    @Test
    void anAnswerFallsWithItsEvidence() {
        Document softmax = new Catalog().find("softmax").orElseThrow();
        Document wrong = DocumentReader.read(
                "softmax",
                softmax.text()
                        .replace(
                                "== exp(-2*E[i]*tau)/sum(exp(-2*E[j]*tau), j, 1, n)\n  by",
                                "== exp(-E[i]*tau)/sum(exp(-2*E[j]*tau), j, 1, n)\n  by"));
        assertThat(wrong.text()).isNotEqualTo(softmax.text());
        Document sigmoid = new Catalog().find("sigmoid").orElseThrow();
        Document entropy = new Catalog().find("entropy").orElseThrow();
        assertThat(answers(report(List.of(softmax, entropy, sigmoid)))).containsEntry("C10", Answer.CONDITIONAL);
        assertThat(answers(report(List.of(wrong, entropy, sigmoid)))).containsEntry("C10", Answer.REFUTED);
        assertThat(answers(report(List.of(softmax)))).containsEntry("C10", Answer.OPEN);
    }
}
