package org.wickbench.numeric;

import java.util.List;
import org.wickbench.numeric.emit.SourceFile;

/**
 * A standalone program as files.
 *
 * @param files the source first, then its README
 * @param report what the compiler did, counted over one run of the program
 */
public record Generated(List<SourceFile> files, BuildReport report) {
    public Generated {
        files = List.copyOf(files);
    }
}
