package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenQASM 2 and 3 as the two papers define them, in the part that has gate definitions, registers, calls and loops over
 * a range, and runs it on a state vector. It knows the text alone and shares no code with what writes it. The first qubit of
 * the first register is the least significant digit of a basis state's number.
 */
final class QasmSimulator {
    /** The gates of version 2's qelib1.inc, as its paper prints the file; of one and two qubits and one angle at most. */
    private static final Map<String, Integer> QELIB1 = Map.of("h", 1, "x", 1, "u1", 1, "cx", 2, "cu1", 2);

    /** The same of version 3's stdgates.inc. */
    private static final Map<String, Integer> STDGATES =
            Map.of("h", 1, "x", 1, "p", 1, "u1", 1, "cx", 2, "cp", 2, "swap", 2);

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"[^\"]*\")|([A-Za-z_][A-Za-z0-9_]*)"
            + "|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)|([-+*/(){}\\[\\];,:]))");

    private record Definition(List<String> qubits, List<Call> body) {}

    private record Call(String gate, double angle, List<String> qubits) {}

    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int version;
    private Map<String, Integer> library = Map.of();
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Integer> qubits = new LinkedHashMap<>();
    private final Map<String, Integer> registers = new LinkedHashMap<>();
    private final List<Call> run = new ArrayList<>();

    QasmSimulator(String text) {
        tokenize(text.replaceAll("//[^\\n]*", ""));
        program();
    }

    /** The number of qubits. */
    int size() {
        return qubits.size();
    }

    List<String> registers() {
        return List.copyOf(registers.keySet());
    }

    /** Runs the program on a state. */
    double[][] run(double[] re, double[] im) {
        State state = new State(re.clone(), im.clone());
        run.forEach(call -> apply(call, qubits, state));
        return new double[][] {state.re, state.im};
    }

    /** One gate of the program on a state. */
    double[][] run(String gate, double[] re, double[] im) {
        State state = new State(re.clone(), im.clone());
        apply(new Call(gate, 0, List.copyOf(qubits.keySet())), qubits, state);
        return new double[][] {state.re, state.im};
    }

    private void tokenize(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException(
                        "cannot read: " + text.substring(at, Math.min(text.length(), at + 40)));
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
    }

    private String take() {
        return tokens.get(next++);
    }

    private boolean skip(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw new IllegalArgumentException("expected " + token + " and not " + tokens.get(next));
        }
    }

    private void program() {
        expect("OPENQASM");
        version = (int) Double.parseDouble(take());
        expect(";");
        while (next < tokens.size()) {
            switch (tokens.get(next)) {
                case "include" -> include();
                case "gate" -> define();
                case "qreg", "qubit" -> register();
                case "for" -> loop();
                default -> run.addAll(calls());
            }
        }
    }

    private void include() {
        next++;
        String file = take();
        expect(";");
        library = switch (version + file) {
            case "2\"qelib1.inc\"" -> QELIB1;
            case "3\"stdgates.inc\"" -> STDGATES;
            default -> throw new IllegalArgumentException("version " + version + " has no " + file);
        };
    }

    /** {@code gate name a, b { ... }}. */
    private void define() {
        next++;
        String name = newName();
        List<String> formal = new ArrayList<>();
        do {
            String qubit = identifier();
            if (formal.contains(qubit)) {
                throw new IllegalArgumentException("twice the qubit " + qubit);
            }
            formal.add(qubit);
        } while (skip(","));
        expect("{");
        List<Call> body = new ArrayList<>();
        while (!skip("}")) {
            body.addAll(calls());
        }
        for (Call call : body) {
            if (!formal.containsAll(call.qubits)) {
                throw new IllegalArgumentException("unknown qubits in " + call);
            }
        }
        definitions.put(name, new Definition(formal, body));
    }

    private String identifier() {
        String name = take();
        boolean isName = version == 2 ? name.matches("[a-z][A-Za-z0-9_]*") : name.matches("[A-Za-z_][A-Za-z0-9_]*");
        if (!isName
                || List.of("gate", "pi", "for", "in", "if", "qubit", "qreg", "U", "CX")
                        .contains(name)) {
            throw new IllegalArgumentException("no identifier: " + name);
        }
        return name;
    }

    /** An identifier that has no other meaning yet. */
    private String newName() {
        String name = identifier();
        if (library.containsKey(name) || definitions.containsKey(name) || registers.containsKey(name)) {
            throw new IllegalArgumentException("declared twice: " + name);
        }
        return name;
    }

    private void register() {
        boolean two = take().equals("qreg");
        if (two != (version == 2)) {
            throw new IllegalArgumentException("a register of the other version");
        }
        int size = 0;
        if (!two) {
            expect("[");
            size = Integer.parseInt(take());
            expect("]");
        }
        String name = newName();
        if (two) {
            expect("[");
            size = Integer.parseInt(take());
            expect("]");
        }
        expect(";");
        registers.put(name, size);
        for (int k = 0; k < size; k++) {
            qubits.put(name + "[" + k + "]", qubits.size());
        }
    }

    /** {@code for uint n in [a:b] { ... }}, both ends included. */
    private void loop() {
        if (version == 2) {
            throw new IllegalArgumentException("version 2 has no loops");
        }
        next++;
        expect("uint");
        newName();
        expect("in");
        expect("[");
        int from = Integer.parseInt(take());
        expect(":");
        int to = Integer.parseInt(take());
        expect("]");
        expect("{");
        List<Call> body = new ArrayList<>();
        while (!skip("}")) {
            body.addAll(calls());
        }
        for (int i = from; i <= to; i++) {
            run.addAll(body);
        }
    }

    private List<Call> calls() {
        String gate = take();
        double angle = 0;
        boolean hasAngle = skip("(");
        if (hasAngle) {
            angle = sum();
            expect(")");
        }
        List<String> arguments = new ArrayList<>();
        if (!skip(";")) {
            do {
                String qubit = take();
                if (skip("[")) {
                    qubit += "[" + take() + "]";
                    expect("]");
                }
                arguments.add(qubit);
            } while (skip(","));
            expect(";");
        }
        check(gate, hasAngle, arguments);
        return List.of(new Call(gate, angle, arguments));
    }

    private void check(String gate, boolean hasAngle, List<String> arguments) {
        boolean isPhase = List.of("p", "u1", "cp", "cu1", "gphase").contains(gate);
        int expected;
        if (gate.equals("gphase") && version == 3) {
            expected = 0;
        } else if (library.containsKey(gate)) {
            expected = library.get(gate);
        } else if (definitions.containsKey(gate)) {
            expected = definitions.get(gate).qubits.size();
        } else {
            throw new IllegalArgumentException("unknown gate " + gate);
        }
        if (hasAngle != isPhase
                || arguments.size() != expected
                || arguments.stream().distinct().count() != expected) {
            throw new IllegalArgumentException("a wrong call of " + gate + " on " + arguments);
        }
    }

    private double sum() {
        double value = product();
        while (true) {
            if (skip("+")) {
                value += product();
            } else if (skip("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = factor();
        while (true) {
            if (skip("*")) {
                value *= factor();
            } else if (skip("/")) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() {
        if (skip("-")) {
            return -factor();
        }
        if (skip("(")) {
            double value = sum();
            expect(")");
            return value;
        }
        return skip("pi") ? Math.PI : Double.parseDouble(take());
    }

    private void apply(Call call, Map<String, Integer> names, State state) {
        int[] at = call.qubits.stream().mapToInt(names::get).toArray();
        Definition definition = definitions.get(call.gate);
        if (definition != null) {
            Map<String, Integer> inner = new HashMap<>();
            for (int i = 0; i < at.length; i++) {
                inner.put(definition.qubits.get(i), at[i]);
            }
            definition.body.forEach(step -> apply(step, inner, state));
            return;
        }
        switch (call.gate) {
            case "gphase" -> state.phase(0, call.angle);
            case "p", "u1" -> state.phase(1 << at[0], call.angle);
            case "cp", "cu1" -> state.phase(1 << at[0] | 1 << at[1], call.angle);
            case "h" -> state.hadamard(1 << at[0]);
            case "x" -> state.flip(0, 1 << at[0]);
            case "cx" -> state.flip(1 << at[0], 1 << at[1]);
            case "swap" -> {
                state.flip(1 << at[0], 1 << at[1]);
                state.flip(1 << at[1], 1 << at[0]);
                state.flip(1 << at[0], 1 << at[1]);
            }
            default -> throw new IllegalArgumentException(call.gate);
        }
    }

    private record State(double[] re, double[] im) {
        void phase(int ones, double angle) {
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            for (int i = 0; i < re.length; i++) {
                if ((i & ones) == ones) {
                    double a = re[i];
                    re[i] = c * a - s * im[i];
                    im[i] = s * a + c * im[i];
                }
            }
        }

        void hadamard(int bit) {
            double r = Math.sqrt(0.5);
            for (double[] part : List.of(re, im)) {
                for (int i = 0; i < part.length; i++) {
                    if ((i & bit) == 0) {
                        double a = part[i];
                        double b = part[i | bit];
                        part[i] = r * (a + b);
                        part[i | bit] = r * (a - b);
                    }
                }
            }
        }

        void flip(int control, int target) {
            for (double[] part : List.of(re, im)) {
                for (int i = 0; i < part.length; i++) {
                    if ((i & control) == control && (i & target) == 0) {
                        double a = part[i];
                        part[i] = part[i | target];
                        part[i | target] = a;
                    }
                }
            }
        }
    }
}
