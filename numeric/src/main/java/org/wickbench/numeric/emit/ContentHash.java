package org.wickbench.numeric.emit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wickbench.numeric.equation.InternalException;

/** The identity of a generated text. */
public final class ContentHash {
    private ContentHash() {}

    /** SHA-256 of the text in UTF-8, in hexadecimal. */
    public static String of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new InternalException("every Java platform has SHA-256", impossible);
        }
    }
}
