package org.wickbench.verification.report;

/** This machine cannot write text into pixels: it has no font, or not the libraries that draw one. */
public final class NoFontException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoFontException(Throwable cause) {
        super("this machine has no font for text in pixels; an .svg brings none and needs none", cause);
    }
}
