package org.wickbench.symbolic.parse;

import java.util.ArrayList;
import java.util.List;

/** Cuts a formula into tokens; a character outside the alphabet of the syntax is an error at its place. */
final class Lexer {
    enum Kind {
        NUMBER,
        NAME,
        OPERATOR,
        END
    }

    /** @param position offset of the token's first character in the text */
    record Token(Kind kind, String text, int position) {
        boolean is(String operator) {
            return kind == Kind.OPERATOR && text.equals(operator);
        }
    }

    private static final int LONGEST_NAME = 40;

    private final String source;
    private final Limits limits;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    static List<Token> tokens(String source, Limits limits) {
        if (source.length() > limits.length()) {
            throw new SyntaxException(
                    "the formula has " + source.length() + " characters; at most " + limits.length() + " are read",
                    source,
                    limits.length());
        }
        return new Lexer(source, limits).run();
    }

    private List<Token> run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (isDigit(c) || c == '.' && at + 1 < source.length() && isDigit(source.charAt(at + 1))) {
                number();
            } else if (c == '_') {
                throw new SyntaxException("a name begins with a letter", source, at);
            } else if (isLetter(c)) {
                name();
            } else {
                operator(c);
            }
        }
        tokens.add(new Token(Kind.END, "", source.length()));
        return tokens;
    }

    private void number() {
        int start = at;
        skipDigits();
        if (at < source.length() && source.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        int mantissaEnd = at;
        if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
            int digits = at + 1;
            if (digits < source.length() && (source.charAt(digits) == '-' || source.charAt(digits) == '+')) {
                digits++;
            }
            if (digits < source.length() && isDigit(source.charAt(digits))) {
                at = digits;
                skipDigits();
                if (at - digits > 4) {
                    throw new SyntaxException("this exponent is too large", source, digits);
                }
            }
        }
        if (mantissaEnd - start > limits.digits()) {
            throw new SyntaxException(
                    "this number has " + (mantissaEnd - start) + " digits; at most " + limits.digits() + " are read",
                    source,
                    start);
        }
        tokens.add(new Token(Kind.NUMBER, source.substring(start, at), start));
    }

    private void skipDigits() {
        while (at < source.length() && isDigit(source.charAt(at))) {
            at++;
        }
    }

    private void name() {
        int start = at;
        StringBuilder name = new StringBuilder();
        while (at < source.length() && (isLetter(source.charAt(at)) || isDigit(source.charAt(at)))) {
            char c = source.charAt(at);
            name.append(Names.GREEK.getOrDefault(c, String.valueOf(c)));
            at++;
        }
        if (name.length() > LONGEST_NAME) {
            throw new SyntaxException("this name is longer than " + LONGEST_NAME + " characters", source, start);
        }
        tokens.add(new Token(Kind.NAME, name.toString(), start));
    }

    private void operator(char c) {
        String two = at + 1 < source.length() ? source.substring(at, at + 2) : "";
        if (two.equals("**")) {
            throw new SyntaxException("write a power as ^", source, at);
        }
        String text =
                switch (two) {
                    case "==", "!=", "<=", ">=" -> two;
                    default -> String.valueOf(c);
                };
        if (text.equals("=")) {
            throw new SyntaxException("write an equation with ==", source, at);
        }
        if (text.length() == 1 && "+-*/^()[],<>".indexOf(c) < 0) {
            throw new SyntaxException("the character '" + printable(c) + "' has no place in a formula", source, at);
        }
        tokens.add(new Token(Kind.OPERATOR, text, at));
        at += text.length();
    }

    private static String printable(char c) {
        return c < ' ' || c > '~' ? String.format("U+%04X", (int) c) : String.valueOf(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || Names.GREEK.containsKey(c);
    }
}
