package org.wickbench.workbench.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/** States as lines of numbers. */
final class Csv {
    private Csv() {}

    static void write(OutputStream out, Result result) throws IOException {
        Grid grid = result.grid();
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        String comma = "";
        for (Axis axis : grid.axes()) {
            text.append(comma).append(axis.name());
            comma = ",";
        }
        for (int s = 0; s < result.states().size(); s++) {
            String name = result.names().get(s);
            text.append(',')
                    .append(result.states().get(s).isReal() ? name : name + "_re,")
                    .append(result.states().get(s).isReal() ? "" : name + "_im");
        }
        text.append('\n');
        for (int i = 0; i < grid.size(); i++) {
            for (int a = 0; a < grid.dimension(); a++) {
                int index = (i / grid.stride(a)) % grid.axis(a).points();
                text.append(a == 0 ? "" : ",")
                        .append(Double.toString(grid.axis(a).node(index)));
            }
            for (Field state : result.states()) {
                text.append(',').append(Double.toString(state.re()[i]));
                if (!state.isReal()) {
                    text.append(',').append(Double.toString(state.im()[i]));
                }
            }
            text.append('\n');
        }
        text.flush();
    }
}
