package org.wickbench.workbench.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a document shows and that can be carried out.
 *
 * <p>In a block marked {@code sh} each line is a command. In a block marked {@code console} a command stands after
 * {@code $ }, and the lines below it are what it prints, in this order; a line {@code ...} stands for any lines. A
 * comment {@code # exit code 3} says how the command ends, if not with 0. A block marked {@code wick} is a derivation;
 * {@code wick exit-code-3} says how checking it ends.
 */
record Example(String place, Kind kind, String text, List<String> expected, int exitCode) {
    enum Kind {
        COMMAND,
        DERIVATION
    }

    private static final Pattern EXIT = Pattern.compile("\\s+# exit code (\\d)\\s*$");

    /** Every example of a Markdown document. */
    static List<Example> in(String name, String markdown) {
        List<Example> examples = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String fence = lines.get(i).strip();
            if (!fence.startsWith("```") || fence.length() == 3) {
                continue;
            }
            String info = fence.substring(3).strip();
            List<String> block = new ArrayList<>();
            int start = i + 1;
            for (i++; i < lines.size() && !lines.get(i).strip().equals("```"); i++) {
                block.add(lines.get(i));
            }
            if (i == lines.size()) {
                throw new IllegalArgumentException(name + ":" + start + ": the block is never closed");
            }
            String language = info.split("\\s+")[0];
            switch (language) {
                case "sh" -> commands(name, start, block, "", examples);
                case "console" -> commands(name, start, block, "$ ", examples);
                case "wick" -> {
                    Matcher exit = Pattern.compile("exit-code-(\\d)").matcher(info);
                    examples.add(new Example(
                            name + ":" + start,
                            Kind.DERIVATION,
                            String.join("\n", block) + "\n",
                            List.of(),
                            exit.find() ? Integer.parseInt(exit.group(1)) : 0));
                }
                case "text", "json", "java", "c", "html", "latex", "markdown" -> {}
                default ->
                    throw new IllegalArgumentException(name + ":" + start + ": a block is marked sh, console, wick or"
                            + " with the language of a text that is not run, not '" + language + "'");
            }
        }
        return examples;
    }

    private static void commands(String name, int start, List<String> block, String prompt, List<Example> examples) {
        for (int i = 0; i < block.size(); i++) {
            String line = block.get(i);
            int place = start + i + 1;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(prompt)) {
                throw new IllegalArgumentException(name + ":" + place + ": output without a command before it");
            }
            StringBuilder command = new StringBuilder(line.substring(prompt.length()));
            while (command.toString().endsWith("\\") && i + 1 < block.size()) {
                command.setLength(command.length() - 1);
                command.append(block.get(++i).strip());
            }
            Matcher exit = EXIT.matcher(command);
            int code = 0;
            String text = command.toString();
            if (exit.find()) {
                code = Integer.parseInt(exit.group(1));
                text = text.substring(0, exit.start());
            }
            List<String> expected = new ArrayList<>();
            if (!prompt.isEmpty()) {
                while (i + 1 < block.size() && !block.get(i + 1).startsWith(prompt)) {
                    expected.add(block.get(++i));
                }
            }
            examples.add(new Example(name + ":" + place, Kind.COMMAND, text, List.copyOf(expected), code));
        }
    }

    /** The words of the command as a shell would split them; only quotes are understood. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (c == ' ') {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else if ("|&;<>$`*?".indexOf(c) >= 0) {
                throw new IllegalArgumentException(place + ": the tests run plain commands, without '" + c + "'");
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException(place + ": a quote is never closed");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** What is wrong with the output, or the empty string. */
    String difference(String output) {
        List<String> lines = output.lines().map(String::stripTrailing).toList();
        int at = 0;
        boolean anything = false;
        for (String wanted : expected) {
            if (wanted.strip().equals("...")) {
                anything = true;
                continue;
            }
            int found = at;
            while (anything && found < lines.size() && !lines.get(found).equals(wanted.stripTrailing())) {
                found++;
            }
            if (found >= lines.size() || !lines.get(found).equals(wanted.stripTrailing())) {
                return "expected the line\n  " + wanted + "\nbut the output was\n" + output;
            }
            at = found + 1;
            anything = false;
        }
        return expected.isEmpty() || anything || at == lines.size()
                ? ""
                : "unexpected line\n  " + lines.get(at) + "\nin\n" + output;
    }
}
