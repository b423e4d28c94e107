package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/** Reads {@code reading born over x}, {@code reading direct over i from 1 to n}. */
final class DensityReader {
    /** What a reading defines. */
    static final List<String> NAMES = List.of("density", "mean", "variance");

    private static final Pattern READING =
            Pattern.compile("\\s*(\\w+)\\s+over\\s+([\\w\\p{IsGreek}]+)(?:\\s+from\\s+(\\S+)\\s+to\\s+(\\S+))?\\s*");

    private DensityReader() {}

    static Entry.Reading read(String text, int start, int from, int end, Names names) {
        Matcher reading = READING.matcher(text).region(from, end);
        if (!reading.matches()) {
            throw new SyntaxException(
                    "a reading such as  reading born over x  or  reading direct over i from 1 to n  is needed here",
                    text,
                    from);
        }
        Entry.Reading.Kind kind =
                switch (reading.group(1)) {
                    case "direct" -> Entry.Reading.Kind.DIRECT;
                    case "born" -> Entry.Reading.Kind.BORN;
                    default ->
                        throw new SyntaxException(
                                "a reading is  direct, the state is the density, or  born, its squared modulus is",
                                text,
                                reading.start(1));
                };
        Sym over = (Sym) part(text, reading, 2, names);
        Expr lower = reading.group(3) == null ? Expr.neg(Expr.INFINITY) : part(text, reading, 3, names);
        Expr upper = reading.group(4) == null ? Expr.INFINITY : part(text, reading, 4, names);
        boolean discrete = reading.group(3) != null;
        return new Entry.Reading(
                start, text.substring(start, end).strip(), kind, definitions(kind, over, lower, upper, discrete));
    }

    private static Expr part(String text, Matcher reading, int group, Names names) {
        try {
            return Parser.parseValue(reading.group(group), names);
        } catch (SyntaxException e) {
            throw new SyntaxException(e.reason(), text, reading.start(group) + e.position());
        }
    }

    private static List<Relation> definitions(
            Entry.Reading.Kind kind, Sym over, Expr lower, Expr upper, boolean discrete) {
        Sym state = Sym.internal("state");
        Sym value = Sym.internal("value");
        Expr weight = kind == Entry.Reading.Kind.DIRECT ? state : Expr.mul(state, Expr.call(Fn.CONJ, state));
        Expr norm = total(weight, over, lower, upper, discrete);
        Expr mean = Expr.div(total(Expr.mul(value, weight), over, lower, upper, discrete), norm);
        Expr centre = Expr.div(total(Expr.mul(over, weight), over, lower, upper, discrete), norm);
        Expr square = Expr.div(total(Expr.mul(Expr.pow(over, 2), weight), over, lower, upper, discrete), norm);
        List<Relation> definitions = new ArrayList<>();
        definitions.add(Expr.equation(Expr.sym("density", state), Expr.div(weight, norm)));
        definitions.add(Expr.equation(Expr.sym("mean", value, state), mean));
        definitions.add(Expr.equation(Expr.sym("variance", state), Expr.sub(square, Expr.pow(centre, 2))));
        return definitions;
    }

    private static Expr total(Expr body, Sym over, Expr lower, Expr upper, boolean discrete) {
        return discrete ? new Sum(body, over, lower, upper) : new Integral(body, over, lower, upper);
    }
}
