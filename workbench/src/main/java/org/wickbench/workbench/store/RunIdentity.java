package org.wickbench.workbench.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wickbench.numeric.grid.Field;

/**
 * What makes a run that run: two runs with the same identity end in the same bits.
 *
 * @param text one line {@code name = value} for each fact, then a hash of the initial state and one of the lines before
 */
public record RunIdentity(String text) {

    /** Of the facts that state the run, and of the values that it starts from. */
    public static RunIdentity of(Map<String, String> facts, Field initial) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) ->
                text.append(name).append(" = ").append(value.replace("\n", " ")).append('\n'));
        text.append("initial state = ").append(hash(initial)).append('\n');
        byte[] all = sha256().digest(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new RunIdentity(text.append("sha256 = ")
                .append(HexFormat.of().formatHex(all))
                .append('\n')
                .toString());
    }

    /** In words, the first thing in which another run differs. */
    String difference(String other) {
        Map<String, String> here = lines(text);
        Map<String, String> there = lines(other);
        for (Map.Entry<String, String> fact : here.entrySet()) {
            String value = there.getOrDefault(fact.getKey(), "missing");
            if (!value.equals(fact.getValue())) {
                return fact.getKey().equals("initial state")
                        ? "it began from another initial state"
                        : "its " + fact.getKey() + " is " + value + ", here it is " + fact.getValue();
            }
        }
        return "it states more than this one";
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf(" = ");
            lines.put(at < 0 ? line : line.substring(0, at), at < 0 ? "" : line.substring(at + 3));
        });
        return lines;
    }

    private static String hash(Field initial) {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (double[] part : new double[][] {initial.re(), initial.im()}) {
            for (double value : part) {
                buffer.putDouble(value);
                if (!buffer.hasRemaining()) {
                    digest.update(buffer.array());
                    buffer.clear();
                }
            }
        }
        digest.update(buffer.array(), 0, buffer.position());
        return (initial.isReal() ? "real " : "complex ") + HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
