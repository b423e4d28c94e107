package org.wickbench.workbench.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.wickbench.verification.report.HeatMapPicture;
import org.wickbench.verification.report.NoFontException;
import org.wickbench.verification.report.PlotPng;
import org.wickbench.verification.report.PlotSvg;
import org.wickbench.workbench.console.InputException;

/** Plots as bytes of a file, in the format that the file's name ends with. */
final class PlotFile {
    private PlotFile() {}

    /** @throws InputException if no plot can be written under this name; to be asked before the work */
    static void check(Path file) {
        if (!isPng(file) && !ending(file, ".svg")) {
            throw new InputException("a plot is written as .svg or .png, not as '" + file + "'");
        }
    }

    static byte[] bytes(Path file, StatePlot plot, boolean parts) {
        try {
            if (plot.grid().dimension() == 1) {
                return isPng(file)
                        ? PlotPng.standalone(plot.curves(parts))
                        : PlotSvg.standalone(plot.curves(parts)).getBytes(StandardCharsets.UTF_8);
            }
            return isPng(file)
                    ? HeatMapPicture.png(plot.maps())
                    : HeatMapPicture.svg(plot.maps()).getBytes(StandardCharsets.UTF_8);
        } catch (NoFontException e) {
            throw new InputException("cannot draw " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isPng(Path file) {
        return ending(file, ".png");
    }

    private static boolean ending(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
