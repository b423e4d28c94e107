package org.wickbench.workbench.licences;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries on the runtime class path, as the build's licence plugin lists them. */
record ThirdParty(List<Library> libraries) {
    private static final Pattern LINE =
            Pattern.compile("\\s+((?:\\((?:[^()]|\\([^()]*\\))+\\) )+)(\\S.*) \\((\\S+):(\\S+):(\\S+) - .*\\)");
    private static final Pattern LICENCE = Pattern.compile("\\(((?:[^()]|\\([^()]*\\))+)\\)");

    /** Licences under which a library may be used without putting Wickbench itself under them. */
    private static final Pattern ACCEPTABLE = Pattern.compile(
            "apache|\\bMIT\\b|BSD|lesser general public|\\bLGPL\\b|eclipse public", Pattern.CASE_INSENSITIVE);

    record Library(String group, String artifact, String version, List<String> licences) {
        /** True if one of the licences offered is acceptable: a library under GPL or LGPL is used under LGPL. */
        boolean acceptable() {
            return licences.stream()
                    .anyMatch(licence -> ACCEPTABLE.matcher(licence).find());
        }
    }

    static ThirdParty read(String list) {
        List<Library> libraries = new ArrayList<>();
        for (String line : list.lines().skip(2).toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a line of the licence list is not understood: " + line);
            }
            if (matcher.group(3).equals("org.wickbench")) {
                continue;
            }
            List<String> licences = LICENCE.matcher(matcher.group(1))
                    .results()
                    .map(r -> r.group(1))
                    .toList();
            libraries.add(new Library(matcher.group(3), matcher.group(4), matcher.group(5), licences));
        }
        return new ThirdParty(libraries);
    }

    /** The text of THIRD-PARTY.md. */
    String markdown() {
        StringBuilder text = new StringBuilder("""
                # Third-party libraries

                What is on the class path when `./wick` runs, with the licences that each library's own description offers.
                Nothing here is changed or copied into Wickbench; Maven fetches the jars. Where several licences are
                offered, Wickbench uses the library under the one that is not the GPL.

                A test compares this list with the build and fails when it is stale or when a library offers no licence
                that a program under Apache-2.0 can be used with.

                | library | version | licences |
                |---|---|---|
                """);
        for (Library library : libraries) {
            text.append("| ")
                    .append(library.group())
                    .append(':')
                    .append(library.artifact())
                    .append(" | ")
                    .append(library.version())
                    .append(" | ")
                    .append(String.join("; ", library.licences()))
                    .append(" |\n");
        }
        return text.toString();
    }
}
