package org.wickbench.workbench.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.workbench.console.InputException;

/**
 * Many questions in a file, one a line: left side, right side and assumptions, with tabs between them. The first may be a
 * whole relation when the second is empty; empty lines and those that begin with {@code #} say nothing. A line that cannot
 * be understood costs its own answer and no other.
 */
final class Batch {
    /** A line of the file, with its number from 1 on. */
    sealed interface Entry {
        int line();

        /** A question that was understood. */
        record Asked(int line, Question question) implements Entry {}

        /** A line that was not, with the place marked. */
        record Unreadable(int line, InputException reason) implements Entry {}
    }

    /** Hears the answers in the order of the file. */
    interface Listener {
        void answered(Question question, Verdict verdict);

        void unreadable(Entry.Unreadable entry);
    }

    private final List<Entry> entries;

    private Batch(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads a file of questions.
     *
     * @throws InputException if the file cannot be read
     */
    static Batch read(String name, Path file, Set<String> functions) {
        List<Entry> entries = new ArrayList<>();
        String text = text(name, file);
        int start = 0;
        int number = 1;
        for (String line : text.split("\n", -1)) {
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!content.isBlank() && !content.startsWith("#")) {
                entries.add(entry(number, name, text, start, content, functions));
            }
            start += line.length() + 1;
            number++;
        }
        return new Batch(entries);
    }

    private static Entry entry(int number, String name, String text, int start, String line, Set<String> functions) {
        try {
            return new Entry.Asked(number, question(name, text, start, line, functions));
        } catch (InputException e) {
            return new Entry.Unreadable(number, e);
        }
    }

    private static Question question(String name, String text, int start, String line, Set<String> functions) {
        String[] columns = line.split("\t", -1);
        if (columns.length > 3) {
            throw Sources.located(
                    name,
                    new SyntaxException(
                            "a question has at most three columns: left side, right side, assumptions",
                            text,
                            start + columns[0].length() + columns[1].length() + columns[2].length() + 2));
        }
        try {
            return Question.of(
                    columns[0], columns.length > 1 ? columns[1] : "", columns.length > 2 ? columns[2] : "", functions);
        } catch (SyntaxException e) {
            // the reader knows one column; the user knows the line
            int offset = 0;
            for (String column : columns) {
                if (column.equals(e.source())) {
                    break;
                }
                offset += column.length() + 1;
            }
            throw Sources.located(name, new SyntaxException(e.reason(), text, start + offset + e.position()));
        }
    }

    private static String text(String name, Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InputException(name + " is not a text in UTF-8", e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
            throw new InputException("cannot read " + name + ": " + reason, e);
        }
    }

    int size() {
        return entries.size();
    }

    /**
     * Asks every question, as many at a time as there are processors, and tells the answers in the order of the file.
     *
     * @return how often each verdict came out
     */
    Map<Verdict.Strength, Integer> ask(long seed, Duration limit, Listener listener) {
        Map<Verdict.Strength, Integer> counts = new EnumMap<>(Verdict.Strength.class);
        // other systems are not asked: they take one question at a time
        Prover prover =
                new Prover(List.of(), seed).withIdeas(Engines.proposer()).withoutCorrections();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Map<Entry, Future<Verdict>> answers = new HashMap<>();
            for (Entry entry : entries) {
                if (entry instanceof Entry.Asked(int _, Question question)) {
                    answers.put(entry, workers.submit(() -> question.ask(prover, limit)));
                }
            }
            for (Entry entry : entries) {
                switch (entry) {
                    case Entry.Asked(int _, Question question) -> {
                        Verdict verdict = answer(Objects.requireNonNull(answers.get(entry)), question, workers);
                        counts.merge(verdict.strength(), 1, Integer::sum);
                        listener.answered(question, verdict);
                    }
                    case Entry.Unreadable unreadable -> listener.unreadable(unreadable);
                }
            }
        }
        return counts;
    }

    private static Verdict answer(Future<Verdict> answer, Question question, ExecutorService workers) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            workers.shutdownNow();
            throw new IllegalStateException("no answer to  " + question, e.getCause());
        }
    }
}
